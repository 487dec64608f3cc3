/**
 * How a run's events cross from the lab to the server: chunks of binary records.
 *
 * Frames are read from the kernel straight into a chunk and go out to the other host from there,
 * so recording a frame costs no copy. Records need not be in order of time inside a chunk;
 * the watermark says up to when everything has been handed over.
 */

import type { RunEvent, Unstamped } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import type { Cause, TimerName } from '#core/frame-event.ts';

/** An event with its time, before the log has numbered it. */
export type TimedEvent = Unstamped & { readonly atUs: number };

const CHUNK_BYTES = 1 << 20;
/** Longest frame the lab takes in or makes. */
export const LARGEST_FRAME_BYTES = 9216;
const KIND = { json: 0, sent: 1, arrived: 2 } as const;
const SENT_HEADER_BYTES = 24;
const CAUSE_AT = 14;
const ARRIVED_BYTES = 18;
const JSON_HEADER_BYTES = 13;
const CAUSE_CALL = 0;
const CAUSE_PACKET = 1;
const CAUSE_TIMER = 2;
const CAUSE_HAND = 3;
const CAUSE_WIRE = 4;
const TIMERS: readonly TimerName[] = [
  'retransmission',
  'loss-probe',
  'delayed-ack',
  'persist',
  'keepalive',
  'time-wait',
  'other',
];

/** Writes records; the lab's only copy of the log until the server has it. */
export class ChunkWriter {
  private chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  private start = 0;
  private end = 0;
  private full: Buffer[] = [];
  /** The room last given out, as long as nothing was written there. */
  private slot: Buffer | null = null;
  /** Where the cause of the latest frame belongs. */
  private unexplained = { chunk: this.chunk, at: 0 };

  /** Room for one frame, to be read into before {@link commitSent}. */
  frameSlot(): Buffer {
    if (this.slot) return this.slot;
    this.reserve(SENT_HEADER_BYTES + LARGEST_FRAME_BYTES);
    const at = this.end + SENT_HEADER_BYTES;
    return (this.slot = this.chunk.subarray(at, at + LARGEST_FRAME_BYTES));
  }

  /**
   * Records the frame just read into the slot, before anything else is recorded.
   *
   * @returns its bytes, valid for as long as they are held; {@link explain} gives it its cause.
   */
  commitSent(atUs: number, sent: { packet: number; host: number; lengthBytes: number }): Buffer {
    const { chunk, end } = this;
    chunk[end] = KIND.sent;
    chunk.writeDoubleLE(atUs, end + 1);
    chunk.writeUInt32LE(sent.packet, end + 9);
    chunk[end + 13] = sent.host;
    chunk.writeUInt32LE(sent.lengthBytes, end + 20);
    this.unexplained.chunk = chunk;
    this.unexplained.at = end + CAUSE_AT;
    this.moveTo(end + SENT_HEADER_BYTES + sent.lengthBytes);
    return chunk.subarray(end + SENT_HEADER_BYTES, this.end);
  }

  /** Writes down why the latest frame was sent. Call it for every frame, before {@link take}. */
  explain(cause: Cause): void {
    writeCause(this.unexplained.chunk, this.unexplained.at, cause);
  }

  /** Records that a frame, or a copy of it (from 1), reached a host. */
  arrived(atUs: number, packet: number, host: number, copy: number): void {
    this.reserve(ARRIVED_BYTES);
    const { chunk, end } = this;
    chunk[end] = KIND.arrived;
    chunk.writeDoubleLE(atUs, end + 1);
    chunk.writeUInt32LE(packet, end + 9);
    chunk[end + 13] = host;
    chunk.writeUInt32LE(copy, end + 14);
    this.moveTo(end + ARRIVED_BYTES);
  }

  /** Records any other event, as JSON. */
  event(atUs: number, event: Unstamped): void {
    const text = Buffer.from(JSON.stringify(event));
    this.reserve(JSON_HEADER_BYTES + text.length);
    const { chunk, end } = this;
    chunk[end] = KIND.json;
    chunk.writeDoubleLE(atUs, end + 1);
    chunk.writeUInt32LE(text.length, end + 9);
    text.copy(chunk, end + JSON_HEADER_BYTES);
    this.moveTo(end + JSON_HEADER_BYTES + text.length);
  }

