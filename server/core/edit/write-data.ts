/** Gives a packet other data, of any length: the lengths in its headers follow. */

import type { ByteRange } from '../event-base.ts';
import type { Dissection, Field } from '../dissect/field.ts';
import { bitsOf, writeBits } from './bits.ts';

/** Length fields that count the data in. */
const LENGTHS: ReadonlySet<string> = new Set(['ip.len', 'ipv6.plen', 'udp.length']);
/** What the fields have room for. */
const ROOM = 0x1_0000;

/** Where the data of the packet's innermost layer lies; null where no layer was read. Quoted packets are data of the ICMP message. */
export function dataRange({ layers }: Dissection): ByteRange | null {
  const last = layers.findLast(({ isQuoted, source }) => !isQuoted && source === 'frame');
  return last === undefined || last.payload.start < last.range.end ? null : last.payload;
}

/**
 * The frame with `data` in the place of its own. A length that was wrong stays wrong by as much; nothing else in the
 * headers changes, so checksums are to be mended by whoever wants them right.
 */
export function writeData(
  bytes: Uint8Array,
  dissection: Dissection,
  data: Uint8Array,
): Uint8Array | null {
  const range = dataRange(dissection);
  if (range === null || range.end > bytes.length) return null;
  const rest = bytes.subarray(range.end);
  const whole = new Uint8Array(range.start + data.length + rest.length);
  whole.set(bytes.subarray(0, range.start));
  whole.set(data, range.start);
  whole.set(rest, range.start + data.length);
  const more = data.length - (range.end - range.start);
  return lengthsOf(dissection).reduce<Uint8Array>((written, field) => {
    const value = (Number(field.value) + more + ROOM) % ROOM;
    return writeBits(written, bitsOf(field), value);
  }, whole);
}

function lengthsOf({ layers }: Dissection): readonly Field[] {
  return layers
    .filter(({ isQuoted, source }) => !isQuoted && source === 'frame')
    .flatMap(({ fields }) => fields.filter(({ key }) => LENGTHS.has(key)));
}
