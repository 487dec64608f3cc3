/** An arrow as it is at one moment, ready to be drawn. */

import type { PacketKind } from '../view/packet.ts';
import type { Arrow } from './arrow.ts';
import { headPath, shaftPath } from './arrow-path.ts';
import type { Box, Point } from './box.ts';
import { boxesTouch } from './box.ts';
import type { ClearLabel } from './clear-label.ts';
import { clearOf } from './clear-label.ts';
import type { Clock } from './clock.ts';
import { lineUntil, overAt } from './flight.ts';
import type { Geometry } from './geometry.ts';
import type { Sign } from './sign.ts';
import type { Tie } from './tie.ts';

export interface DrawnArrow {
  readonly key: string;
  readonly number: number;
  readonly kind: PacketKind;
  readonly isRepeat: boolean;
  /** Its line as far as it has come: the start, bends, the tip. */
  readonly points: readonly Point[];
  /** Path data of its line, and of its head where it has arrived. */
  readonly shaft: string;
  readonly head: string;
  /** From here on the packet is not as it was sent: a place in {@link points}; null where nothing changed it. */
  readonly alteredFrom: number | null;
  /** `flying`: cut off at the playhead; `arrived`: with a head; `lost`: broken off, with a mark. */
  readonly end: 'flying' | 'arrived' | 'lost';
  readonly label: ClearLabel | null;
  readonly signs: readonly DrawnSign[];
  readonly tie: Tie | null;
}

/** A sign, and of a held packet how long it has waited by now, µs. */
export type DrawnSign = Sign & { readonly waitedUs: number | null };

/** Where and on what clock things are drawn. */
export interface Paper {
  readonly geometry: Geometry;
  readonly clock: Clock;
  /** Heights are counted from here, px of the whole ladder. */
  readonly origin: number;
}

/** The arrow at `nowMs`; its label is whole. */
export function drawArrow(arrow: Arrow, nowMs: number, paper: Paper): DrawnArrow {
  const { origin, geometry } = paper;
  const { packet, leg, key, from, to, tie } = arrow;
  const isOver = nowMs >= overAt(arrow);
  const points = lineUntil(arrow, nowMs, geometry).map((point) => raised(point, origin));
  const before = points.at(-2) ?? from;
  const tip = points.at(-1) ?? to;
  const isPlain = arrow.way.length < 3;
  const [start, end] = isPlain ? [from, to] : [before, tip];
  const fate = !isOver ? 'flying' : leg.fate.type === 'dropped' ? 'lost' : 'arrived';
  const angle = Math.atan2(end.y - start.y, end.x - start.x);
  return {
    key,
    number: packet.number,
    kind: packet.kind,
    isRepeat: packet.isRepeat,
    points,
    shaft: shaftPath(points),
    head: fate === 'arrived' ? headPath(tip, angle, geometry.fontPx) : '',
    alteredFrom: alterationOf(arrow, points.length),
    end: fate,
    label: labelOf(arrow, { points, end: fate }, [], paper),
    signs: arrow.signs
      .filter(({ ms }) => ms <= nowMs)
      .map((sign) => ({
        ...sign,
        at: raised(sign.at, origin),
        box: raisedBox(sign.box, origin),
        waitedUs: waitedBy(sign, nowMs, paper.clock),
      })),
    tie: tie && {
      ...tie,
      from: raised(tie.from, origin),
      to: raised(tie.to, origin),
      box: raisedBox(tie.box, origin),
    },
  };
}

/** The same arrow while cards pass over its words. */
export function clearedOf(
  drawn: DrawnArrow,
  arrow: Arrow,
  cards: readonly Box[],
  paper: Paper,
): DrawnArrow {
  const signs = drawn.signs.map((sign) => {
    const { box } = sign;
    return box && cards.some((card) => boxesTouch(card, box)) ? { ...sign, box: null } : sign;
  });
  return { ...drawn, signs, label: labelOf(arrow, drawn, cards, paper) };
}

function labelOf(
  { label, span }: Arrow,
  { points, end }: Pick<DrawnArrow, 'points' | 'end'>,
  cards: readonly Box[],
  { origin, geometry }: Paper,
): ClearLabel | null {
  const at = end === 'flying' ? points.at(-1) : undefined;
  const tip = at ? { at, isRightward: span.to > span.from } : null;
  const clear = label && clearOf(raisedLabel(label, origin), cards, geometry.fontPx, tip);
  return clear?.pieces.length === 0 && at ? null : clear;
}

/** A point with its height counted from `by`. */
export function raised({ x, y }: Point, by: number): Point {
  return { x, y: y - by };
}

function waitedBy({ held }: Sign, nowMs: number, clock: Clock): number | null {
  if (held === null) return null;
  const untilMs = Math.min(nowMs, held.untilMs ?? Infinity);
  return Math.max(0, clock.runTimeAt(untilMs) - held.sinceUs);
}

function raisedBox(box: Box | null, by: number): Box | null {
  return box && { ...box, centre: raised(box.centre, by) };
}

function raisedLabel<L extends { readonly box: Box }>(label: L, by: number): L {
  return { ...label, box: { ...label.box, centre: raised(label.box.centre, by) } };
}

function alterationOf({ leg }: Arrow, points: number): number | null {
  const place = leg.turns.findIndex(({ type }) => type === 'altered');
  return place >= 0 && place + 1 < points ? place + 1 : null;
}
