/** A learning switch: knows behind which port each MAC address was last seen. */

import { toHex } from '#core/bytes.ts';

/** Ports are numbered from 0. */
export class LearningSwitch {
  private readonly portOf = new Map<string, number>();
  private readonly ports: readonly number[];

  constructor(portCount: number) {
    this.ports = Array.from({ length: portCount }, (_, port) => port);
  }

  /** The ports a frame that came in by `from` goes out by: one where the address is known, else all others. */
  route(frame: Uint8Array, from: number): readonly number[] {
    this.portOf.set(toHex(frame.subarray(6, 12)), from);
    const to = this.portOf.get(toHex(frame.subarray(0, 6)));
    if (to === undefined) return this.ports.filter((port) => port !== from);
    return to === from ? [] : [to];
  }
}
