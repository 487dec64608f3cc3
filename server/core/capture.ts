/** A capture file opened: an index of its packets over the file's own bytes, about 32 bytes a packet. */

import type { PacketRecord, RecordTable } from './capture-records.ts';
import { RecordColumns } from './capture-records.ts';
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

/** A capture as plain data, to be handed from one thread to another: each buffer may be transferred. */
export interface PackedCapture {
  readonly bytes: Uint8Array;
  readonly format: 'pcap' | 'pcapng';
  readonly interfaces: readonly CaptureInterface[];
  readonly names: ReadonlyMap<string, string>;
  readonly comments: readonly string[];
  readonly packetComments: ReadonlyMap<number, readonly string[]>;
  readonly records: RecordTable;
}

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
  #records = new RecordColumns();

  constructor(bytes: Uint8Array, format: 'pcap' | 'pcapng') {
    this.bytes = bytes;
    this.format = format;
  }

  /** The capture that {@link pack} gave; the file's bytes and the rows are not copied. */
  static unpack(packed: PackedCapture): Capture {
    const capture = new Capture(packed.bytes, packed.format);
    capture.interfaces.push(...packed.interfaces);
    capture.comments.push(...packed.comments);
    for (const [address, name] of packed.names) capture.names.set(address, name);
    for (const [index, texts] of packed.packetComments) {
      capture.#packetComments.set(index, [...texts]);
    }
    capture.#records = new RecordColumns(packed.records);
    return capture;
  }

  /** How many packets there are. */
  get count(): number {
    return this.#records.count;
  }

  /** The captured bytes of packet `index`: a view of the file, not a copy. Empty where there is none such. */
  packetBytes(index: number): Uint8Array {
    const start = this.#records.table.offsets[index] ?? 0;
    return this.bytes.subarray(start, start + (this.#records.table.captured[index] ?? 0));
  }

  /** The packet's length on the wire, bytes. */
  wireBytes(index: number): number {
    return this.#records.table.onWire[index] ?? 0;
  }

  /** Whole seconds since 1970 UTC, or NaN without a time. */
  seconds(index: number): number {
    return this.#records.table.seconds[index] ?? NaN;
  }

  /** Nanoseconds beyond {@link seconds}. */
  nanoseconds(index: number): number {
    return this.#records.table.nanoseconds[index] ?? 0;
  }

  /** The interface packet `index` was seen on, or null where the file names one that it does not describe. */
  interfaceOf(index: number): CaptureInterface | null {
    return this.interfaces[this.#records.table.interfaces[index] ?? 0] ?? null;
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
      offset: this.#records.table.offsets[index] ?? 0,
      capturedBytes: this.#records.table.captured[index] ?? 0,
      wireBytes: this.wireBytes(index),
      interfaceIndex: this.#records.table.interfaces[index] ?? 0,
      seconds: this.seconds(index),
      nanoseconds: this.nanoseconds(index),
    };
  }

  /** Everything, the rows without room to grow. */
  pack(): PackedCapture {
    const { bytes, format, interfaces, names, comments } = this;
    const packetComments = this.#packetComments;
    const records = this.#records.pack();
    return { bytes, format, interfaces, names, comments, packetComments, records };
  }

  /** For the readers: appends a packet. */
  append(record: PacketRecord): void {
    this.#records.append(record);
  }

  /** For the readers: notes a comment on the packet appended last. */
  commentLast(comment: string): void {
    const index = this.count - 1;
    const known = this.#packetComments.get(index);
    if (known === undefined) this.#packetComments.set(index, [comment]);
    else known.push(comment);
  }
}
