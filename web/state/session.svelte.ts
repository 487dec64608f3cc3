/** One person's session: owns the states, and joins them to the doors `api.ts` and `stream.ts`. */

import { ApiError, fetchEvents, fetchHealth, fetchRun, fetchScenarios, startRun } from '../api.ts';
import type { Health } from '../protocol.ts';
import { LectureClock } from '../ladder/clock.ts';
import type { Clock } from '../ladder/clock.ts';
import { TrueClock } from '../ladder/true-clock.ts';
import { followRun } from '../stream.ts';
import { packetInFocus } from '../view/focus.ts';
import { litBy } from '../view/lit.ts';
import { StageSeeker } from '../view/seek.ts';
import { CaptureFile } from './capture-file.svelte.ts';
import type { Spot } from './address.ts';
import { Choice } from './choice.svelte.ts';
import { Commands } from './commands.svelte.ts';
import { Comparison } from './comparison.svelte.ts';
import { Drafts } from './draft.svelte.ts';
import { Forks } from './forks.svelte.ts';
import { Hands } from './hands.svelte.ts';
import { Insights } from './insight.svelte.ts';
import { Playhead } from './playhead.svelte.ts';
import type { Language, Preferences } from './preferences.svelte.ts';
import { Run } from './run.svelte.ts';
import type { RunSource } from './run.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { Stepper } from './stepper.svelte.ts';
import { unfold } from './unfold.ts';
import type { ViewChoice } from './view-choice.svelte.ts';

const QUEUE_POLL_MS = 500;

export interface Problem {
  /** The server's code, or `unreachable`. */
  readonly code: string;
  readonly message: string;
}

