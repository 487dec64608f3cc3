/** One connection's diagram after some number of events: where both ends stand, and what they have passed. */

import { countWhile } from '../view/sorted.ts';
import type { PlaceId } from './figure.ts';
import type { Connection, EndPath, Move } from './move.ts';

/** One end at the moment. */
export interface EndAt {
  readonly path: EndPath;
  readonly place: PlaceId;
  /** Its moves so far, in order. */
  readonly moves: readonly Move[];
}

export interface MachineAt {
  readonly ends: readonly EndAt[];
  /** By edge: the places in `ends` of those that went along it. */
  readonly edges: ReadonlyMap<string, readonly number[]>;
  /** By place: the places in `ends` of those that are or were there. */
  readonly places: ReadonlyMap<PlaceId, readonly number[]>;
  /** The moves of both ends in the order of the log, with the place in `ends` of the end that made them. */
  readonly moves: readonly { readonly end: number; readonly move: Move }[];
}

/** The diagram of `connection` after the first `eventCount` events. */
export function machineAt(connection: Connection, eventCount: number): MachineAt {
  const ends = connection.ends.map((path) => endAt(path, eventCount));
  const edges = new Map<string, number[]>();
  const places = new Map<PlaceId, number[]>();
  ends.forEach(({ path, moves }, end) => {
    note(places, path.start, end);
    for (const { edge, to } of moves) {
      note(places, to, end);
      if (edge) note(edges, edge.id, end);
    }
  });
  const moves = ends.flatMap((own, end) => own.moves.map((move) => ({ end, move })));
  moves.sort((a, b) => a.move.seq - b.move.seq);
  return { ends, edges, places, moves };
}

function endAt(path: EndPath, eventCount: number): EndAt {
  const count = countWhile(path.moves.length, (i) => (path.moves[i]?.seq ?? Infinity) < eventCount);
  const moves = path.moves.slice(0, count);
  return { path, place: moves.at(-1)?.to ?? path.start, moves };
}

function note<K>(map: Map<K, number[]>, key: K, end: number): void {
  const known = map.get(key);
  if (!known) map.set(key, [end]);
  else if (!known.includes(end)) known.push(end);
}

/**
 * The connection to show where none was chosen by hand: that of the packet looked at, or else the last that has begun,
 * or else, before any has, the first that will.
 */
export function connectionToShow(
  connections: readonly Connection[],
  ofPacket: Connection | null,
  eventCount: number,
): Connection | null {
  const begun = connectionsBy(connections, eventCount);
  if (ofPacket !== null && ofPacket.id < begun) return ofPacket;
  return connections[Math.max(0, begun - 1)] ?? null;
}

/** How many connections have begun after `eventCount` events. */
export function connectionsBy(connections: readonly Connection[], eventCount: number): number {
  return countWhile(connections.length, (i) => (connections[i]?.seq ?? Infinity) < eventCount);
}
