/** Reads a capture away from the page: file, index, analysis; then hands all of it over. */

import type { Capture, CaptureIssue } from '#core/capture.ts';
import { openCaptureInSteps } from '#core/open-capture.ts';
import { analysePacket } from '#core/packet-record.ts';
import { isRecording, readRecording } from '#core/pcapng/read-recording.ts';
import { Analyser } from '#core/tcp/analyser.ts';
import { ConversationList } from './conversations.ts';
import type { CaptureAnswer, CaptureRequest, OpenedFile } from './messages.ts';
import { buffersOf } from './buffers.ts';

const CHUNK_BYTES = 16 * 1024 * 1024;
/** One buffer holds no more; what lies beyond is named and left. */
const MOST_BYTES = 2 ** 31 - 1;
const PACKETS_PER_REPORT = 20_000;
/** So many events are taken over by the page within a frame or two. */
const EVENTS_PER_PIECE = 2_000;

self.onmessage = async ({ data }: MessageEvent<CaptureRequest>): Promise<void> => {
  try {
    open(await readFile(data.file), data.file.size);
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};

function answer(message: CaptureAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

/** One buffer for the whole file, filled a piece at a time. */
async function readFile(file: File): Promise<Uint8Array> {
  const total = Math.min(file.size, MOST_BYTES);
  const bytes = new Uint8Array(total);
  for (let at = 0; at < total; at += CHUNK_BYTES) {
    answer({ type: 'progress', phase: 'read', done: at, total });
    const piece = file.slice(at, Math.min(at + CHUNK_BYTES, total));
    bytes.set(new Uint8Array(await piece.arrayBuffer()), at);
  }
  return bytes;
}

function open(bytes: Uint8Array, fileBytes: number): void {
  if (isRecording(bytes)) openRecording(bytes);
  else openCapture(bytes, fileBytes);
}

function openRecording(bytes: Uint8Array): void {
  const { events, issues } = readRecording(bytes);
  for (let at = 0; at === 0 || at < events.length; at += EVENTS_PER_PIECE) {
    const piece = events.slice(at, at + EVENTS_PER_PIECE);
    answer({ type: 'recording', events: piece, isFirst: at === 0, issues });
  }
}

function openCapture(bytes: Uint8Array, fileBytes: number): void {
  const steps = openCaptureInSteps(bytes);
  let step = steps.next();
  while (step.done !== true) {
    const { doneBytes, totalBytes } = step.value;
    answer({ type: 'progress', phase: 'read', done: doneBytes, total: totalBytes });
    step = steps.next();
  }
  const { value, issues } = step.value;
  const all = fileBytes > bytes.length ? [tooLarge(fileBytes), ...issues] : issues;
  const opened = value && analyse(value);
  answer({ type: 'opened', opened, issues: all }, buffersOf(opened));
}

function analyse(capture: Capture): OpenedFile {
  const analyser = new Analyser();
  const conversations = new ConversationList(capture, analyser);
  for (let i = 0; i < capture.count; i++) {
    analysePacket(capture, i, analyser);
    conversations.push(i);
    if (i % PACKETS_PER_REPORT === 0) {
      answer({ type: 'progress', phase: 'analyse', done: i, total: capture.count });
    }
  }
  return {
    capture: capture.pack(),
    analysis: analyser.pack(),
    conversations: conversations.pack(),
  };
}

function tooLarge(fileBytes: number): CaptureIssue {
  return {
    code: 'too-large',
    offset: MOST_BYTES,
    message: {
      en: `the file has ${fileBytes} bytes; only the first ${MOST_BYTES} are read, up to offset ${MOST_BYTES}`,
      zh: `文件共 ${fileBytes} 字节，只读取前 ${MOST_BYTES} 字节（到偏移 ${MOST_BYTES} 为止）`,
    },
  };
}
