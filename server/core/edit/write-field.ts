/** Writes a value that a person typed into the bits of its field, and into no others. */

import { ipv4Bytes, ipv6Bytes, macBytes } from '../address.ts';
import { fromHex } from '../bytes.ts';
import type { Field } from '../dissect/field.ts';
import { bitsOf, readBits, writeBits } from './bits.ts';

/** Why a text cannot stand in a field. */
export type ValueFault =
  /** It is no number in decimal or 0x…. */
  | { readonly type: 'no-number' }
  /** The field has room for numbers up to `most`. */
  | { readonly type: 'too-large'; readonly most: number }
  /** The field counts in steps of `step`. */
  | { readonly type: 'no-multiple'; readonly step: number }
  /** It is no address such as `like`. */
  | { readonly type: 'no-address'; readonly like: string }
  /** The field has room for exactly so many bytes in hex. */
  | { readonly type: 'no-bytes'; readonly lengthBytes: number }
  /** The value was worked out: the packet has no bytes for it. */
  | { readonly type: 'worked-out' };

export type Written = { readonly bytes: Uint8Array } | { readonly fault: ValueFault };

/** What may be typed into a field. */
export type Notation = 'number' | 'ipv4' | 'ipv6' | 'mac' | 'bytes';

/** What may be typed into the field; null where the packet has no bytes for it. */
export function notationOf({ value, scale, range }: Field): Notation | null {
  const width = range.end - range.start;
  if (width <= 0) return null;
  if (typeof value === 'number') return scale === null || width > 4 ? null : 'number';
  if (width === 6 && MAC.test(value)) return 'mac';
  if (width === 4 && IPV4.test(value)) return 'ipv4';
  if (width === 16 && value.includes(':')) return 'ipv6';
  return /^([0-9a-f]{2})+$/.test(value) && value.length === 2 * width ? 'bytes' : null;
}

/**
 * The bytes with the field's value as typed. Numbers are decimal, `0x…`, or `+n` and `-n`: so much more or less than
 * now, going round at the field's end as sequence numbers do (RFC 9293 §3.4). Only the field's own bits change.
 */
export function writeField(bytes: Uint8Array, field: Field, text: string): Written {
  const typed = text.trim();
  switch (notationOf(field)) {
    case null:
      return { fault: { type: 'worked-out' } };
    case 'number':
      return writeNumber(bytes, field, typed);
    case 'ipv4':
      return IPV4.test(typed) && ipv4Parts(typed).every((part) => part <= 255)
        ? put(bytes, field, ipv4Bytes(typed))
        : { fault: { type: 'no-address', like: '10.0.0.1' } };
    case 'ipv6':
      return isIpv6(typed)
        ? put(bytes, field, ipv6Bytes(typed))
        : { fault: { type: 'no-address', like: 'fd00::1' } };
    case 'mac':
      return MAC.test(typed)
        ? put(bytes, field, macBytes(typed.replaceAll('-', ':')))
        : { fault: { type: 'no-address', like: '02:00:00:00:00:01' } };
    case 'bytes':
      return writeHex(bytes, field, typed.replaceAll(/[\s:]/g, ''));
  }
}

function writeNumber(bytes: Uint8Array, field: Field, typed: string): Written {
  const found = /^([+-]?)(0x[0-9a-f]+|\d+)$/i.exec(typed.replaceAll(/[\s_,]/g, ''));
  if (found === null) return { fault: { type: 'no-number' } };
  const [, sign = '', digits = ''] = found;
  const at = bitsOf(field);
  const step = field.scale ?? 1;
  const room = 2 ** (at.end - at.start);
  const amount = Number(digits) / step;
  if (!Number.isInteger(amount)) return { fault: { type: 'no-multiple', step } };
  if (amount >= room) return { fault: { type: 'too-large', most: (room - 1) * step } };
  if (sign === '') return { bytes: writeBits(bytes, at, amount) };
  const moved = readBits(bytes, at) + (sign === '-' ? -amount : amount);
  return { bytes: writeBits(bytes, at, (moved + room) % room) };
}

function writeHex(bytes: Uint8Array, field: Field, digits: string): Written {
  const lengthBytes = field.range.end - field.range.start;
  if (!/^[0-9a-f]*$/i.test(digits) || digits.length !== 2 * lengthBytes) {
    return { fault: { type: 'no-bytes', lengthBytes } };
  }
  return put(bytes, field, fromHex(digits));
}

function put(bytes: Uint8Array, { range }: Field, value: ArrayLike<number>): Written {
  const written = bytes.slice();
  written.set(value, range.start);
  return { bytes: written };
}

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;
const MAC = /^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i;
const GROUP = /^([0-9a-f]{1,4}|\d{1,3}(\.\d{1,3}){3})$/i;

function ipv4Parts(text: string): readonly number[] {
  return text.split('.').map(Number);
}

/** RFC 4291 §2.2: eight groups, or fewer with `::` once for the zeros left out; the last may be dotted. */
function isIpv6(text: string): boolean {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return false;
  const groups = [head, tail ?? ''].flatMap((side) => (side === '' ? [] : side.split(':')));
  const isDotted = groups.at(-1)?.includes('.') === true;
  const areGroups = groups.every(
    (group, i) =>
      GROUP.test(group) &&
      (!group.includes('.') ||
        (i === groups.length - 1 && ipv4Parts(group).every((part) => part <= 255))),
  );
  const count = groups.length + (isDotted ? 1 : 0);
  return areGroups && (tail === undefined ? count === 8 : count < 8);
}