  /** Everything recorded since the last call. */
  take(): Buffer[] {
    this.seal();
    const taken = this.full;
    this.full = [];
    return taken;
  }

  private moveTo(end: number): void {
    this.end = end;
    this.slot = null;
  }

  private reserve(lengthBytes: number): void {
    if (this.end + lengthBytes <= this.chunk.length) return;
    this.seal();
    this.chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, lengthBytes));
    this.start = 0;
    this.moveTo(0);
  }

  private seal(): void {
    if (this.end > this.start) this.full.push(this.chunk.subarray(this.start, this.end));
    this.start = this.end;
  }
}

/** Reads the records of one chunk back. `hosts` are the run's host names in address order. */
export function readChunk(chunk: Buffer, hosts: readonly HostName[]): TimedEvent[] {
  const events: TimedEvent[] = [];
  for (let at = 0; at < chunk.length;) {
    const kind = chunk[at];
    const atUs = chunk.readDoubleLE(at + 1);
    if (kind === KIND.json) {
      const end = at + JSON_HEADER_BYTES + chunk.readUInt32LE(at + 9);
      const event: Unstamped<RunEvent> = JSON.parse(
        chunk.toString('utf8', at + JSON_HEADER_BYTES, end),
      );
      events.push({ ...event, atUs });
      at = end;
    } else {
      const packet = chunk.readUInt32LE(at + 9);
      const host = hosts[chunk[at + 13] ?? 0] ?? '';
      if (kind === KIND.arrived) {
        const copy = chunk.readUInt32LE(at + 14);
        events.push({ type: 'arrived', packet, host, ...(copy === 0 ? {} : { copy }), atUs });
        at += ARRIVED_BYTES;
      } else {
        const start = at + SENT_HEADER_BYTES;
        const end = start + chunk.readUInt32LE(at + 20);
        const cause = readCause(chunk, at + CAUSE_AT);
        const bytes = chunk.toString('base64', start, end);
        events.push({ type: 'sent', packet, host, bytes, cause, atUs });
        at = end;
      }
    }
  }
  return events;
}

function writeCause(chunk: Buffer, at: number, cause: Cause): void {
  if (cause.type === 'call') {
    chunk.writeUInt8(CAUSE_CALL, at);
    chunk.writeUInt32LE(cause.call, at + 1);
  } else if (cause.type === 'packet') {
    chunk.writeUInt8(CAUSE_PACKET, at);
    chunk.writeUInt32LE(cause.packet, at + 1);
  } else if (cause.type === 'hand') {
    chunk.writeUInt8(CAUSE_HAND, at);
    chunk.writeUInt32LE(cause.copyOf ?? 0, at + 1); // packets are numbered from 1
  } else if (cause.type === 'wire') {
    chunk.writeUInt8(CAUSE_WIRE, at);
    chunk.writeUInt32LE(cause.packet, at + 1);
  } else {
    // Every packet of the lab has a cause that it knows; a timer the kernel does not name is 'other'.
    const timer = cause.type === 'timer' ? cause.timer : 'other';
    chunk.writeUInt8(CAUSE_TIMER, at);
    chunk.writeUInt32LE(TIMERS.indexOf(timer), at + 1);
  }
}

function readCause(chunk: Buffer, at: number): Cause {
  const type = chunk.readUInt8(at);
  const value = chunk.readUInt32LE(at + 1);
  if (type === CAUSE_CALL) return { type: 'call', call: value };
  if (type === CAUSE_PACKET) return { type: 'packet', packet: value };
  if (type === CAUSE_HAND) return { type: 'hand', copyOf: value === 0 ? null : value };
  if (type === CAUSE_WIRE) return { type: 'wire', packet: value };
  return { type: 'timer', timer: TIMERS[value] ?? 'other' };
}
