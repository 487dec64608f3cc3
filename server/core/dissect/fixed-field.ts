/** Fields at a fixed place in their header: the rows of a protocol's table, and how a row's value is read. */

import { toHex, u16, u32, u8 } from '../bytes.ts';
import { ipv4Text, ipv6Text, macText } from '../address-text.ts';
import type { FieldSpec, FieldValue } from './field.ts';

/** The kinds of value a fixed field may hold. */
export type FieldKind = 'uint' | 'ipv4' | 'ipv6' | 'mac' | 'bytes';

/** A field at a fixed place in its header. */
export interface FixedField extends FieldSpec {
  /** Bytes `[start, end)` from the header's start. */
  readonly at: readonly [number, number];
  /** `uint` where left out. */
  readonly kind?: FieldKind;
}

/** The value a fixed field holds between `start` and `end`. */
export function readValue(
  bytes: Uint8Array,
  spec: FixedField,
  start: number,
  end: number,
): FieldValue {
  switch (spec.kind ?? 'uint') {
    case 'uint':
      return readUint(bytes, spec, start, end);
    case 'ipv4':
      return ipv4Text(bytes, start);
    case 'ipv6':
      return ipv6Text(bytes, start);
    case 'mac':
      return macText(bytes, start);
    case 'bytes':
      return toHex(bytes.subarray(start, end));
  }
}

function readUint(bytes: Uint8Array, spec: FixedField, start: number, end: number): number {
  const width = end - start;
  const whole =
    width === 1
      ? u8(bytes, start)
      : width === 2
        ? u16(bytes, start)
        : width === 3
          ? (u8(bytes, start) << 16) | u16(bytes, start + 1)
          : u32(bytes, start);
  const { bits } = spec;
  const value =
    bits === undefined
      ? whole
      : (whole >>> (width * 8 - bits.end)) & (0xffffffff >>> (32 - (bits.end - bits.start)));
  return (value >>> 0) * (spec.scale ?? 1);
}
