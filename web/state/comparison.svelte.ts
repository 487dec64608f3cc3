/** Two runs side by side: one kept as A, and the one on the stage as B. */

import type { RunEvent } from '#core/event.ts';
import { fetchEvents } from '../api.ts';
import { AlignedClock } from '../compare/aligned-clock.ts';
import { MergedEvents } from '../compare/merged-events.ts';
import type { Pair } from '../compare/side.ts';
import type { Clock } from '../ladder/clock.ts';
import { EMPTY_LOG, LogBuilder } from '../view/log.ts';
import type { RunLog } from '../view/log.ts';
import type { Problems } from './problems.svelte.ts';
import type { Run } from './run.svelte.ts';
import { Selection } from './selection.svelte.ts';

/** More packets than these in one run are not compared: every one of them is looked at. */
const MOST_PACKETS = 50_000;

interface Aligned {
  readonly events: MergedEvents;
  readonly clocks: Readonly<Record<Clock['name'], AlignedClock>>;
}

/** Owned by the session. A is what was kept; B is whatever comes on the stage after it. */
export class Comparison {
  /** The run kept as A; null where nothing is compared. */
  kept = $state.raw<RunLog | null>(null);
  /** Its id at the server; null where it came from a file. */
  keptId = $state<string | null>(null);
  /** A as far as it is shown: while B goes on, A goes on beside it. */
  a = $state.raw<RunLog>(EMPTY_LOG);
  /** What is looked at in A. */
  readonly selection = new Selection();
  readonly #run: Run;
  readonly #problems: Problems;
  #aligned = $state.raw<Aligned>(newAligned());
  #replay = new LogBuilder();

  /** A run is kept, and another one is on the stage. */
  readonly isOpen: boolean = $derived.by(
    () => this.kept !== null && this.#run.log.start !== null && !this.#isKeptOnStage,
  );
  /** The run on the stage can be kept. */
  readonly canKeep: boolean = $derived.by(() => {
    const { log, isLive } = this.#run;
    return log.start !== null && !isLive && log.packets.length <= MOST_PACKETS;
  });

  /** @param run - the run on the stage. */
  constructor(run: Run, problems: Problems) {
    this.#run = run;
    this.#problems = problems;
  }

  get #isKeptOnStage(): boolean {
    if (this.keptId !== null) return this.keptId === this.#run.id;
    return this.kept?.start === this.#run.log.start;
  }

  /** Keeps the run on the stage as A: the next one will stand beside it. */
  keep(): void {
    if (!this.canKeep) return;
    this.kept = this.#run.log;
    this.keptId = this.#run.id;
  }

  /** Keeps a run that is over as A, whatever is on the stage. */
  take(id: string, events: readonly RunEvent[]): void {
    this.restart();
    this.kept = new LogBuilder().append(events);
    this.keptId = id;
    this.extend();
  }

  /** Keeps a run that the server has as A; where it has it no more, the page says so. */
  async fetch(id: string): Promise<void> {
    const hasCome = await this.#problems.attempt(async () => this.take(id, await fetchEvents(id)));
    if (!hasCome && this.#problems.current?.code === 'unknown-run') {
      this.#problems.say('unknown-kept');
    }
  }

  /** Lets A go: B has the stage to itself. */
  end(): void {
    this.kept = null;
    this.keptId = null;
    this.restart();
  }

  /** Another run comes on the stage as B. */
  restart(): void {
    this.#aligned = newAligned();
    this.#replay = new LogBuilder();
    this.a = EMPTY_LOG;
    this.selection.clear();
  }

  /** The clock of both. */
  clock(name: Clock['name']): AlignedClock {
    return this.#aligned.clocks[name];
  }

  /** A, for steps that stop at either's events; null while nothing is compared. */
  beside(name: Clock['name']): { readonly log: RunLog; readonly clock: Clock } | null {
    return this.isOpen ? { log: this.a, clock: this.clock(name).of.a } : null;
  }

  /** Takes up what B's log has brought. Call when it has grown, and when it has ended. */
  extend(): void {
    const { kept } = this;
    if (kept === null || !this.isOpen) return;
    const { events, clocks } = this.#aligned;
    const { log: b, isLive, source } = this.#run;
    // A file is read in parts, and only its log's end says that there are no more.
    const isOver = source.type === 'live' ? !isLive : b.end !== null;
    events.extend({ a: kept, b }, { a: true, b: isOver });
    const shown = kept.events.slice(this.#replay.next, events.countOf('a'));
    this.a = this.#replay.append(shown);
    const logs: Pair<RunLog> = { a: this.a, b };
    clocks.lecture.extend(logs);
    clocks.true.extend(logs);
  }
}

function newAligned(): Aligned {
  const events = new MergedEvents();
  return {
    events,
    clocks: {
      lecture: new AlignedClock('lecture', events),
      true: new AlignedClock('true', events),
    },
  };
}
