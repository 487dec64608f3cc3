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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: RunEvent[] = [];
  const issues: CaptureIssue[] = [];
  let isLittleEndian = true;
  for (let at = 0; at < bytes.length;) {
    const read = readBlock(view, at, isLittleEndian);
    if ('issue' in read) {
      issues.push(read.issue);
      break;
    }
    isLittleEndian = read.block.isLittleEndian;
    takeBlock(view, read.block, events, issues);
    at = read.block.next;
  }
  return { events: events.sort((a, b) => a.seq - b.seq), issues };
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
