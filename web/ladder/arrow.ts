/** One packet's way to one host as a line on the ladder. */

import type { Leg, Packet } from '../view/packet.ts';
import type { Point, Segment } from './box.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';
import { lifelineOf, yOf } from './geometry.ts';
import type { Label } from './label.ts';
import type { Sign } from './sign.ts';
import { signsOf } from './sign.ts';
import type { Tie } from './tie.ts';
import type { Vertex } from './way.ts';
import { wayOf } from './way.ts';

export interface Arrow {
  /** Packet number, receiver and copy: unique on the ladder. */
  readonly key: string;
  readonly packet: Packet;
  readonly leg: Leg;
  readonly from: Point;
  /** Where it arrives or would have arrived; while it is held, where it stands. */
  readonly to: Point;
  readonly startMs: number;
  /** When it arrives or would have arrived; Infinity while it is held. */
  readonly endMs: number;
  /** Its bends, the ends included. */
  readonly way: readonly Vertex[];
  /** Its places by share of the way: lifelines' x. */
  readonly span: { readonly from: number; readonly to: number };
  readonly label: Label | null;
  /** What befell it, as marks on its line. */
  readonly signs: readonly Sign[];
  /** To the packet whose bytes it carries again. */
  readonly tie: Tie | null;
}

/** The arrow with its signs but without label and tie, or null where a host is not on the ladder. */
export function bareArrow(
  geometry: Geometry,
  clock: Clock,
  packet: Packet,
  leg: Leg,
): Arrow | null {
  const sender = lifelineOf(geometry, packet.from);
  const receiver = lifelineOf(geometry, leg.to);
  if (!sender || !receiver) return null;
  const startMs = clock.momentOf(leg.bornSeq);
  const endMs = endOf(clock, packet, leg, startMs);
  const inward = sender.x < receiver.x ? 2 : -2;
  const span = { from: sender.x + inward, to: receiver.x - inward };
  const way = wayOf(clock, packet, leg, endMs);
  const place = ({ ms, share }: Vertex): Point => ({
    x: span.from + (span.to - span.from) * share,
    y: yOf(geometry, ms),
  });
  const first = way[0] ?? { ms: startMs, share: 0 };
  const last = way.findLast(({ ms }) => ms !== Infinity) ?? first;
  const isPlain = leg.turns.length === 0;
  const signs = signsOf({
    packet,
    leg,
    way,
    place,
    fontPx: geometry.fontPx,
    width: geometry.width,
  });
  return {
    key: `${packet.number}/${leg.to}/${leg.copy}`,
    packet,
    leg,
    from: place(first),
    to: isPlain ? { x: span.to, y: yOf(geometry, endMs) } : place(last),
    startMs,
    endMs,
    way,
    span,
    label: null,
    signs,
    tie: null,
  };
}

/** When the picture shows what became of the leg: arrived or broken off, ms of the clock. */
export function shownFateMs(clock: Clock, packet: Packet, leg: Leg): number {
  const endMs = endOf(clock, packet, leg, clock.momentOf(leg.bornSeq));
  return wayOf(clock, packet, leg, endMs).at(-1)?.ms ?? endMs;
}

function endOf(clock: Clock, packet: Packet, leg: Leg, startMs: number): number {
  const { fate, expectedUs, turns } = leg;
  const flight = clock.flightMs;
  switch (fate.type) {
    case 'arrived':
      return clock.momentOf(fate.seq);
    case 'dropped':
      if (turns.length > 0) return clock.momentOf(fate.seq);
      return startMs + (flight === 0 ? (expectedUs - packet.sentUs) / 1000 : flight);
    case 'flying': {
      const last = turns.findLast(({ type }) => type === 'held' || type === 'released');
      if (last?.type === 'held') return Infinity;
      return Math.max(startMs + flight, clock.momentOfSilence(expectedUs));
    }
  }
}

/** The piece of the arrow that its label lies on: the whole of a plain one, else the one that goes farthest across. */
export function straightest({ from, to, leg, way, span }: Arrow, geometry: Geometry): Segment {
  if (leg.turns.length === 0) return { from, to };
  const pieces = way.slice(1).map((end, i) => ({ start: way[i] ?? end, end }));
  const longest = pieces.reduce(
    (best, piece) => (reachOf(piece) > reachOf(best) ? piece : best),
    pieces[0] ?? { start: { ms: 0, share: 0 }, end: { ms: 0, share: 0 } },
  );
  const place = ({ ms, share }: Vertex): Point => ({
    x: span.from + (span.to - span.from) * share,
    y: yOf(geometry, ms),
  });
  return { from: place(longest.start), to: place(longest.end) };
}

function reachOf({ start, end }: { start: Vertex; end: Vertex }): number {
  return end.ms === Infinity ? 0 : end.share - start.share;
}
