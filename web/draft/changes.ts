/** What differs between two forms of a frame: field by field where fields read it, else byte by byte. */

import { toHex } from '#core/bytes.ts';
import { bitsOf, readBits } from '#core/edit/bits.ts';
import { notationOf } from '#core/edit/write-field.ts';
import type { ByteRange } from '#core/event-base.ts';
import type { Part } from '../inspect/parts.ts';

export interface Change {
  /** Null for bytes that no field reads, such as data. */
  readonly part: Part | null;
  readonly range: ByteRange;
  /** As a person reads it; empty for bytes that were not there. */
  readonly before: string;
  readonly after: string;
}

/** A form of a frame, taken apart. */
export interface Form {
  readonly bytes: Uint8Array;
  readonly parts: readonly Part[];
}

/** Every difference, in the order of the frame. */
export function changesBetween(before: Form, after: Form): readonly Change[] {
  const told = new Set<number>();
  const writable = after.parts.filter(isWritable);
  const holders = new Set(writable.map(({ parent }) => parent));
  const fields = writable.flatMap((part) => {
    // A word of flags is told flag by flag.
    if (holders.has(part.id) || !differs(part, before.bytes, after.bytes)) return [];
    for (let at = part.range.start; at < part.range.end; at++) told.add(at);
    return [{ part, range: part.range, before: textIn(before, part), after: part.field.text }];
  });
  const rest = runsOf(before.bytes, after.bytes, told).map((range) => ({
    part: null,
    range,
    before: bytesText(before.bytes, range),
    after: bytesText(after.bytes, range),
  }));
  return [...fields, ...rest].sort((a, b) => a.range.start - b.range.start);
}

type FieldPart = Part & { readonly field: NonNullable<Part['field']> };

/** Whether a value can be typed into the part. */
export function isWritable(part: Part): part is FieldPart {
  return part.source === 'frame' && part.field !== null && notationOf(part.field) !== null;
}

function differs({ field, range }: FieldPart, before: Uint8Array, after: Uint8Array): boolean {
  if (typeof field.value === 'number') {
    return readBits(before, bitsOf(field)) !== readBits(after, bitsOf(field));
  }
  return bytesText(before, range) !== bytesText(after, range);
}

/** The field's text before, where the same field stood in the same place; else its bytes. */
function textIn({ parts, bytes }: Form, { id, range }: FieldPart): string {
  const same = parts.find((part) => part.id === id && part.range.start === range.start);
  return same?.field?.text ?? bytesText(bytes, range);
}

function runsOf(before: Uint8Array, after: Uint8Array, told: ReadonlySet<number>): ByteRange[] {
  const runs: { start: number; end: number }[] = [];
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    if (told.has(at) || before[at] === after[at]) continue;
    const last = runs.at(-1);
    if (last?.end === at) last.end++;
    else runs.push({ start: at, end: at + 1 });
  }
  return runs;
}

/** Hex, and beside it the characters where all of them print. */
function bytesText(bytes: Uint8Array, { start, end }: ByteRange): string {
  const own = bytes.subarray(start, end);
  if (own.length === 0) return '';
  const hex = toHex(own);
  const isText = own.every((byte) => byte >= 0x20 && byte < 0x7f);
  return isText ? `${hex} “${String.fromCharCode(...own)}”` : hex;
}
