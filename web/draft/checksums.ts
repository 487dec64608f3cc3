/** How the checksums of a frame stand: what the bytes say, and what would be right. */

import { CHECKSUM } from '#core/dissect/checksum-status.ts';
import { u16 } from '#core/bytes.ts';
import type { Part } from '../inspect/parts.ts';

const STATUS = '.checksum.status';

export interface ChecksumState {
  /** The part of the verdict. */
  readonly id: string;
  /** The protocol as people write it: IPv4, TCP. */
  readonly protocol: string;
  readonly verdict: 'good' | 'bad' | 'unknown';
  /** As the frame has it, and as it would be right: `0x1f2e`. */
  readonly value: string;
  readonly right: string;
}

const NAMES: Readonly<Record<string, string>> = { ip: 'IPv4', icmpv6: 'ICMPv6' };

/**
 * The checksums of the packet itself, not of one that it quotes.
 *
 * @param mended - the same frame with right checksums.
 */
export function checksumStates(
  parts: readonly Part[],
  bytes: Uint8Array,
  mended: Uint8Array,
): readonly ChecksumState[] {
  return parts.flatMap(({ id, field, layer, range }) => {
    if (field === null || !field.key.endsWith(STATUS) || layer.isQuoted) return [];
    const name = layer.protocol;
    return {
      id,
      protocol: NAMES[name] ?? name.toUpperCase(),
      verdict: verdictOf(field.value),
      value: hex(u16(bytes, range.start)),
      right: hex(u16(mended, range.start)),
    };
  });
}

/** Whether the field is a checksum's own bytes. */
export function isChecksum(key: string): boolean {
  return key.endsWith('.checksum');
}

function verdictOf(value: number | string): ChecksumState['verdict'] {
  if (value === CHECKSUM.good) return 'good';
  return value === CHECKSUM.bad || value === CHECKSUM.illegal ? 'bad' : 'unknown';
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}
