/** Builds one end's path: every state it was seen in is joined to the one before by the diagram's edges. */

import type { HostName } from '#core/event-base.ts';
import type { EndFacts, Evidence } from './end-facts.ts';
import type { FigureState, PlaceId } from './figure.ts';
import type { EndPath, Move, MoveCause } from './move.ts';
import type { Step } from './route.ts';
import { isProved, routeTo } from './route.ts';

/** Where and how an end was seen in a state. */
export interface Sighting {
  readonly state: FigureState;
  readonly seq: number;
  readonly atUs: number;
  /** The kernel said so; otherwise packets do. */
  readonly byKernel: boolean;
}

export class EndBuilder implements EndPath {
  readonly host: HostName;
  readonly local: string;
  readonly facts: EndFacts;
  readonly moves: Move[] = [];
  start: PlaceId = 'CLOSED';
  socket: string | null = null;

  constructor(host: HostName, local: string, facts: EndFacts) {
    this.host = host;
    this.local = local;
    this.facts = facts;
  }

  /** Where it stands by now. */
  get place(): PlaceId {
    return this.moves.at(-1)?.to ?? this.start;
  }

  get isOver(): boolean {
    return this.moves.length > 0 && (this.place === 'CLOSED' || this.place === 'CLOSED_END');
  }

  /** The end is a listener's: its way begins with that one's. */
  listened(move: Move): void {
    if (this.moves.length === 0 && this.start === 'CLOSED') this.moves.push(move);
  }

  /** It was not in that state yet, as what came after proves; says whether it had been thought so. */
  takeBack(place: PlaceId): boolean {
    const isThought = this.place === place && this.moves.at(-1)?.isInferred === true;
    if (isThought) this.moves.pop();
    return isThought;
  }

  /** The end was seen in a state, perhaps the one it is known to be in. */
  seen(sighting: Sighting): void {
    if (stateOf(this.place) === sighting.state) return;
    const reset = this.#freshReset();
    if (sighting.state === 'CLOSED' && reset !== null) {
      const route = routeTo(this.place, 'CLOSED', this.facts);
      const proof = route && isProved(route) ? (route.at(-1)?.evidence ?? null) : null;
      if (proof === null || proof.seq > reset.seq) return this.#resetTo(sighting, reset);
    }
    const route = routeTo(this.place, sighting.state, this.facts);
    if (route === null) this.#jump(sighting);
    else route.forEach((step, i) => this.#step(step, sighting, i === route.length - 1));
  }

  #freshReset(): EndFacts['reset'] {
    const { reset } = this.facts;
    return reset !== null && reset.seq >= (this.moves.at(-1)?.seq ?? 0) ? reset : null;
  }

  /** After a passive OPEN, SYN-RECEIVED goes back to LISTEN (note 1 of the figure); everything else to CLOSED. */
  #resetTo(
    { seq, atUs, byKernel }: Sighting,
    reset: Evidence & { way: 'received' | 'sent' },
  ): void {
    const back = this.place === 'SYN_RECEIVED' && this.moves.some(({ to }) => to === 'LISTEN');
    const route =
      back && reset.way === 'received' ? routeTo(this.place, 'LISTEN', this.facts) : null;
    const { cause, packet, way } = reset;
    this.#push({
      to: route === null ? 'CLOSED_END' : 'LISTEN',
      edge: route?.[0]?.edge ?? null,
      ...{ seq, atUs, cause, packet, reset: way, isInferred: !byKernel },
    });
  }

  #jump({ state, seq, atUs, byKernel }: Sighting): void {
    const to = state === 'CLOSED' ? 'CLOSED_END' : state;
    const cause: MoveCause = { type: 'unknown' };
    this.#push({
      to,
      edge: null,
      seq,
      atUs,
      cause,
      packet: null,
      reset: null,
      isInferred: !byKernel,
    });
  }

  /** A step on the way is shown where it was proved; the last one where the end was seen. */
  #step({ edge, evidence }: Step, sighting: Sighting, isLast: boolean): void {
    const before = this.moves.at(-1);
    const isEarly = evidence !== null && !isLast && evidence.seq >= (before?.seq ?? 0);
    const { seq, atUs } = isLast ? sighting : isEarly ? evidence : (before ?? sighting);
    this.#push({
      ...{ to: edge.to, edge, seq, atUs, reset: null },
      cause: evidence?.cause ?? defaultCause(edge.event),
      packet: evidence?.packet ?? null,
      isInferred: !isLast || !sighting.byKernel,
    });
  }

  #push(move: Omit<Move, 'from'>): void {
    this.moves.push({ from: this.place, ...move });
  }
}

function defaultCause(event: string): MoveCause {
  return event === 'Timeout=2MSL' ? { type: 'timer', timer: 'time-wait' } : { type: 'unknown' };
}

/** The state that a place of the figure stands for. */
export function stateOf(place: PlaceId): FigureState {
  return place === 'CLOSED_END' ? 'CLOSED' : place;
}
