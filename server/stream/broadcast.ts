/** Sends one run's log to its readers, each at its own place, serialising each batch once. */

import type { WebSocket } from 'ws';
import type { RunLog } from '../runs/log.ts';

/** Least time between two batches, ms: a frame at 60 Hz. The first after a silence goes out at once. */
const BATCH_MS = 16;

/** Most events in one message to a reader that catches up. */
const CHUNK_EVENTS = 2_000;

/** Our close code for a reader that cannot keep up; it may come back at its place. */
export const TOO_SLOW = 4008;

const NORMAL = 1000; // RFC 6455 §7.4.1

interface Reader {
  readonly client: WebSocket;
  /** The next event to send. */
  cursor: number;
  /** The next event not yet handed to the socket. */
  delivered: number;
  /** Whether it waits for its last chunk to drain before the next. */
  isCatchingUp: boolean;
}

/** The readers of one run. */
export class Broadcast {
  readonly #log: RunLog;
  readonly #maxBufferedBytes: number;
  readonly #readers = new Set<Reader>();
  #isScheduled = false;
  #sentMs = -Infinity;
  #unsubscribe: (() => void) | null = null;
  #batch: { readonly from: number; readonly to: number; readonly data: Buffer } | null = null;

  constructor(log: RunLog, options: { readonly maxBufferedBytes: number }) {
    this.#log = log;
    this.#maxBufferedBytes = options.maxBufferedBytes;
  }

  /** Sends the log from `from` on, follows it, and closes with 1000 after its end. */
  add(client: WebSocket, from: number): void {
    const reader: Reader = { client, cursor: from, delivered: from, isCatchingUp: true };
    this.#readers.add(reader);
    this.#unsubscribe ??= this.#log.subscribe(() => this.#schedule());
    client.once('close', () => this.#remove(reader));
    this.#catchUp(reader);
  }

  #remove(reader: Reader): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0) return;
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#batch = null;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const waitMs = Math.max(0, this.#sentMs + BATCH_MS - performance.now());
    setTimeout(() => {
      this.#isScheduled = false;
      this.#sentMs = performance.now();
      for (const reader of [...this.#readers]) if (!reader.isCatchingUp) this.#follow(reader);
    }, waitMs);
  }

  /** A reader behind the present gets one chunk at a time, as fast as it takes them. */
  #catchUp(reader: Reader): void {
    if (reader.client.readyState !== reader.client.OPEN) return;
    if (reader.cursor >= this.#log.length) {
      reader.isCatchingUp = false;
      this.#closeAtEnd(reader);
      return;
    }
    const to = Math.min(this.#log.length, reader.cursor + CHUNK_EVENTS);
    this.#send(reader, to, () => this.#catchUp(reader));
  }

  /** A reader at the present gets what is new, or is cut off where too much lies unsent. */
  #follow(reader: Reader): void {
    if (reader.client.readyState !== reader.client.OPEN) return;
    if (reader.client.bufferedAmount > this.#maxBufferedBytes) {
      this.#readers.delete(reader);
      reader.client.close(TOO_SLOW, `too slow; resume from ${reader.delivered}`);
      return;
    }
    if (reader.cursor < this.#log.length) this.#send(reader, this.#log.length, () => undefined);
    this.#closeAtEnd(reader);
  }

  #closeAtEnd(reader: Reader): void {
    if (this.#log.ended && reader.cursor >= this.#log.length)
      reader.client.close(NORMAL, 'the run has ended');
  }

  #send(reader: Reader, to: number, onSent: () => void): void {
    const data = this.#serialise(reader.cursor, to);
    reader.cursor = to;
    reader.client.send(data, { binary: false }, (error) => {
      if (error) return; // Its `close` follows and removes it.
      reader.delivered = to;
      onSent();
    });
  }

  /** Readers at the same place share one serialisation. */
  #serialise(from: number, to: number): Buffer {
    if (this.#batch?.from !== from || this.#batch.to !== to) {
      this.#batch = { from, to, data: Buffer.from(JSON.stringify(this.#log.slice(from, to))) };
    }
    return this.#batch.data;
  }
}
