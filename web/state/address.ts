/** What the page's address says beside the choice: which run, where in it, and how it is looked at. */

import { SPEEDS } from '../view/speed.ts';
import type { StepUnit } from '../view/stops.ts';

export interface Spot {
  /** The run on the stage; null where there is none, or where it came from a file. */
  readonly run: string | null;
  /** The playhead, ms of the clock; null at the moving end of a live run. */
  readonly atMs: number | null;
  /** The packet that was selected. */
  readonly packet: number | null;
  /** The view of the dock that was chosen by hand. */
  readonly view: string | null;
  readonly clock: 'lecture' | 'true';
  readonly speed: number;
  readonly unit: StepUnit;
  readonly isProjected: boolean;
}

const UNITS: readonly StepUnit[] = ['packet', 'line', 'event'];

/** What makes an address another place, one that Back returns from; the rest is how a place is looked at. */
const PLACE_KEYS = ['scenario', 'run', 'view'] as const;

/** A query from its keys and values, such as `?run=a&at=12`. */
export function searchOf(pairs: readonly (readonly [string, string])[]): string {
  return `?${new URLSearchParams(pairs.map(([key, value]) => [key, value]))}`;
}

/** The keys and values of a query. */
export function queryIn(search: string): URLSearchParams {
  return new URLSearchParams(search);
}

/** Takes a query apart; what makes no sense is as if it were not there. */
export function readSpot(search: string): Spot {
  const query = new URLSearchParams(search);
  const speed = Number(query.get('speed') ?? 1);
  const unit = UNITS.find((one) => one === query.get('step'));
  return {
    run: /^[\w-]+$/.exec(query.get('run') ?? '')?.[0] ?? null,
    atMs: numberIn(query, 'at'),
    packet: numberIn(query, 'packet'),
    view: query.get('view'),
    clock: query.get('clock') === 'true' ? 'true' : 'lecture',
    speed: SPEEDS.find((one) => one === speed) ?? 1,
    unit: unit ?? 'packet',
    isProjected: query.get('projector') === '1',
  };
}

/** Keys and values that {@link readSpot} takes back; what is as usual has none. */
export function writeSpot(spot: Spot): readonly (readonly [string, string])[] {
  const { run, atMs, packet, view, clock, speed, unit, isProjected } = spot;
  const pairs: readonly (readonly [string, string | null])[] = [
    ['run', run],
    ['at', run === null || atMs === null ? null : `${atMs}`],
    ['packet', packet === null ? null : `${packet}`],
    ['view', view],
    ['clock', clock === 'true' ? clock : null],
    ['speed', speed === 1 ? null : `${speed}`],
    ['step', unit === 'packet' ? null : unit],
    ['projector', isProjected ? '1' : null],
  ];
  return pairs.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));
}

/** Equal for two queries that a person would call the same place. */
export function placeIn(search: string): string {
  const query = new URLSearchParams(search);
  return PLACE_KEYS.map((key) => query.get(key) ?? '').join('\n');
}

function numberIn(query: URLSearchParams, key: string): number | null {
  const value = Number(query.get(key) ?? NaN);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/** Whether two addresses differ at most in where the playhead is. */
export function isSameButMoment(search: string, other: string): boolean {
  const [one, two] = [search, other].map((text) => {
    const query = queryIn(text);
    query.delete('at');
    return query.toString();
  });
  return one === two;
}
