/** The marks on an arrow that tell what befell the packet: each has a shape and a word of its own. */

import type { Leg, Packet } from '../view/packet.ts';
import type { DropReason } from '#core/frame-event.ts';
import type { Box, Point } from './box.ts';
import type { Vertex } from './way.ts';

/** `late`: later packets arrived before it. */
export type SignType = 'lost' | 'held' | 'altered' | 'marked' | 'copied' | 'late' | 'fragment';

export interface Sign {
  readonly type: SignType;
  /** When it is there to be seen, ms of the clock. */
  readonly ms: number;
  /** Where its shape stands. */
  readonly at: Point;
  /** The room that its shape takes. */
  readonly shape: Box;
  /** Where its word stands, upright; labels keep clear of it. Null where it has no word, or no room for one. */
  readonly box: Box | null;
  /** Why it was lost. */
  readonly reason: DropReason | null;
  /** Of a held packet: since when, µs, and until what moment, ms; null while it is held. */
  readonly held: { readonly sinceUs: number; readonly untilMs: number | null } | null;
  /** Of a late packet: how many overtook it; of a copy: its number. */
  readonly count: number;
}

/** Room for the longest word of each sign in either language, em. */
const WORD_EM = 6.5;
const HELD_EM = 8.5;

const PLAIN = { reason: null, held: null, count: 0 } as const;

/** The signs of one way; `place` gives the point of a bend. What needs other packets is added by {@link lateSign}. */
export function signsOf(options: {
  readonly packet: Packet;
  readonly leg: Leg;
  readonly way: readonly Vertex[];
  readonly place: (vertex: Vertex) => Point;
  readonly fontPx: number;
  /** Of the picture, px. */
  readonly width: number;
}): readonly Sign[] {
  const { packet, leg, way, place, fontPx, width } = options;
  const signs: Omit<Sign, 'shape'>[] = [];
  const ends = [0, 1].map((share) => place({ ms: 0, share }).x);
  const wordAt = (at: Point, em: number): Box =>
    wordBox({ x: between(ends, at.x, em * fontPx), y: at.y }, em * fontPx, fontPx, width);
  const [start] = way;
  if (start && packet.summary.fragment !== null) {
    const ms = start.ms;
    signs.push({ ...PLAIN, type: 'fragment', ms, at: place(start), box: null });
  }
  if (start && leg.copy > 0) {
    const at = place(start);
    const box = wordAt(at, WORD_EM);
    signs.push({ ...PLAIN, type: 'copied', ms: start.ms, at, box, count: leg.copy });
  }
  leg.turns.forEach((turn, i) => {
    const vertex = way[i + 1];
    if (!vertex) return;
    const at = place(vertex);
    if (turn.type === 'altered') {
      const type = turn.detail.startsWith('CE') ? 'marked' : 'altered';
      signs.push({
        ...PLAIN,
        type,
        ms: vertex.ms,
        at,
        box: wordAt(at, WORD_EM),
      });
    } else if (turn.type === 'held') {
      const untilMs = way[i + 2]?.ms ?? Infinity;
      const held = { sinceUs: turn.atUs, untilMs: untilMs === Infinity ? null : untilMs };
      const box = wordAt(at, HELD_EM);
      signs.push({ ...PLAIN, type: 'held', ms: vertex.ms, at, box, held });
    }
  });
  const last = way.at(-1);
  if (last && leg.fate.type === 'dropped') {
    const at = place(last);
    const box = wordAt(at, WORD_EM);
    signs.push({ ...PLAIN, type: 'lost', ms: last.ms, at, box, reason: leg.fate.reason });
  }
  return signs.map((sign) => ({ ...sign, shape: shapeBox(sign.at, fontPx) }));
}

/** The sign of a packet that `count` later ones overtook, near where it arrives. */
export function lateSign(arrow: {
  readonly from: Point;
  readonly to: Point;
  readonly endMs: number;
  readonly count: number;
  readonly fontPx: number;
  /** Of the picture, px. */
  readonly width: number;
}): Sign {
  const { from, to, endMs, count, fontPx, width } = arrow;
  const at = { x: to.x + (from.x - to.x) * 0.08, y: to.y + (from.y - to.y) * 0.08 };
  const towards = Math.sign(from.x - to.x) * (WORD_EM / 2) * fontPx;
  const box = wordBox({ x: at.x + towards, y: at.y }, WORD_EM * fontPx, fontPx, width);
  return { ...PLAIN, type: 'late', ms: endMs, at, shape: shapeBox(at, fontPx), box, count };
}

/** Where a word so wide touches neither lifeline: as near to `x` as can be; `x` itself where the two are too close. */
function between(ends: readonly number[], x: number, wide: number): number {
  const [left, right] = [Math.min(...ends) + wide / 2, Math.max(...ends) - wide / 2];
  return left > right ? x : Math.max(left, Math.min(x, right));
}

/** Under the sign's shape, and on the picture. */
function wordBox({ x, y }: Point, wide: number, fontPx: number, width: number): Box {
  return {
    centre: { x: Math.max(wide / 2, Math.min(x, width - wide / 2)), y: y + fontPx * 1.15 },
    width: wide,
    height: fontPx * 1.1,
    angle: 0,
  };
}

function shapeBox(centre: Point, fontPx: number): Box {
  return { centre, width: fontPx, height: fontPx, angle: 0 };
}
