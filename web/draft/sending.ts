/** The command that sends a draft: in the packet's place, or as a packet of its own. */

import { toBase64 } from '#core/bytes.ts';
import type { HandCommand } from '#core/command/hand-command.ts';
import { onlyDifference } from '#core/edit/draft.ts';
import { mendChecksums } from '#core/mend-checksums.ts';
import type { Packet } from '../view/packet.ts';
import { bytesOn, waysOpen } from '../view/versions.ts';
import type { Sheet } from './sheet.ts';

/** The frame as it will arrive: with `isMended`, its checksums are right. */
export function finished({ draft, isMended }: Pick<Sheet, 'draft' | 'isMended'>): Uint8Array {
  return isMended ? mendChecksums(draft.bytes) : draft.bytes;
}

/**
 * What to ask of the run; null where it could not say whom the frame goes to.
 *
 * @param packet - as it is by now, where the sheet began as one.
 */
export function commandOf(sheet: Sheet, packet: Packet | null): HandCommand | null {
  const { way, toward, afterMs, draft, isMended: mend } = sheet;
  const bytes = toBase64(draft.bytes);
  if (way === 'copy' || packet === null) {
    if (toward === null) return null;
    const copyOf = packet === null ? {} : { copyOf: packet.number };
    const later = afterMs > 0 ? { afterUs: Math.round(afterMs * 1000) } : {};
    return { type: 'inject', bytes, toward, mend, ...copyOf, ...later };
  }
  const open = waysOpen(packet);
  const bit = open.map((leg) => onlyDifference(bytesOn(packet, leg), draft.bytes));
  const [first = null] = bit;
  // One bit turned over is told as such in the log; where the frames differ, each gets the whole.
  if (first !== null && bit.every((one) => one === first)) {
    return { type: 'flip', packet: packet.number, bit: first, mend };
  }
  return { type: 'replace', packet: packet.number, bytes, mend };
}
