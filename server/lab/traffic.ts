/** Everything on the wire: what moves, what is held, and the word in the log of each frame's fate. */

import type { Decided, DropReason } from '#core/frame-event.ts';
import { MOST_HELD } from '#core/wire-bounds.ts';
import type { ChunkWriter } from './chunk.ts';
import { FateBook } from './fate-book.ts';
import type { Flight, Line } from './line.ts';

/** So many may be under way: a fast sender on a wire with a long delay must not fill the memory. */
const MOST_MOVING = 200_000;

/** Who decided, and in words what. */
export type Reason = Decided & { readonly detail: string };
export const BY_HAND: Decided = { by: 'hand' };

/** Why a frame is lost. */
export interface Loss {
  readonly reason: DropReason;
  readonly detail: string;
  readonly rule?: number;
}

export class Traffic {
  /** A person holds the wire: nothing moves, and what enters stops. */
  isHeld = false;
  /** Frames that stand still, in the order they stopped. */
  readonly held = new Set<Flight>();
  readonly fates = new FateBook();
  private readonly lines: readonly Line[];
  private readonly writer: ChunkWriter;
  /** Copies made so far, by packet and host. */
  private readonly copies = new Map<number, number>();

  constructor(lines: readonly Line[], writer: ChunkWriter) {
    this.lines = lines;
    this.writer = writer;
  }

  /** Frames on the wire that move. */
  get moving(): number {
    let sum = 0;
    for (const { flights } of this.lines) sum += flights.length;
    return sum;
  }

  /** Every flight on the wire. */
  get all(): readonly Flight[] {
    return [...this.held, ...this.lines.flatMap(({ flights }) => flights.all)];
  }

  /** The line whose next frame arrives first. */
  get next(): Line | undefined {
    let best: Line | undefined;
    let dueUs = Infinity;
    for (const line of this.lines) {
      const flight = line.flights.first;
      if (flight && flight.dueUs < dueUs) {
        best = line;
        dueUs = flight.dueUs;
      }
    }
    return best;
  }

  /** Puts a frame on the wire; says whether it is there. */
  launch(flight: Flight, atUs: number): boolean {
    if (this.isHeld) return this.hold(flight, atUs, BY_HAND);
    if (flight.from.flights.length >= MOST_MOVING) {
      this.lose(flight, atUs, { reason: 'queue', detail: `${MOST_MOVING} frames are under way` });
      return false;
    }
    flight.from.flights.push(flight);
    return true;
  }

  /** Stops a frame where it is; says whether there was room. */
  hold(flight: Flight, atUs: number, by: Decided): boolean {
    if (this.held.has(flight)) return true;
    flight.from.flights.remove(flight);
    if (this.held.size >= MOST_HELD) {
      this.lose(flight, atUs, { reason: 'queue', detail: `the wire holds ${MOST_HELD} frames` });
      return false;
    }
    flight.leftUs = Math.max(0, flight.dueUs - atUs);
    this.held.add(flight);
    this.writer.event(atUs, { type: 'held', ...named(flight), ...by });
    return true;
  }

  /** Lets a frame arrive at `dueUs`, whether it was held or on its way; one that is gone stays gone. */
  move(flight: Flight, atUs: number, dueUs: number, by: Decided & { readonly detail?: string }) {
    if (!this.held.delete(flight) && !flight.from.flights.remove(flight)) return;
    flight.leftUs = null;
    flight.dueUs = Math.round(dueUs);
    flight.from.flights.push(flight);
    this.writer.event(atUs, { type: 'released', ...named(flight), ...by, dueUs: flight.dueUs });
  }

  /** Takes a frame off the wire. */
  drop(flight: Flight, atUs: number, loss: Loss): void {
    if (!this.held.delete(flight)) flight.from.flights.remove(flight);
    this.lose(flight, atUs, loss);
  }

  /** Changes the bytes that will arrive. */
  alter(flight: Flight, atUs: number, bytes: Uint8Array, reason: Reason): void {
    flight.bytes = bytes;
    const base64 = Buffer.from(bytes).toString('base64');
    this.writer.event(atUs, { type: 'altered', ...named(flight), ...reason, bytes: base64 });
  }

  /** Makes a copy of a frame as it is, which is not on the wire yet. */
  copy(flight: Flight, atUs: number, dueUs: number, reason: Reason): Flight {
    const key = flight.packet * this.lines.length + flight.to.index;
    const newCopy = (this.copies.get(key) ?? 0) + 1;
    this.copies.set(key, newCopy);
    this.writer.event(atUs, { type: 'copied', ...named(flight), ...reason, newCopy });
    return { ...flight, copy: newCopy, dueUs, leftUs: null };
  }

  /** Writes down that a frame which is not, or no longer, on the wire will never arrive. */
  lose(flight: Flight, atUs: number, loss: Loss): void {
    this.fates.note(flight.packet, 'dropped');
    const wouldArriveUs = flight.leftUs === null ? flight.dueUs : atUs + flight.leftUs;
    this.writer.event(atUs, { type: 'dropped', ...named(flight), ...loss, wouldArriveUs });
  }

  /** Writes down what a frame is spared, because rule `rule` lets it pass. */
  noteSpared(flight: Flight, atUs: number, rule: number, detail: string): void {
    this.writer.event(atUs, { type: 'spared', ...named(flight), rule, detail });
  }

  /** Writes down that a frame has reached its host. */
  noteArrival(flight: Flight, atUs: number): void {
    this.fates.note(flight.packet, 'arrived');
    this.writer.arrived(atUs, flight.packet, flight.to.index, flight.copy);
  }
}

/** What names a frame in the log; copy 0 is left out. */
function named({ packet, to, copy }: Flight) {
  return copy === 0 ? { packet, host: to.host } : { packet, host: to.host, copy };
}
