/** A learning switch: knows behind which port each MAC address was last seen. */

import { u16, u32 } from '#core/bytes.ts';

/** Where the last frame from one port went, and the address bytes it went by. */
interface LastRoute {
  first: number;
  second: number;
  third: number;
  ports: readonly number[];
}

/** Ports are numbered from 0. */
export class LearningSwitch {
  private readonly portOf = new Map<number, number>();
  private readonly ports: readonly number[];
  private readonly last: LastRoute[];

  constructor(portCount: number) {
    this.ports = Array.from({ length: portCount }, (_, port) => port);
    this.last = this.ports.map(() => ({ first: -1, second: -1, third: -1, ports: [] }));
  }

  /** The port behind which this frame's sender was last seen, if it was. */
  portOfSender(frame: Uint8Array): number | undefined {
    return this.portOf.get(macKey(frame, 6));
  }

  /** The ports a frame that came in by `from` goes out by: one where the address is known, else all others. */
  route(frame: Uint8Array, from: number): readonly number[] {
    const last = this.last[from];
    const [first, second, third] = [u32(frame, 0), u32(frame, 4), u32(frame, 8)];
    if (last?.first === first && last.second === second && last.third === third) return last.ports;
    this.learn(macKey(frame, 6), from);
    const ports = this.portsTo(frame, from);
    if (last) Object.assign(last, { first, second, third, ports });
    return ports;
  }

  private portsTo(frame: Uint8Array, from: number): readonly number[] {
    const to = this.portOf.get(macKey(frame, 0));
    if (to === undefined) return this.ports.filter((port) => port !== from);
    return to === from ? [] : [to];
  }

  /** What was known of the ways is void once an address turns up behind another port. */
  private learn(sender: number, from: number): void {
    if (this.portOf.get(sender) === from) return;
    this.portOf.set(sender, from);
    for (const route of this.last) route.first = -1;
  }
}

/** A MAC address as one number: 48 bits fit in a double. */
function macKey(frame: Uint8Array, at: number): number {
  return u16(frame, at) * 2 ** 32 + u32(frame, at + 2);
}
