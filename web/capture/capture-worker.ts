/** Reads a capture away from the page: file, index, analysis; then hands out conversations as logs. */

import type { Capture, CaptureIssue } from '#core/capture.ts';
import { openCaptureInSteps } from '#core/open-capture.ts';
import { analysePacket } from '#core/packet-record.ts';
import { readRecording } from '#core/pcapng/read-recording.ts';
import { Analyser } from '#core/tcp/analyser.ts';
import { captureLog } from './capture-log.ts';
import { ConversationList } from './conversations.ts';
import type { CaptureAnswer, CaptureRequest } from './messages.ts';

const CHUNK_BYTES = 16 * 1024 * 1024;
/** One buffer holds no more; what lies beyond is named and left. */
const MOST_BYTES = 2 ** 31 - 1;
const PACKETS_PER_REPORT = 20_000;
/** More packets than one can look at, and as many as a page holds with ease. */
const MOST_PACKETS = 20_000;

let capture: Capture | null = null;
let list: ConversationList | null = null;

self.onmessage = ({ data }: MessageEvent<CaptureRequest>): void => {
  if (data.type === 'take') take(data.conversation);
  else void open(data.file);
};

function answer(message: CaptureAnswer): void {
  self.postMessage(message);
}

async function open(file: File): Promise<void> {
  try {
    openBytes(await readFile(file), file.size);
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
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

function openBytes(bytes: Uint8Array, fileBytes: number): void {
  const steps = openCaptureInSteps(bytes);
  let step = steps.next();
  while (step.done !== true) {
    const { doneBytes, totalBytes } = step.value;
    answer({ type: 'progress', phase: 'read', done: doneBytes, total: totalBytes });
    step = steps.next();
  }
  const { value, issues } = step.value;
  if (value?.format === 'pcapng') {
    const recording = readRecording(bytes);
    const [first] = recording.events;
    if (first?.type === 'run' && first.phase === 'start') {
      answer({ type: 'recording', ...recording });
      return;
    }
  }
  const all = fileBytes > bytes.length ? [tooLarge(fileBytes), ...issues] : issues;
  if (value) analyse(value);
  capture = value;
  answer({
    type: 'opened',
    packets: value?.count ?? 0,
    conversations: list?.conversations ?? [],
    issues: all,
  });
}

function analyse(opened: Capture): void {
  const analyser = new Analyser();
  const found = new ConversationList(opened, analyser);
  for (let i = 0; i < opened.count; i++) {
    analysePacket(opened, i, analyser);
    found.push(i);
    if (i % PACKETS_PER_REPORT === 0) {
      answer({ type: 'progress', phase: 'analyse', done: i, total: opened.count });
    }
  }
  list = found;
}

function take(conversation: number | null): void {
  if (!capture || !list) return;
  const known = conversation === null ? capture.count : list.conversations[conversation]?.packets;
  const log = captureLog(capture, list.packetsOf(conversation, MOST_PACKETS));
  answer({ type: 'taken', ...log, leftOut: (known ?? 0) - log.packets });
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
