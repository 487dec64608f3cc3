/** A capture file opened: an index of its packets over the file's own bytes, about 32 bytes a packet. */

import type { Bilingual } from './dissect/field.ts';

/** One interface of a capture, as its file describes it. */
export interface CaptureInterface {
  /** What the packets begin with (tcpdump.org/linktypes). */
  readonly linkType: number;
  /** Most bytes kept of a packet, or 0 for no limit. */
  readonly snapLengthBytes: number;
  readonly name: string | null;
  readonly description: string | null;
  /** Bytes of frame check sequence at the end of each packet. */
  readonly fcsBytes: number;
  /** Timestamp units per second (`if_tsresol`). */
  readonly ticksPerSecond: number;
  /** Added to every timestamp, seconds (`if_tsoffset`). */
  readonly offsetSeconds: number;
  /** Packets the capturing system says it lost (`isb_ifdrop`), or null where it does not say. */
  readonly lostPackets: number | null;
}

/** What can be wrong with a capture file. */
export type CaptureIssueCode =
  | 'not-a-capture'
  | 'compressed'
  | 'cut-off'
  | 'bad-record'
  | 'bad-block'
  | 'unknown-version'
  | 'too-large';

/** Something wrong with a file; everything before `offset` was read. */
export interface CaptureIssue {
  readonly code: CaptureIssueCode;
  readonly message: Bilingual;
  /** Byte offset in the file. */
  readonly offset: number;
}

/** What a packet's record says of it. */
export interface PacketRecord {
  /** Where its bytes begin in the file. */
  readonly offset: number;
  readonly capturedBytes: number;
  /** Its length on the wire. */
  readonly wireBytes: number;
  /** Index into {@link Capture.interfaces}. */
  readonly interfaceIndex: number;
  /** Whole seconds since 1970 UTC; NaN where the file has no time for it (simple packet blocks). */
  readonly seconds: number;
  /** Nanoseconds beyond {@link seconds}. */
  readonly nanoseconds: number;
}

const FIRST_CAPACITY = 1024;

/**
 * The packets of a file, in file order, numbered from 0. Holds the file's bytes and typed columns only:
 * no object is made until a packet is asked for.
 */
export class Capture {
  readonly bytes: Uint8Array;
  readonly format: 'pcap' | 'pcapng';
  readonly interfaces: CaptureInterface[] = [];
  /** Names of addresses, from name resolution blocks. */
  readonly names = new Map<string, string>();
  /** Comments on the file and its sections. */
  readonly comments: string[] = [];
  readonly #packetComments = new Map<number, string[]>();
  #count = 0;
  #offsets = new Float64Array(FIRST_CAPACITY);
  #seconds = new Float64Array(FIRST_CAPACITY);
  #nanoseconds = new Uint32Array(FIRST_CAPACITY);
  #captured = new Uint32Array(FIRST_CAPACITY);
  #onWire = new Uint32Array(FIRST_CAPACITY);
  #interfaces = new Uint32Array(FIRST_CAPACITY);

  constructor(bytes: Uint8Array, format: 'pcap' | 'pcapng') {
    this.bytes = bytes;
    this.format = format;
  }

  /** How many packets there are. */
  get count(): number {
    return this.#count;
  }

  /** The captured bytes of packet `index`: a view of the file, not a copy. Empty where there is none such. */
  packetBytes(index: number): Uint8Array {
    const start = this.#offsets[index] ?? 0;
    return this.bytes.subarray(start, start + (this.#captured[index] ?? 0));
  }

  /** The packet's length on the wire, bytes. */
  wireBytes(index: number): number {
    return this.#onWire[index] ?? 0;
  }

  /** Whole seconds since 1970 UTC, or NaN without a time. */
  seconds(index: number): number {
    return this.#seconds[index] ?? NaN;
  }

  /** Nanoseconds beyond {@link seconds}. */
  nanoseconds(index: number): number {
    return this.#nanoseconds[index] ?? 0;
  }

  /** The interface packet `index` was seen on, or null where the file names one that it does not describe. */
  interfaceOf(index: number): CaptureInterface | null {
    return this.interfaces[this.#interfaces[index] ?? 0] ?? null;
  }

  /** The packet's link type, or -1 without an interface. */
  linkType(index: number): number {
    return this.interfaceOf(index)?.linkType ?? -1;
  }

  /** Comments written on packet `index`. */
  packetComments(index: number): readonly string[] {
    return this.#packetComments.get(index) ?? [];
  }

  /** All of a record at once. */
  record(index: number): PacketRecord {
    return {
      offset: this.#offsets[index] ?? 0,
      capturedBytes: this.#captured[index] ?? 0,
      wireBytes: this.wireBytes(index),
      interfaceIndex: this.#interfaces[index] ?? 0,
      seconds: this.seconds(index),
      nanoseconds: this.nanoseconds(index),
    };
  }

  /** For the readers: appends a packet. */
  append(record: PacketRecord): void {
    const index = this.#count;
    if (index === this.#offsets.length) this.#grow();
    this.#offsets[index] = record.offset;
    this.#captured[index] = record.capturedBytes;
    this.#onWire[index] = record.wireBytes;
    this.#interfaces[index] = record.interfaceIndex;
    this.#seconds[index] = record.seconds;
    this.#nanoseconds[index] = record.nanoseconds;
    this.#count += 1;
  }

  /** For the readers: notes a comment on the packet appended last. */
  commentLast(comment: string): void {
    const index = this.#count - 1;
    const known = this.#packetComments.get(index);
    if (known === undefined) this.#packetComments.set(index, [comment]);
    else known.push(comment);
  }

  #grow(): void {
    const capacity = Math.ceil(this.#offsets.length * 1.5);
    this.#offsets = copyInto(new Float64Array(capacity), this.#offsets);
    this.#seconds = copyInto(new Float64Array(capacity), this.#seconds);
    this.#nanoseconds = copyInto(new Uint32Array(capacity), this.#nanoseconds);
    this.#captured = copyInto(new Uint32Array(capacity), this.#captured);
    this.#onWire = copyInto(new Uint32Array(capacity), this.#onWire);
    this.#interfaces = copyInto(new Uint32Array(capacity), this.#interfaces);
  }
}

function copyInto<T extends Float64Array | Uint32Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
