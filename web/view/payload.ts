/** Splits a packet's payload into the writes its bytes came from, for the coloured blocks on the wire. */

import type { CallEntered, CallLeft } from '#core/program-event.ts';
import type { ByteRange, HostName } from '#core/event-base.ts';
import type { SocketChanged } from '#core/socket-event.ts';
import type { FrameSummary } from '#core/summary.ts';
import type { Relative } from '#core/tcp/relative.ts';
import { WriteNumbers } from '#core/tcp/write-numbers.ts';
import type { PayloadBlock } from './packet.ts';
import { countWhile } from './sorted.ts';

const LONGEST_TEXT = 12;

interface Write {
  /** Place among the run's writes: chooses the hue. */
  readonly number: number;
  readonly bytes: ByteRange;
}

/** Remembers what each descriptor wrote. Feed it the log in order. */
export class WriteLog {
  readonly #writes = new Map<string, Write[]>();
  readonly #descriptors = new Map<string, string>();
  readonly #numbers = new WriteNumbers();

  /** A call was entered; remembered where it offers bytes to the kernel. */
  entered(event: CallEntered): void {
    const number = this.#numbers.push(event);
    if (number === null || event.bytes === undefined) return;
    const key = `${event.host} ${event.fd ?? ''}`;
    const writes = this.#writes.get(key) ?? [];
    writes.push({ number, bytes: event.bytes });
    this.#writes.set(key, writes);
  }

  /** A write that took fewer bytes than offered (send(2)): what follows must not be given its hue. */
  returned(event: CallLeft, fd: number | null): void {
    const number = this.#numbers.of(event.call);
    const writes = this.#writes.get(`${event.host} ${fd ?? ''}`);
    const last = writes?.at(-1);
    if (!writes || !last || !event.bytes || last.number !== number) return;
    writes[writes.length - 1] = { ...last, bytes: event.bytes };
  }

  /** The kernel names the connection behind a descriptor. */
  socket(event: SocketChanged): void {
    if (event.fd === null || event.remote === null) return;
    this.#descriptors.set(
      `${event.host} ${event.local} ${event.remote}`,
      `${event.host} ${event.fd}`,
    );
  }

  /** The blocks of a packet that `host` sent; one of unknown origin where the write cannot be told. */
  blocksOf(
    host: HostName,
    frame: Uint8Array,
    summary: FrameSummary,
    relative: Relative | null,
    causeCall: number | null,
  ): readonly PayloadBlock[] {
    const { start, end } = summary.payload;
    if (end <= start) return [];
    const payload = frame.subarray(start, end);
    if (relative === null) {
      const write = causeCall === null ? null : this.#numbers.of(causeCall);
      return [{ text: blockText(payload), write }];
    }
    // The first byte of the stream has relative sequence number 1 (RFC 9293 §3.4.1: the SYN takes 0).
    const first = relative.seq - 1;
    const blocks = within(this.#streamOf(host, summary), first, first + payload.length).map(
      ({ number, bytes }) => ({
        text: blockText(payload.subarray(Math.max(0, bytes.start - first), bytes.end - first)),
        write: number,
      }),
    );
    return blocks.length > 0 ? blocks : [{ text: blockText(payload), write: null }];
  }

  #streamOf(host: HostName, summary: FrameSummary): readonly Write[] {
    const local = `${summary.source}:${summary.sourcePort ?? ''}`;
    const remote = `${summary.destination}:${summary.destinationPort ?? ''}`;
    const named = this.#descriptors.get(`${host} ${local} ${remote}`);
    if (named !== undefined) return this.#writes.get(named) ?? [];
    // Before the kernel was sampled: certain only where the host wrote through one descriptor.
    const own = [...this.#writes.keys()].filter((key) => key.startsWith(`${host} `));
    return own.length === 1 ? (this.#writes.get(own[0] ?? '') ?? []) : [];
  }
}

/** The writes that reach into bytes `[start, end)` of their stream; writes follow one another. */
function within(writes: readonly Write[], start: number, end: number): readonly Write[] {
  const first = countWhile(writes.length, (i) => (writes[i]?.bytes.end ?? 0) <= start);
  const last = countWhile(writes.length, (i) => (writes[i]?.bytes.start ?? 0) < end);
  return writes.slice(first, last);
}

/** Bytes as a block on the wire shows them: short text, or how many there are. */
export function blockText(bytes: Uint8Array): string {
  const shown = bytes.subarray(0, LONGEST_TEXT);
  const isText = shown.every((byte) => byte >= 0x20 && byte < 0x7f);
  const text = isText ? String.fromCharCode(...shown) : decodeUtf8(bytes);
  if (text === null) return `${bytes.length} B`;
  return bytes.length > LONGEST_TEXT && isText ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

/** Short UTF-8 text other than ASCII, or null where the bytes are not such text. */
function decodeUtf8(bytes: Uint8Array): string | null {
  if (bytes.length > 3 * LONGEST_TEXT) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[\p{Cc}]/u.test(text) ? text.replace(/\n/g, '⏎').replace(/[\p{Cc}]/gu, '·') : text;
  } catch {
    return null; // not UTF-8: the caller shows the length
  }
}