export class Session {
  readonly preferences: Preferences;
  readonly run = new Run();
  readonly commands = new Commands(this.run, (action) => this.#attempt(action));
  readonly choice = new Choice(this.commands);
  readonly selection = new Selection();
  readonly captureFile = new CaptureFile({
    show: (conversation, file) => {
      this.#show({ type: 'capture', file });
      this.#unfollow = unfold(conversation.packets, (packets) => {
        this.run.log = conversation.log(packets);
        this.#extendClocks();
      });
      this.playhead.restart();
    },
    play: (events, file, isFirst) => {
      if (isFirst) this.#show({ type: 'recording', file });
      this.run.grow(events);
      if (isFirst) {
        this.#takeChoice();
        this.playhead.restartAtPacket();
      }
      this.#extendClocks();
    },
  });
  readonly hands = new Hands({
    run: this.run,
    selection: this.selection,
    commands: this.commands,
    nowUs: () => {
      void this.playhead.limitMs; // goes on with every frame of a live run
      return this.run.nowUs(performance.now());
    },
    isBehind: () => this.playhead.isBehind,
    refuse: () =>
      (this.problem = { code: this.run.isLive ? 'run-queued' : 'run-ended', message: '' }),
  });
  readonly comparison = new Comparison(this.run);
  readonly forks = new Forks({
    run: this.run,
    choice: this.choice,
    comparison: this.comparison,
    hasLab: () => this.health?.lab.ok ?? false,
    attempt: (action) => this.#attempt(action),
    enter: (id) => {
      this.#begin();
      this.#enter(id);
    },
  });
  /** The packets that a person writes. */
  readonly draft: Drafts;
  readonly insights = new Insights(() => this.run.log);
  readonly playhead: Playhead;
  readonly stepper: Stepper;
  health = $state.raw<Health | null>(null);
  problem = $state.raw<Problem | null>(null);
  #clocks = $state.raw({ lecture: new LectureClock(), true: new TrueClock() });
  #seeker = new StageSeeker();
  readonly #view: ViewChoice;
  #unfollow: (() => void) | null = null;
  #queueTimer: ReturnType<typeof setTimeout> | undefined;

  readonly clock: Clock = $derived.by(() => {
    const { clock } = this.preferences;
    return this.comparison.isOpen ? this.comparison.clock(clock).of.b : this.#clocks[clock];
  });
  /** Events up to the playhead. */
  readonly eventCount = $derived.by(() =>
    Math.min(this.clock.countAt(this.playhead.ms), this.run.log.count),
  );
  /** What every host shows at the playhead. */
  readonly stage = $derived(this.#seeker.stageAfter(this.run.log, this.eventCount));
  /** The packet that is explained; null before the first. */
  readonly packet = $derived(packetInFocus(this.run.log, this.eventCount, this.selection.packet));
  /** What is tied to what the pointer is on, or else to the packet selected. */
  readonly lit = $derived(litBy(this.run.log, this.selection.inHand, this.eventCount));
  /** The run's own time at the playhead, µs. */
  readonly atUs = $derived.by(() => {
    void this.run.log; // the clock grows with the log
    return this.clock.runTimeAt(this.playhead.ms);
  });

  constructor(preferences: Preferences, view: ViewChoice) {
    this.preferences = preferences;
    this.#view = view;
    this.draft = new Drafts(view);
    this.playhead = new Playhead(() => ({
      clock: this.clock,
      log: this.run.log,
      beside: this.comparison.beside(this.preferences.clock),
      isLive: this.run.isLive,
      insight: this.insights.current,
      isStill: matchMedia('(prefers-reduced-motion: reduce)').matches,
      nowUs: (pageClockMs) => this.run.nowUs(pageClockMs),
    }));
    const { choice, run, commands, playhead } = this;
    const eventCount = (): number => this.eventCount;
    this.stepper = new Stepper({ choice, run, commands, playhead, eventCount });
  }

  /** Fetches the catalogue, and beside it the lab's health. */
  async open(): Promise<void> {
    void this.#attempt(async () => {
      this.health = await fetchHealth();
    });
    await this.#attempt(async () => {
      this.choice.catalogue = await fetchScenarios();
    });
  }

  /** Starts a run of what is chosen; the one before is stopped. */
  async start(): Promise<void> {
    const request = this.choice.request();
    if (!request || this.run.state === 'starting') return;
    if (this.run.isLive) await this.stop();
    this.#begin();
    const hasStarted = await this.#attempt(async () => this.#enter((await startRun(request)).id));
    if (!hasStarted) this.run.state = 'idle';
  }

  async stop(): Promise<void> {
    await this.commands.send({ type: 'stop' });
  }

  /** Makes room on the stage for a run of the lab. */
  #begin(): void {
    this.captureFile.close();
    this.#clear();
    this.run.begin();
  }

  /** A run that was just started comes on the stage. */
  #enter(id: string): void {
    this.#take(id);
    this.playhead.restartAtPacket();
  }

  #take(id: string): void {
    this.run.id = id;
    this.run.state = 'queued';
    this.#follow(id);
  }

  /** Another scenario: the stage is cleared, and a run under way is stopped. */
  async pick(id: string): Promise<void> {
    await this.stop();
    this.#begin();
    this.run.state = 'idle';
    this.comparison.end();
    this.choice.pick(id);
  }

  /** As an address says: its choice, and its run from the beginning where the server still has it. */
  async reread(
    query: URLSearchParams,
    { run: runId, compared }: Pick<Spot, 'run' | 'compared'>,
  ): Promise<void> {
    await this.pick('');
    this.choice.read(query);
    await this.compareWith(compared);
    if (runId === null) return;
    await this.#attempt(async () => {
      this.#take((await fetchRun(runId)).id);
    });
  }

  setClock(name: Clock['name']): void {
    const from = this.clock;
    this.preferences.clock = name;
    this.playhead.changeClock(from, this.clock);
  }

  /** Where its words cannot be fetched, the page stays in the language it has, and says so. */
  async setLanguage(language: Language): Promise<void> {
    const hasChanged = await this.#attempt(() => this.preferences.setLanguage(language));
    if (hasChanged && this.problem?.code === 'no-words') this.problem = null;
  }

  /** Brings a run that the server has beside the one on the stage as A; null lets go of the one there is. */
  async compareWith(id: string | null): Promise<void> {
    const { comparison } = this;
    if (id === comparison.keptId) return;
    if (id === null) return this.endComparison();
    const from = this.clock;
    const hasCome = await this.#attempt(async () => comparison.take(id, await fetchEvents(id)));
    if (!hasCome && this.problem?.code === 'unknown-run') {
      this.problem = { code: 'unknown-kept', message: '' };
    }
    if (comparison.isOpen) this.playhead.changeClock(from, this.clock);
  }

  /** Lets the run that was kept go; the one on the stage goes on where it is. */
  endComparison(): void {
    const from = this.clock;
    this.comparison.end();
    this.playhead.changeClock(from, this.clock);
  }

  /** Clears the stage for a log that comes from a file; a run under way is stopped. */
  #show(source: RunSource): void {
    void this.stop();
    this.#clear();
    this.choice.clear();
    this.run.show(source);
  }

  #extendClocks(): void {
    this.#clocks.lecture.extend(this.run.log.events);
    this.#clocks.true.extend(this.run.log.events);
    this.comparison.extend();
    this.insights.refresh();
    this.playhead.refresh();
  }

  #clear(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    clearTimeout(this.#queueTimer);
    this.#clocks = { lecture: new LectureClock(), true: new TrueClock() };
    this.#seeker = new StageSeeker();
    this.comparison.restart();
    this.selection.clear();
    this.#view.leaveRun();
    this.draft.clear();
    this.problem = null;
    this.insights.clear();
    this.stepper.restart();
    this.playhead.pause();
    this.playhead.seek(0);
  }

  /** The choice that made the run of a recording. Its rules stand beside its start in the log. */
  #takeChoice(): void {
    const { start, events } = this.run.log;
    const ruled = events.at((start?.seq ?? 0) + 1);
    if (start) this.choice.take(start, ruled?.type === 'rules' ? ruled.rules : []);
  }

  #follow(id: string): void {
    this.choice.wire.begin();
    this.#unfollow = followRun({
      id,
      next: () => this.run.next,
      onevents: (events) => {
        const wasLive = this.run.state === 'live';
        this.run.append(events, performance.now());
        if (!wasLive) this.choice.wire.tell();
        this.#extendClocks();
      },
      onconnected: (isConnected) => (this.run.isConnected = isConnected),
      onend: (reason) => {
        if (reason === 'lost') this.run.state = 'lost';
        this.#extendClocks();
      },
    });
    this.#watchQueue(id);
  }

  /** While the run waits for a lab, its place is asked for; events end the waiting. */
  #watchQueue(id: string): void {
    this.#queueTimer = setTimeout(() => {
      if (this.run.state !== 'queued' || this.run.id !== id) return;
      void this.#attempt(async () => {
        this.run.place = (await fetchRun(id)).place;
      }).then(() => this.#watchQueue(id));
    }, QUEUE_POLL_MS);
  }

  async #attempt(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.problem = { code: error.code, message: error.message };
      return false;
    }
  }
}
