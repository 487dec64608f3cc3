/** Opens a capture file of either format, in slices, so that a worker can report progress and be told to stop. */

import { Capture, type CaptureIssue } from './capture.ts';
import type { Bilingual } from './dissect/field.ts';
import { isPcap, openPcap, readPcapSlice } from './pcap.ts';
import { isPcapng, openPcapng, readPcapngSlice } from './pcapng/read.ts';

/** What opening gives: the capture with all that could be read, or null where it is none; and what was wrong. */
export interface OpenedCapture {
  readonly value: Capture | null;
  readonly issues: readonly CaptureIssue[];
}

/** How far opening has come. */
export interface OpenProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly packets: number;
}

/** How much is read at once, and where reading stops. */
export interface OpenLimits {
  readonly sliceBytes?: number;
  /** Looked at between slices; what was read is kept. */
  readonly mostPackets?: number;
}

const SLICE_BYTES = 4 * 1024 * 1024;
/** Two gigabytes of empty records would be 134 million packets, and more memory than a page is given. */
const MOST_PACKETS = 16_000_000;

/** Opens `bytes` at once. Never throws; the bytes are kept, not copied. */
export function openCapture(bytes: Uint8Array): OpenedCapture {
  const steps = openCaptureInSteps(bytes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same a slice at a time: each `next()` reads about `sliceBytes` and yields how far it has come. Stop
 * by not calling it again.
 */
export function* openCaptureInSteps(
  bytes: Uint8Array,
  { sliceBytes = SLICE_BYTES, mostPackets = MOST_PACKETS }: OpenLimits = {},
): Generator<OpenProgress, OpenedCapture> {
  if (isPcap(bytes)) return yield* pcapSteps(bytes, { sliceBytes, mostPackets });
  if (isPcapng(bytes)) return yield* pcapngSteps(bytes, { sliceBytes, mostPackets });
  return { value: null, issues: [whyNot(bytes)] };
}

function* pcapSteps(
  bytes: Uint8Array,
  { sliceBytes, mostPackets }: Required<OpenLimits>,
): Generator<OpenProgress, OpenedCapture> {
  const capture = new Capture(bytes, 'pcap');
  let cursor = openPcap(capture);
  while (!cursor.isDone) {
    cursor = readPcapSlice(capture, cursor.offset, cursor.offset + sliceBytes);
    if (!cursor.isDone && capture.count >= mostPackets) {
      return { value: capture, issues: [tooMany(cursor.offset, capture.count)] };
    }
    yield { doneBytes: cursor.offset, totalBytes: bytes.length, packets: capture.count };
  }
  return { value: capture, issues: cursor.issue === null ? [] : [cursor.issue] };
}

function* pcapngSteps(
  bytes: Uint8Array,
  { sliceBytes, mostPackets }: Required<OpenLimits>,
): Generator<OpenProgress, OpenedCapture> {
  const capture = new Capture(bytes, 'pcapng');
  const state = openPcapng();
  while (!state.isDone) {
    readPcapngSlice(capture, state, state.offset + sliceBytes);
    if (!state.isDone && capture.count >= mostPackets) {
      return { value: capture, issues: [tooMany(state.offset, capture.count)] };
    }
    yield { doneBytes: state.offset, totalBytes: bytes.length, packets: capture.count };
  }
  return { value: capture, issues: state.issue === null ? [] : [state.issue] };
}

function tooMany(offset: number, packets: number): CaptureIssue {
  return {
    code: 'too-large',
    offset,
    message: {
      en: `${packets} packets were read, up to offset ${offset}; more are not taken in`,
      zh: `已读取 ${packets} 个分组，到偏移 ${offset} 为止；不再读取更多`,
    },
  };
}

/** First bytes of files that people take for captures, and what to do about them. */
const MISTAKEN: readonly { readonly magic: readonly number[]; readonly message: Bilingual }[] = [
  compressed([0x1f, 0x8b], 'gzip', 'gunzip'),
  compressed([0x28, 0xb5, 0x2f, 0xfd], 'zstd', 'unzstd'),
  compressed([0x04, 0x22, 0x4d, 0x18], 'lz4', 'unlz4'),
  compressed([0xfd, 0x37, 0x7a, 0x58], 'xz', 'unxz'),
  compressed([0x42, 0x5a, 0x68], 'bzip2', 'bunzip2'),
  compressed([0x50, 0x4b, 0x03, 0x04], 'zip', 'unzip'),
];

function whyNot(bytes: Uint8Array): CaptureIssue {
  const mistaken = MISTAKEN.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte));
  if (mistaken !== undefined) return { code: 'compressed', message: mistaken.message, offset: 0 };
  return { code: 'not-a-capture', message: bytes.length === 0 ? EMPTY : NOT_A_CAPTURE, offset: 0 };
}

function compressed(
  magic: readonly number[],
  name: string,
  tool: string,
): { readonly magic: readonly number[]; readonly message: Bilingual } {
  return {
    magic,
    message: {
      en: `the file is compressed (${name} magic at offset 0); unpack it first: ${tool} FILE`,
      zh: `文件经过压缩（偏移 0 处为 ${name} 标记）；请先解压：${tool} FILE`,
    },
  };
}

const NOT_A_CAPTURE: Bilingual = {
  en: 'not a capture: neither a pcap nor a pcapng magic at offset 0',
  zh: '不是抓包文件：偏移 0 处既无 pcap 标记也无 pcapng 标记',
};
const EMPTY: Bilingual = { en: 'the file is empty', zh: '文件是空的' };
