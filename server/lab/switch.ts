/** A learning switch: knows behind which port each MAC address was last seen. */

import { u16, u32 } from '#core/bytes.ts';

/** Ports are numbered from 0. */
export class LearningSwitch {
  private readonly portOf = new Map<number, number>();
  private readonly ports: readonly number[];

  constructor(portCount: number) {
    this.ports = Array.from({ length: portCount }, (_, port) => port);
  }

  /** The port behind which this frame's sender was last seen, if it was. */
  portOfSender(frame: Uint8Array): number | undefined {
    return this.portOf.get(macKey(frame, 6));
  }

  /** The ports a frame that came in by `from` goes out by: one where the address is known, else all others. */
  route(frame: Uint8Array, from: number): readonly number[] {
    this.portOf.set(macKey(frame, 6), from);
    const to = this.portOf.get(macKey(frame, 0));
    if (to === undefined) return this.ports.filter((port) => port !== from);
    return to === from ? [] : [to];
  }
}

/** A MAC address as one number: 48 bits fit in a double. */
function macKey(frame: Uint8Array, at: number): number {
  return u16(frame, at) * 2 ** 32 + u32(frame, at + 2);
}
