/** What the page's address says beside the choice: which run, where in it, and how it is looked at. */

import { MOST_ZOOM } from '../ladder/viewport.ts';
import { SPEEDS } from '../view/speed.ts';
import type { StepUnit } from '../view/stops.ts';

/** What may be chosen within views, by its key in the address. */
const DETAILS = [
  'graph',
  'future',
  'flow',
  'stream',
  'shows',
  'scale',
  'connection',
  'printer',
] as const;
export type Detail = (typeof DETAILS)[number];
/** Those that mean something in one run only. */
export const DETAILS_OF_RUN: readonly Detail[] = ['flow', 'stream', 'connection'];
export type Details = Readonly<Partial<Record<Detail, string>>>;

export interface Spot {
  /** The run on the stage; null where there is none, or where it came from a file. */
  readonly run: string | null;
  /** The run beside it, kept as A. */
  readonly compared: string | null;
  /** The playhead, ms of the clock; null at the moving end of a live run. */
  readonly atMs: number | null;
  /** The packet that was selected. */
  readonly packet: number | null;
  /** The packet of A that was selected. */
  readonly packetOfA: number | null;
  /** The filter as typed; null while its bar is put away. */
  readonly filter: string | null;
  /** The view of the dock that was chosen by hand. */
  readonly view: string | null;
  readonly details: Details;
  readonly clock: 'lecture' | 'true';
  readonly speed: number;
  readonly unit: StepUnit;
  /** What is on the wall, the ladder alone or a view below it; null where the page stands on a desk. */
  readonly wall: 'ladder' | 'view' | null;
  /** The ladder's zoom, and the moment at the top of its window, ms of the clock; null follows the playhead. */
  readonly zoom: number;
  readonly topMs: number | null;
}

const UNITS: readonly StepUnit[] = ['packet', 'line', 'event'];

/** What the address calls what is on the wall. */
const WALLS: ReadonlyMap<string, NonNullable<Spot['wall']>> = new Map([
  ['1', 'ladder'],
  ['view', 'view'],
]);

/**
 * What makes an address another place, one that Back returns from; the rest is how a place is looked at. A run's own
 * scenario adds nothing to its place.
 */
const PLACE_KEYS = ['run', 'compare', 'view'] as const;
/** What moves by itself, or with the wheel. */
const MOVING_KEYS = ['at', 'zoom', 'top'] as const;

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
    run: runIn(query, 'run'),
    compared: runIn(query, 'compare'),
    atMs: numberIn(query, 'at'),
    packet: numberIn(query, 'packet'),
    packetOfA: numberIn(query, 'packet.a'),
    filter: query.get('filter'),
    view: query.get('view'),
    details: Object.fromEntries(
      DETAILS.flatMap((key) => {
        const value = query.get(key);
        return value === null ? [] : [[key, value]];
      }),
    ),
    clock: query.get('clock') === 'true' ? 'true' : 'lecture',
    speed: SPEEDS.find((one) => one === speed) ?? 1,
    unit: unit ?? 'packet',
    wall: WALLS.get(query.get('projector') ?? '') ?? null,
    zoom: Math.min(numberIn(query, 'zoom') || 1, MOST_ZOOM),
    topMs: numberIn(query, 'top', -Infinity),
  };
}

/** Keys and values that {@link readSpot} takes back; what is as usual has none. */
export function writeSpot(spot: Spot): readonly (readonly [string, string])[] {
  const { run, compared, atMs, packet, packetOfA, filter, view, details, clock } = spot;
  const { speed, unit, wall, zoom, topMs } = spot;
  const pairs: readonly (readonly [string, string | null])[] = [
    ['run', run],
    ['compare', compared],
    ['at', run === null ? null : textOf(atMs)],
    ['packet', textOf(packet)],
    ['packet.a', compared === null ? null : textOf(packetOfA)],
    ['filter', filter],
    ['view', view],
    ...DETAILS.map((key) => [key, details[key] ?? null] as const),
    ['clock', clock === 'true' ? clock : null],
    ['speed', speed === 1 ? null : `${speed}`],
    ['step', unit === 'packet' ? null : unit],
    ['projector', [...WALLS].find(([, name]) => name === wall)?.[0] ?? null],
    ['zoom', zoom === 1 ? null : `${zoom}`],
    ['top', textOf(topMs)],
  ];
  return pairs.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));
}

/** Equal for two queries that a person would call the same place. */
export function placeIn(search: string): string {
  const query = new URLSearchParams(search);
  const scenario = query.has('run') ? '' : query.get('scenario');
  return [scenario, ...PLACE_KEYS.map((key) => query.get(key))].join('\n');
}

function runIn(query: URLSearchParams, key: string): string | null {
  return /^[\w-]+$/.exec(query.get(key) ?? '')?.[0] ?? null;
}

function numberIn(query: URLSearchParams, key: string, least = 0): number | null {
  const value = Number(query.get(key) ?? NaN);
  return Number.isFinite(value) && value >= least ? value : null;
}

function textOf(number: number | null): string | null {
  return number === null ? null : `${number}`;
}

/** Whether two addresses differ at most in where the playhead and the ladder's window are. */
export function isSameButMoment(search: string, other: string): boolean {
  const [one, two] = [search, other].map((text) => {
    const query = queryIn(text);
    for (const key of MOVING_KEYS) query.delete(key);
    return query.toString();
  });
  return one === two;
}
