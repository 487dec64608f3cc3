/** Reads pcapng (draft-ietf-opsawg-pcapng) into a capture's index: every block type is used or passed over. */

import type { Capture, CaptureIssue } from '../capture.ts';
import { BLOCK, OPTION } from './blocks.ts';
import { forEachOption, readBlock, type Block } from './block-reader.ts';
import { noteStatistics, readInterface } from './interface.ts';
import { noInterface, tooShort, unknownVersion } from './issues.ts';
import { readNames } from './names.ts';
import { splitTicks } from './ticks.ts';
import { fromUtf8 } from './utf8.ts';

/** Where reading stands between slices. */
export interface PcapngState {
  offset: number;
  isLittleEndian: boolean;
  /** Where the section's interfaces begin in the capture's list: numbering starts again with each section. */
  firstInterface: number;
  issue: CaptureIssue | null;
  isDone: boolean;
}

/** True where the file begins as a pcapng does. */
export function isPcapng(bytes: Uint8Array): boolean {
  return (
    bytes.length >= 4 &&
    new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) === BLOCK.sectionHeader
  );
}

/** The state before the first block. */
export function openPcapng(): PcapngState {
  return { offset: 0, isLittleEndian: true, firstInterface: 0, issue: null, isDone: false };
}

/** Reads blocks until `sliceEnd` is passed, or the file ends, or a block cannot be read. */
export function readPcapngSlice(capture: Capture, state: PcapngState, sliceEnd: number): void {
  const { buffer, byteOffset, byteLength } = capture.bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  while (state.offset < view.byteLength && state.offset < sliceEnd) {
    const read = readBlock(view, state.offset, state.isLittleEndian);
    const issue = 'issue' in read ? read.issue : takeBlock(capture, state, view, read.block);
    if (issue !== null || 'issue' in read) {
      state.issue = issue;
      state.isDone = true;
      return;
    }
    state.offset = read.block.next;
  }
  state.isDone = state.offset >= view.byteLength;
}

function takeBlock(
  capture: Capture,
  state: PcapngState,
  view: DataView,
  block: Block,
): CaptureIssue | null {
  switch (block.type) {
    case BLOCK.sectionHeader:
      return takeSection(capture, state, view, block);
    case BLOCK.interfaceDescription:
      capture.interfaces.push(readInterface(view, block));
      return null;
    case BLOCK.enhancedPacket:
    case BLOCK.packet:
      return takePacket(capture, state, view, block);
    case BLOCK.simplePacket:
      return takeSimple(capture, state, view, block);
    case BLOCK.nameResolution:
      readNames(capture.names, view, block);
      return null;
    case BLOCK.interfaceStatistics:
      noteStatistics(capture.interfaces, state.firstInterface, view, block);
      return null;
    default:
      return null; // Secrets, custom and unknown blocks are passed over (§4.7, §4.8).
  }
}

function takeSection(
  capture: Capture,
  state: PcapngState,
  view: DataView,
  block: Block,
): CaptureIssue | null {
  const major = view.getUint16(block.bodyStart + 4, block.isLittleEndian);
  if (major !== 1) return unknownVersion(block.start, major);
  state.isLittleEndian = block.isLittleEndian;
  state.firstInterface = capture.interfaces.length;
  forEachOption(
    view,
    block.bodyStart + 16,
    block.bodyEnd,
    block.isLittleEndian,
    (code, start, end) => {
      if (code === OPTION.comment) capture.comments.push(textAt(view, start, end));
    },
  );
  return null;
}

/** Interface, time, two lengths; the obsolete block's interface has 16 bits, and a drop count beside it. */
const PACKET_FIXED_BYTES = 20;

function takePacket(
  capture: Capture,
  state: PcapngState,
  view: DataView,
  block: Block,
): CaptureIssue | null {
  const { bodyStart, bodyEnd, isLittleEndian } = block;
  const offset = bodyStart + PACKET_FIXED_BYTES;
  if (offset > bodyEnd) return tooShort(block.start);
  const local =
    block.type === BLOCK.packet
      ? view.getUint16(bodyStart, isLittleEndian)
      : view.getUint32(bodyStart, isLittleEndian);
  const capturedBytes = view.getUint32(bodyStart + 12, isLittleEndian);
  if (offset + capturedBytes > bodyEnd) return tooShort(block.start);
  const interfaceIndex = state.firstInterface + local;
  const source = capture.interfaces[interfaceIndex];
  if (source === undefined) return noInterface(block.start, local);
  const { seconds, nanoseconds } = splitTicks(
    view.getUint32(bodyStart + 4, isLittleEndian),
    view.getUint32(bodyStart + 8, isLittleEndian),
    source,
  );
  const wireBytes = view.getUint32(bodyStart + 16, isLittleEndian);
  capture.append({ offset, capturedBytes, wireBytes, interfaceIndex, seconds, nanoseconds });
  const optionsAt = offset + Math.ceil(capturedBytes / 4) * 4;
  if (optionsAt < bodyEnd) takeComments(capture, view, block, optionsAt);
  return null;
}

function takeComments(capture: Capture, view: DataView, block: Block, optionsAt: number): void {
  forEachOption(view, optionsAt, block.bodyEnd, block.isLittleEndian, (code, start, end) => {
    if (code === OPTION.comment) capture.commentLast(textAt(view, start, end));
  });
}

/** A simple packet belongs to the section's first interface, has no time, and is cut at its snap length (§4.4). */
function takeSimple(
  capture: Capture,
  state: PcapngState,
  view: DataView,
  block: Block,
): CaptureIssue | null {
  const offset = block.bodyStart + 4;
  if (offset > block.bodyEnd) return tooShort(block.start);
  const source = capture.interfaces[state.firstInterface];
  if (source === undefined) return noInterface(block.start, 0);
  const wireBytes = view.getUint32(block.bodyStart, block.isLittleEndian);
  const limit = source.snapLengthBytes === 0 ? wireBytes : source.snapLengthBytes;
  const capturedBytes = Math.min(wireBytes, limit);
  if (offset + capturedBytes > block.bodyEnd) return tooShort(block.start);
  capture.append({
    offset,
    capturedBytes,
    wireBytes,
    interfaceIndex: state.firstInterface,
    seconds: NaN,
    nanoseconds: 0,
  });
  return null;
}

function textAt(view: DataView, start: number, end: number): string {
  return fromUtf8(new Uint8Array(view.buffer, view.byteOffset + start, end - start));
}
