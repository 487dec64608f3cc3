/** Reads a capture away from the page: file, index, analysis; then hands all of it over. */

import type { Capture, CaptureIssue } from '#core/capture.ts';
import type { RunEvent } from '#core/event.ts';
import { openCaptureInSteps } from '#core/open-capture.ts';
import { analysePacket } from '#core/packet-record.ts';
import { isRecording, RecordingReader } from '#core/pcapng/read-recording.ts';
import { Analyser } from '#core/tcp/analyser.ts';
import { ConversationList } from './conversations.ts';
import type { CaptureAnswer, CaptureRequest, OpenedFile } from './messages.ts';
import { buffersOf } from './buffers.ts';

const CHUNK_BYTES = 16 * 1024 * 1024;
/** One buffer holds no more; what lies beyond is named and left. */
const MOST_BYTES = 2 ** 31 - 1;
const PACKETS_PER_REPORT = 20_000;
/** The first picture needs few events, and is not to wait for more. */
const FIRST_BYTES = 512 * 1024;
const FIRST_EVENTS = 500;
/** So many events are taken over by the page within a frame or two. */
const EVENTS_PER_PIECE = 2_000;

self.onmessage = async ({ data }: MessageEvent<CaptureRequest>): Promise<void> => {
  try {
    await open(data.file);
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};

function answer(message: CaptureAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

async function open(file: File): Promise<void> {
  const total = Math.min(file.size, MOST_BYTES);
  const bytes = new Uint8Array(total); // one buffer for the whole file, filled a piece at a time
  let end = await readOn(file, bytes, 0, FIRST_BYTES);
  const recording = isRecording(bytes.subarray(0, end)) ? new Pieces() : null;
  recording?.take(bytes.subarray(0, end), end === total);
  while (end < total) {
    answer({ type: 'progress', phase: 'read', done: end, total });
    end = await readOn(file, bytes, end, CHUNK_BYTES);
    recording?.take(bytes.subarray(0, end), end === total);
  }
  if (recording) return;
  if (isRecording(bytes)) new Pieces().take(bytes, true);
  else openCapture(bytes, file.size);
}

/** Reads some more of the file to its place; answers how far it is there. */
async function readOn(
  file: File,
  bytes: Uint8Array,
  at: number,
  mostBytes: number,
): Promise<number> {
  const end = Math.min(at + mostBytes, bytes.length);
  bytes.set(new Uint8Array(await file.slice(at, end).arrayBuffer()), at);
  return end;
}

/** A recording that goes over to the page a piece at a time. */
class Pieces {
  readonly #reader = new RecordingReader();
  #isFirst = true;

  /** Hands over what is new in the file's beginning; with the whole file the last of it. */
  take(bytes: Uint8Array, isWhole: boolean): void {
    const pieceEvents = this.#isFirst ? FIRST_EVENTS : EVENTS_PER_PIECE;
    for (const events of this.#reader.read(bytes, { isWhole, pieceEvents })) this.#hand(events);
    if (isWhole) this.#hand([]); // with all that was wrong
  }

  #hand(events: readonly RunEvent[]): void {
    const { issues } = this.#reader;
    answer({ type: 'recording', events, isFirst: this.#isFirst, issues });
    this.#isFirst = false;
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
