/** The classic pcap file (draft-ietf-opsawg-pcap; pcap-savefile(5)): µs and ns, both byte orders. */

import type { Capture, CaptureIssue } from './capture.ts';

/** The first four bytes of a file, read big-endian. */
const MAGIC = {
  microseconds: 0xa1b2c3d4,
  microsecondsSwapped: 0xd4c3b2a1,
  nanoseconds: 0xa1b23c4d,
  nanosecondsSwapped: 0x4d3cb2a1,
} as const;

const FILE_HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 16;
/** More than any packet has: a length beyond it is a lie (the limit of libpcap and Wireshark). */
export const MAX_PACKET_BYTES = 262_144;
/** In the link type's word: the link type itself, "an FCS length is given", and that length in 16-bit units. */
const LINK = { typeMask: 0xffff, fcsPresent: 0x0400_0000, fcsShift: 28 } as const;

/** True where the file begins as a pcap does. */
export function isPcap(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && shapeOf(bytes) !== null;
}

/** Where reading stands: call again from `offset` until it is done. */
export interface PcapCursor {
  readonly offset: number;
  readonly issue: CaptureIssue | null;
  readonly isDone: boolean;
}

/** Reads the file header: adds the one interface. */
export function openPcap(capture: Capture): PcapCursor {
  const { bytes } = capture;
  const shape = shapeOf(bytes);
  if (shape === null || bytes.length < FILE_HEADER_BYTES) {
    return stop(bytes.length, cutOff(0, 'file header', '文件首部'));
  }
  const view = viewOf(bytes);
  const word = view.getUint32(20, shape.isLittleEndian);
  const hasFcs = (word & LINK.fcsPresent) !== 0;
  capture.interfaces.push({
    linkType: word & LINK.typeMask,
    snapLengthBytes: view.getUint32(16, shape.isLittleEndian),
    name: null,
    description: null,
    fcsBytes: hasFcs ? (word >>> LINK.fcsShift) * 2 : 0,
    ticksPerSecond: shape.ticksPerSecond,
    offsetSeconds: 0,
    lostPackets: null,
  });
  return { offset: FILE_HEADER_BYTES, issue: null, isDone: false };
}

/** Reads records from `start` until `sliceEnd` is passed, or the file ends, or a record cannot be. */
export function readPcapSlice(capture: Capture, start: number, sliceEnd: number): PcapCursor {
  const { bytes } = capture;
  const shape = shapeOf(bytes);
  if (shape === null) return stop(start, null);
  const view = viewOf(bytes);
  const { isLittleEndian } = shape;
  const toNanoseconds = 1_000_000_000 / shape.ticksPerSecond;
  let at = start;
  while (at < bytes.length && at < sliceEnd) {
    if (at + RECORD_HEADER_BYTES > bytes.length) {
      return stop(at, cutOff(at, 'record header', '记录首部'));
    }
    const capturedBytes = view.getUint32(at + 8, isLittleEndian);
    const offset = at + RECORD_HEADER_BYTES;
    if (capturedBytes > MAX_PACKET_BYTES) return stop(at, lie(at, capturedBytes));
    if (offset + capturedBytes > bytes.length) return stop(at, cutOff(at, 'packet', '报文'));
    capture.append({
      offset,
      capturedBytes,
      wireBytes: view.getUint32(at + 12, isLittleEndian),
      interfaceIndex: 0,
      seconds: view.getUint32(at, isLittleEndian),
      nanoseconds: view.getUint32(at + 4, isLittleEndian) * toNanoseconds,
    });
    at = offset + capturedBytes;
  }
  return { offset: at, issue: null, isDone: at >= bytes.length };
}

function shapeOf(
  bytes: Uint8Array,
): { readonly isLittleEndian: boolean; readonly ticksPerSecond: number } | null {
  switch (viewOf(bytes).getUint32(0)) {
    case MAGIC.microseconds:
      return { isLittleEndian: false, ticksPerSecond: 1_000_000 };
    case MAGIC.microsecondsSwapped:
      return { isLittleEndian: true, ticksPerSecond: 1_000_000 };
    case MAGIC.nanoseconds:
      return { isLittleEndian: false, ticksPerSecond: 1_000_000_000 };
    case MAGIC.nanosecondsSwapped:
      return { isLittleEndian: true, ticksPerSecond: 1_000_000_000 };
    default:
      return null;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function stop(offset: number, issue: CaptureIssue | null): PcapCursor {
  return { offset, issue, isDone: true };
}

function cutOff(offset: number, what: string, whatZh: string): CaptureIssue {
  return {
    code: 'cut-off',
    offset,
    message: {
      en: `the file ends in the middle of the ${what} at offset ${offset}; all packets before it were read`,
      zh: `文件在偏移 ${offset} 处的${whatZh}中间中断；此前的报文均已读取`,
    },
  };
}

function lie(offset: number, claimedBytes: number): CaptureIssue {
  return {
    code: 'bad-record',
    offset,
    message: {
      en: `the record at offset ${offset} claims ${claimedBytes} bytes, more than any packet has (${MAX_PACKET_BYTES}); all packets before it were read`,
      zh: `偏移 ${offset} 处的记录声称有 ${claimedBytes} 字节，超过任何报文的长度（${MAX_PACKET_BYTES}）；此前的报文均已读取`,
    },
  };
}
