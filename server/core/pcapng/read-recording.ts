/** Reads a recording back into the events it was written from. */

import { toBase64 } from '../bytes.ts';
import type { CaptureIssue } from '../capture.ts';
import type { RunEvent } from '../event.ts';
import { BLOCK, EXAMPLE_ENTERPRISE } from './blocks.ts';
import { forEachOption, readBlock, type Block } from './block-reader.ts';
import { fromUtf8, toUtf8 } from './utf8.ts';
import { isPcapng } from './read.ts';
import { parseEvent } from './recorded-event.ts';
import { CUSTOM_TEXT_OPTION, MAGIC } from './write.ts';

/** The log, in order, and what was wrong with the file. Empty where the file is a capture but no recording. */
export interface Recording {
  readonly events: readonly RunEvent[];
  readonly issues: readonly CaptureIssue[];
}

const MAGIC_BYTES = toUtf8(MAGIC);
const PACKET_FIXED_BYTES = 20;

/** Whether the file is one that {@link writeRecording} made: told by its first frame, or by its events where it has none. */
export function isRecording(bytes: Uint8Array): boolean {
  if (!isPcapng(bytes)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let isLittleEndian = true;
  for (let at = 0; at < bytes.length;) {
    const read = readBlock(view, at, isLittleEndian);
    if ('issue' in read) return false;
    const { block } = read;
    isLittleEndian = block.isLittleEndian;
    if (block.type === BLOCK.enhancedPacket || block.type === BLOCK.customNotCopied) {
      const events: RunEvent[] = [];
      takeBlock(view, block, events, []);
      return events.length > 0;
    }
    at = block.next;
  }
  return false;
}

/** Reads every event of the file {@link writeRecording} made. Never throws; a cut file gives the events it has. */
export function readRecording(bytes: Uint8Array): Recording {
  const reader = new RecordingReader();
  const events = [...reader.read(bytes, { isWhole: true, pieceEvents: Infinity })].flat();
  return { events, issues: reader.issues };
}

/** Reads a recording while it comes in, and gives its events in order as soon as none before them is missing. */
export class RecordingReader {
  readonly issues: CaptureIssue[] = [];
  /** Events that wait for those before them. */
  readonly #early = new Map<number, RunEvent>();
  #next = 0;
  #offset = 0;
  #isLittleEndian = true;
  #isBroken = false;

  /**
   * Reads on in the file.
   *
   * @param bytes - its beginning, as far as it is there.
   * @param options.isWhole - it is all there: what still waits is given too.
   * @param options.pieceEvents - how many events are given at a time.
   */
  *read(
    bytes: Uint8Array,
    { isWhole, pieceEvents }: { readonly isWhole: boolean; readonly pieceEvents: number },
  ): Generator<readonly RunEvent[]> {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let piece: RunEvent[] = [];
    while (this.#step(view, isWhole)) {
      for (let event = this.#takeNext(); event; event = this.#takeNext()) piece.push(event);
      while (piece.length >= pieceEvents) yield piece.splice(0, pieceEvents);
    }
    if (isWhole) piece = piece.concat([...this.#early.values()].sort((a, b) => a.seq - b.seq));
    if (piece.length > 0) yield piece;
  }

  /** Reads one block; false where there is none. */
  #step(view: DataView, isWhole: boolean): boolean {
    if (this.#isBroken || this.#offset >= view.byteLength) return false;
    const read = readBlock(view, this.#offset, this.#isLittleEndian);
    if ('issue' in read) {
      this.#isBroken = isWhole; // otherwise the rest of the block may still come
      if (isWhole) this.issues.push(read.issue);
      return false;
    }
    const events: RunEvent[] = [];
    takeBlock(view, read.block, events, this.issues);
    for (const event of events) this.#early.set(event.seq, event);
    this.#isLittleEndian = read.block.isLittleEndian;
    this.#offset = read.block.next;
    return true;
  }

  #takeNext(): RunEvent | undefined {
    const event = this.#early.get(this.#next);
    if (event) this.#early.delete(this.#next++);
    return event;
  }
}

function takeBlock(view: DataView, block: Block, events: RunEvent[], issues: CaptureIssue[]): void {
  const take = (json: string, frame: Uint8Array | null): void => {
    const event = parseEvent(json, frame === null ? null : toBase64(frame));
    if (event === null) issues.push(notAnEvent(block.start));
    else events.push(event);
  };
  if (block.type === BLOCK.customNotCopied) {
    const text = ourText(view, block.bodyStart, block.bodyEnd, block.isLittleEndian);
    for (const line of (text ?? '').split('\n')) if (line !== '') take(line, null);
  } else if (block.type === BLOCK.enhancedPacket) takeFrame(view, block, take);
}

/** A frame's own event lies in a custom option, all but its bytes, which are the packet's. */
function takeFrame(
  view: DataView,
  block: Block,
  take: (json: string, frame: Uint8Array) => void,
): void {
  const offset = block.bodyStart + PACKET_FIXED_BYTES;
  if (offset > block.bodyEnd) return;
  const lengthBytes = view.getUint32(block.bodyStart + 12, block.isLittleEndian);
  const optionsAt = offset + Math.ceil(lengthBytes / 4) * 4;
  if (optionsAt > block.bodyEnd) return;
  const frame = new Uint8Array(view.buffer, view.byteOffset + offset, lengthBytes);
  forEachOption(view, optionsAt, block.bodyEnd, block.isLittleEndian, (code, start, end) => {
    if (code !== CUSTOM_TEXT_OPTION) return;
    const text = ourText(view, start, end, block.isLittleEndian);
    if (text !== null) take(text, frame);
  });
}

/** The text after enterprise number and magic, or null where the data is another's. */
function ourText(
  view: DataView,
  start: number,
  end: number,
  isLittleEndian: boolean,
): string | null {
  const textAt = start + 4 + MAGIC_BYTES.length;
  if (textAt > end || view.getUint32(start, isLittleEndian) !== EXAMPLE_ENTERPRISE) return null;
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  if (MAGIC_BYTES.some((byte, i) => bytes[start + 4 + i] !== byte)) return null;
  return fromUtf8(bytes.subarray(textAt, end));
}

function notAnEvent(offset: number): CaptureIssue {
  return {
    code: 'bad-block',
    offset,
    message: {
      en: `the block at offset ${offset} holds something that is no event of a run; it was left out`,
      zh: `偏移 ${offset} 处的块含有不属于运行事件的内容，已略过`,
    },
  };
}
