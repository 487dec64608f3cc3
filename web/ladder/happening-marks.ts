/** Bands, ticks and marks of what was done to the wire and the programs, where they stand on the ladder. */

import type { HostName } from '#core/event-base.ts';
import type { KnobTurn } from '../view/happenings.ts';
import { knobTurns } from '../view/happenings.ts';
import type { RunLog } from '../view/log.ts';
import { countWhile } from '../view/sorted.ts';
import type { Box } from './box.ts';
import type { Clock } from './clock.ts';
import type { Geometry, Lifeline } from './geometry.ts';
import { lifelineOf, yOf } from './geometry.ts';

/** `held`: from `y` to `endY`, for `heldUs`, nothing moved on the wire; `paused`: the program stood before `line`. */
export type HappeningMark =
  | {
      readonly type: 'held';
      readonly seq: number;
      readonly y: number;
      readonly endY: number;
      readonly heldUs: number;
    }
  | {
      readonly type: 'turned';
      readonly seq: number;
      readonly y: number;
      readonly turns: readonly KnobTurn[];
    }
  | {
      readonly type: 'ruled';
      readonly seq: number;
      readonly y: number;
      readonly rules: readonly string[];
    }
  | {
      readonly type: 'paused';
      readonly seq: number;
      readonly y: number;
      readonly endY: number;
      readonly lifeline: Lifeline;
      readonly line: number;
    };

/** Height of the strip that a tick's words have to themselves, em. */
const STRIP_EM = 1.3;

/** Where the words of a tick or band at height `y` stand: over it, from lifeline to lifeline. */
export function wordStrip(y: number, { fontPx, width }: Geometry): Box {
  return {
    centre: { x: width / 2, y: y - (STRIP_EM / 2) * fontPx },
    width,
    height: STRIP_EM * fontPx,
    angle: 0,
  };
}

/** Strips that labels between two moments keep clear of. */
export function stripsBetween(
  log: RunLog,
  clock: Clock,
  geometry: Geometry,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): readonly Box[] {
  const [first, end] = rangeOf(log, clock, fromMs, toMs);
  return log.happenings
    .slice(first, end)
    .filter(({ type }) => type === 'wire' || type === 'rules' || type === 'hold')
    .map(({ seq }) => wordStrip(yOf(geometry, clock.momentOf(seq)), geometry));
}

/** The marks that have begun by `nowMs` and are in sight between two moments, in the order of the log. */
export function happeningMarks(
  log: RunLog,
  clock: Clock,
  geometry: Geometry,
  between: { readonly fromMs: number; readonly toMs: number; readonly nowMs: number },
): readonly HappeningMark[] {
  const { fromMs, toMs, nowMs } = between;
  // What began before the window may last into it, and a person's deeds are few.
  const [, end] = rangeOf(log, clock, fromMs, Math.min(toMs, nowMs));
  const fromY = yOf(geometry, fromMs);
  return Array.from({ length: end }, (_, place) => markAt(log, clock, geometry, place, nowMs))
    .flatMap((mark) => mark ?? [])
    .filter((mark) => ('endY' in mark ? mark.endY : mark.y) >= fromY);
}

function markAt(
  log: RunLog,
  clock: Clock,
  geometry: Geometry,
  place: number,
  nowMs: number,
): HappeningMark | null {
  const event = log.happenings.at(place);
  if (!event) return null;
  const { seq } = event;
  const y = yOf(geometry, clock.momentOf(seq));
  const endBy = (isEnd: (place: number) => boolean): number => {
    for (let later = place + 1; later < log.happenings.length; later++) {
      if (isEnd(later)) return Math.min(nowMs, clock.momentOf(log.happenings.at(later)?.seq ?? 0));
    }
    return nowMs;
  };
  switch (event.type) {
    case 'hold': {
      if (!event.isHeld) return null;
      const endMs = endBy((later) => log.happenings.at(later)?.type === 'hold');
      const heldUs = Math.max(0, clock.runTimeAt(endMs) - event.atUs);
      return { type: 'held', seq, y, endY: yOf(geometry, endMs), heldUs };
    }
    case 'wire':
      return { type: 'turned', seq, y, turns: knobTurns(wireBefore(log, place), event.wire) };
    case 'rules':
      return { type: 'ruled', seq, y, rules: event.rules };
    case 'pause': {
      const lifeline = lifelineOf(geometry, event.host);
      const endY = yOf(
        geometry,
        endBy((later) => isResumeOf(log, later, event.host)),
      );
      return lifeline && { type: 'paused', seq, y, endY, lifeline, line: event.line };
    }
    case 'resume':
      return null;
  }
}

function isResumeOf(log: RunLog, place: number, host: HostName): boolean {
  const event = log.happenings.at(place);
  return (event?.type === 'resume' || event?.type === 'pause') && event.host === host;
}

function wireBefore(log: RunLog, place: number) {
  for (let earlier = place - 1; earlier >= 0; earlier--) {
    const event = log.happenings.at(earlier);
    if (event?.type === 'wire') return event.wire;
  }
  return log.start?.wire ?? { from: {} };
}

/** Places `[first, end)` of what happened between two moments. */
function rangeOf(
  { happenings }: RunLog,
  clock: Clock,
  fromMs: number,
  toMs: number,
): readonly [number, number] {
  const before = (isBefore: (ms: number) => boolean): number =>
    countWhile(happenings.length, (i) => isBefore(clock.momentOf(happenings.at(i)?.seq ?? 0)));
  return [before((ms) => ms < fromMs), before((ms) => ms <= toMs)];
}
