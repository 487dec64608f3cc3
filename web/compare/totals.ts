/** A run in a few numbers, to be held against another. */

import type { RunLog } from '../view/log.ts';
import { payloadLength } from '../view/packet.ts';

export interface Totals {
  readonly packets: number;
  /** Bytes of all frames. */
  readonly wireBytes: number;
  /** From the first packet's sending to the end of the last packet's way, µs. */
  readonly durationUs: number;
  readonly retransmissions: number;
  readonly lost: number;
  /** Packets with data for each write that they carry; null where no write is known. */
  readonly packetsPerWrite: number | null;
}

/** Times nearer to each other than this share are one: no two runs of a kernel take the same µs. */
const SAME_TIME = 0.02;

/** Whether the runs came out differently in one number. */
export function differsIn(name: keyof Totals, a: Totals, b: Totals): boolean {
  if (name !== 'durationUs') return a[name] !== b[name];
  return Math.abs(a[name] - b[name]) > SAME_TIME * Math.max(a[name], b[name]);
}

/** What is counted over all packets of a log. */
export function totalsOf(log: RunLog): Totals {
  const writes = new Set<number>();
  let [wireBytes, endUs, retransmissions, lost, withData] = [0, 0, 0, 0, 0];
  const packets = log.packets.slice(0, log.packets.length);
  for (const packet of packets) {
    wireBytes += packet.wireBytes;
    if (packet.isRepeat) retransmissions++;
    if (payloadLength(packet) > 0) withData++;
    for (const { write } of packet.blocks) if (write !== null) writes.add(write);
    endUs = Math.max(endUs, packet.sentUs);
    for (const { fate } of packet.legs) {
      if (fate.type !== 'flying') endUs = Math.max(endUs, fate.atUs);
      if (fate.type === 'dropped') lost++;
    }
  }
  return {
    packets: packets.length,
    wireBytes,
    durationUs: packets[0] ? endUs - packets[0].sentUs : 0,
    retransmissions,
    lost,
    packetsPerWrite: writes.size === 0 ? null : withData / writes.size,
  };
}
