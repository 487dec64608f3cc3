/** `slowwire read FILE`: a capture file in words, or as one JSON record a packet. */

import { open, type FileHandle } from 'node:fs/promises';
import { summariseDissection } from '#core/dissect/summary.ts';
import type { Capture } from '#core/capture.ts';
import { openCapture } from '#core/open-capture.ts';
import {
  analysePacket,
  dissectPacket,
  recordPacket,
  type PacketRecordJson,
} from '#core/packet-record.ts';
import { Analyser } from '#core/tcp/analyser.ts';
import { packetText } from '#core/text.ts';

export interface ReadOptions {
  /** One JSON object a line instead of one line of words a packet. */
  readonly json: boolean;
  /** Takes the output. */
  readonly write: (text: string) => void;
  /** Takes complaints about the file; stderr where left out. */
  readonly warn?: (text: string) => void;
}

const DONE = 0;
const UNREADABLE = 2;
/** More than this is not held in memory at once; the packets before it are read. */
const MAX_BYTES = 2 ** 31 - 1;
const CHUNK_BYTES = 64 * 1024 * 1024;
/** Lines written at once. */
const BATCH_LINES = 512;

/**
 * Reads `file` and writes a record a packet. What is wrong with the file is told with its offset, and
 * everything before it is written all the same.
 *
 * @returns 0, or 2 where the file cannot be read to its end.
 */
export async function readCommand(file: string, options: ReadOptions): Promise<number> {
  const warn = options.warn ?? ((text: string): void => void process.stderr.write(text));
  const complain = (message: string): void => warn(`slowwire: ${file}: ${message}\n`);
  const loaded = await load(file);
  if ('problem' in loaded) {
    complain(loaded.problem);
    return UNREADABLE;
  }
  const { value, issues } = openCapture(loaded.bytes);
  if (value !== null) writePackets(value, options);
  const isCut = loaded.fileBytes > loaded.bytes.length;
  if (isCut) complain(tooLarge(loaded.fileBytes));
  for (const issue of issues) if (!isCut || issue.code !== 'cut-off') complain(issue.message.en);
  return issues.length === 0 && !isCut ? DONE : UNREADABLE;
}

type Loaded =
  { readonly bytes: Uint8Array; readonly fileBytes: number } | { readonly problem: string };

async function load(file: string): Promise<Loaded> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    return { problem: wordsOf(error) };
  }
  try {
    return await readAll(handle);
  } catch (error) {
    return { problem: wordsOf(error) };
  } finally {
    await handle.close();
  }
}

async function readAll(handle: FileHandle): Promise<Loaded> {
  const { size: fileBytes } = await handle.stat();
  const bytes = new Uint8Array(Math.min(fileBytes, MAX_BYTES));
  let at = 0;
  while (at < bytes.length) {
    const length = Math.min(CHUNK_BYTES, bytes.length - at);
    const { bytesRead } = await handle.read(bytes, at, length, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return { bytes: bytes.subarray(0, at), fileBytes };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function writePackets(capture: Capture, options: ReadOptions): void {
  const analyser = new Analyser();
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) options.write(`${lines.join('\n')}\n`);
    lines = [];
  };
  for (let i = 0; i < capture.count; i++) {
    analysePacket(capture, i, analyser);
    lines.push(options.json ? jsonLine(capture, i, analyser) : textLine(capture, i, analyser));
    if (lines.length === BATCH_LINES) flush();
  }
  flush();
}

function jsonLine(capture: Capture, index: number, analyser: Analyser): string {
  const record: PacketRecordJson = recordPacket(
    capture,
    index,
    dissectPacket(capture, index),
    analyser,
  );
  return JSON.stringify(record);
}

/** Number, time since the first packet, both ends, the packet in tcpdump's notation, what was found of it. */
function textLine(capture: Capture, index: number, analyser: Analyser): string {
  const dissection = dissectPacket(capture, index);
  const summary = summariseDissection(dissection);
  const numbers = analyser.numbersOf(index);
  const isOwn = numbers !== null && !analyser.isQuoted(index);
  const notes = [
    ...analyser
      .findingsOf(index)
      .filter(({ value }) => value === true)
      .map(({ key }) => shortName(key)),
    ...dissection.issues.map(({ message }) => message.en),
  ];
  return [
    String(index + 1).padStart(5),
    sinceStart(capture, index).padStart(12),
    `${endText(summary.source, summary.sourcePort)} > ${endText(summary.destination, summary.destinationPort)}:`,
    packetText(summary, isOwn ? numbers : null),
    ...(notes.length === 0 ? [] : [`[${notes.join('; ')}]`]),
  ].join('  ');
}

function sinceStart(capture: Capture, index: number): string {
  const seconds = capture.seconds(index) - capture.seconds(0);
  const micros = Math.floor((capture.nanoseconds(index) - capture.nanoseconds(0)) / 1000);
  const total = seconds + micros / 1_000_000;
  return Number.isNaN(total) ? '–' : total.toFixed(6);
}

function endText(address: string, port: number | null): string {
  if (port === null) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function shortName(key: string): string {
  return key.replace('tcp.analysis.', '').replaceAll('_', ' ');
}

function tooLarge(fileBytes: number): string {
  return `the file has ${fileBytes} bytes; only the first ${MAX_BYTES} were read, up to offset ${MAX_BYTES}`;
}
