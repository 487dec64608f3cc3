/** Which way an end took from one state to the next one it was seen in: the diagram's edges that packets prove. */

import type { Evidence } from './end-facts.ts';
import type { Edge, EdgeEvent, FigureState, PlaceId } from './figure.ts';
import { EDGES } from './figure.ts';

/** One edge of the way and what proves it; the last may be proved by nothing but having been seen there. */
export interface Step {
  readonly edge: Edge;
  readonly evidence: Evidence | null;
}

/** What an end's facts answer. */
export interface Proof {
  evidenceOf(event: EdgeEvent): Evidence | null;
}

/** Longest way that is looked for, in edges: CLOSED to TIME-WAIT by the longest has six. */
const LONGEST = 6;

/**
 * The way from `from` to where the end was seen, each step but the last proved and in the order of its proofs: one
 * whose last step is proved too before one whose is not, then the shortest. Null where the diagram has no such way.
 */
export function routeTo(from: PlaceId, seen: FigureState, proof: Proof): readonly Step[] | null {
  let best: readonly Step[] | null = null;
  for (const route of routes(from, seen, proof, [])) {
    if (best === null || isBetter(route, best)) best = route;
  }
  return best;
}

function isBetter(route: readonly Step[], than: readonly Step[]): boolean {
  if (isProved(route) !== isProved(than)) return isProved(route);
  return route.length < than.length;
}

/** Whether all of the way is proved, its end too. */
export function isProved(route: readonly Step[]): boolean {
  return route.at(-1)?.evidence !== null;
}

function* routes(
  from: PlaceId,
  seen: FigureState,
  proof: Proof,
  before: readonly Step[],
): Generator<readonly Step[]> {
  if (before.length === LONGEST) return;
  for (const edge of EDGES) {
    if (edge.from !== from || before.some((step) => step.edge.from === edge.to)) continue;
    const evidence = proof.evidenceOf(edge.event);
    const isInOrder = (evidence?.seq ?? Infinity) >= (before.at(-1)?.evidence?.seq ?? -1);
    if (!isInOrder) continue;
    const route = [...before, { edge, evidence }];
    if (isSeen(edge.to, seen)) yield route;
    else if (evidence !== null) yield* routes(edge.to, seen, proof, route);
  }
}

function isSeen(place: PlaceId, seen: FigureState): boolean {
  return place === seen || (place === 'CLOSED_END' && seen === 'CLOSED');
}
