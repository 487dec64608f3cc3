/** Writes pcapng blocks, little-endian, into one growing buffer. */

import { BLOCK_OVERHEAD_BYTES, OPTION, padTo4 } from './blocks.ts';

/** One option of a block: its code and its bytes. */
export interface BlockOption {
  readonly code: number;
  readonly value: Uint8Array;
}

const FIRST_CAPACITY_BYTES = 4096;
const OPTION_HEADER_BYTES = 4;
const MAX_OPTION_BYTES = 0xffff;

/** Owns the buffer; {@link take} gives the file. */
export class BlockWriter {
  #bytes = new Uint8Array(FIRST_CAPACITY_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** Adds a block of `type`: fixed fields, then data padded to 32 bits, then options. */
  block(
    type: number,
    parts: {
      readonly fixed: Uint8Array;
      readonly data?: Uint8Array;
      readonly options?: readonly BlockOption[];
    },
  ): void {
    const data = parts.data ?? new Uint8Array(0);
    const options = parts.options ?? [];
    const optionBytes = options.reduce((sum, option) => sum + sizeOf(option), 0);
    // The end-of-options option closes the list only where there is one (§3.5).
    const endBytes = options.length > 0 ? OPTION_HEADER_BYTES : 0;
    const total =
      BLOCK_OVERHEAD_BYTES + parts.fixed.length + padTo4(data.length) + optionBytes + endBytes;
    this.#room(total);
    const end = this.#length + total;
    this.#u32(type);
    this.#u32(total);
    this.#put(parts.fixed);
    this.#put(data);
    for (const option of options) this.#option(option);
    if (endBytes > 0) this.#u32(OPTION.end);
    this.#u32(total);
    this.#length = end;
  }

  /** The file so far; the buffer is given away. */
  take(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #option(option: BlockOption): void {
    const value = option.value.subarray(0, MAX_OPTION_BYTES);
    this.#view.setUint16(this.#length, option.code, true);
    this.#view.setUint16(this.#length + 2, value.length, true);
    this.#length += OPTION_HEADER_BYTES;
    this.#put(value);
  }

  #u32(value: number): void {
    this.#view.setUint32(this.#length, value, true);
    this.#length += 4;
  }

  /** Bytes and their padding; fresh room is zero already. */
  #put(bytes: Uint8Array): void {
    this.#bytes.set(bytes, this.#length);
    this.#length += padTo4(bytes.length);
  }

  #room(lengthBytes: number): void {
    const needed = this.#length + lengthBytes;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

/** Fixed fields of a block: 16- and 32-bit words, little-endian, as `[width, value]` pairs of bits. */
export function words(...fields: readonly (readonly [16 | 32, number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [bits]) => sum + bits / 8, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [bits, value] of fields) {
    if (bits === 16) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bits / 8;
  }
  return bytes;
}

function sizeOf(option: BlockOption): number {
  return OPTION_HEADER_BYTES + padTo4(Math.min(option.value.length, MAX_OPTION_BYTES));
}
