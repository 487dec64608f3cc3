/** One person's session: owns the states, and joins them to the door `api.ts`. */

import { fetchHealth, fetchRun, fetchScenarios, startRun } from '../api.ts';
import type { Clock } from '../ladder/clock.ts';
import type { Health } from '../protocol.ts';
import { CaptureFile } from './capture-file.svelte.ts';
import { Choice } from './choice.svelte.ts';
import { Clocks } from './clocks.svelte.ts';
import { Commands } from './commands.svelte.ts';
import { Comparison } from './comparison.svelte.ts';
import { Drafts } from './draft.svelte.ts';
import { Forks } from './forks.svelte.ts';
import { Hands } from './hands.svelte.ts';
import { Insights } from './insight.svelte.ts';
import { Moment } from './moment.svelte.ts';
import { Playhead } from './playhead.svelte.ts';
import type { Language, Preferences } from './preferences.svelte.ts';
import { Problems } from './problems.svelte.ts';
import { Run } from './run.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { Stepper } from './stepper.svelte.ts';
import { Supply } from './supply.ts';
import type { ViewChoice } from './view-choice.svelte.ts';

export class Session {
  readonly preferences: Preferences;
  readonly problems = new Problems();
  readonly run = new Run();
  readonly commands = new Commands(this.run, this.problems.attempt);
  readonly choice = new Choice(this.commands);
  readonly selection = new Selection();
  readonly #supply = new Supply({
    run: this.run,
    choice: this.choice,
    attempt: this.problems.attempt,
    onclear: () => this.#clear(),
    ongrown: () => this.#extend(),
    onshown: (from) => {
      if (from === 'packet') this.playhead.restartAtPacket();
      else this.playhead.restart();
    },
    stop: () => this.stop(),
  });
  readonly captureFile = new CaptureFile(this.#supply);
  readonly hands = new Hands({
    run: this.run,
    selection: this.selection,
    commands: this.commands,
    nowUs: () => {
      void this.playhead.limitMs; // goes on with every frame of a live run
      return this.run.nowUs(performance.now());
    },
    isBehind: () => this.playhead.isBehind,
    showNow: () => this.playhead.catchUp(),
    refuse: () => this.problems.say(this.run.isLive ? 'run-queued' : 'run-ended'),
  });
  readonly comparison = new Comparison(this.run, this.problems);
  readonly forks = new Forks({
    run: this.run,
    choice: this.choice,
    comparison: this.comparison,
    hasLab: () => this.health?.lab.ok ?? false,
    attempt: this.problems.attempt,
    enter: (id) => {
      this.#begin();
      this.#supply.enter(id);
    },
  });
  /** The packets that a person writes. */
  readonly draft: Drafts;
  readonly insights = new Insights(() => this.run.log);
  readonly playhead: Playhead;
  readonly stepper: Stepper;
  /** How the run stands at the playhead. */
  readonly moment: Moment;
  health = $state.raw<Health | null>(null);
  readonly #clocks = new Clocks();
  readonly #view: ViewChoice;

  /** The clock in use. */
  readonly clock: Clock = $derived.by(() => {
    const { clock } = this.preferences;
    return this.comparison.isOpen ? this.comparison.clock(clock).of.b : this.#clocks.of(clock);
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
    const { choice, run, commands, playhead, selection } = this;
    this.moment = new Moment({ run, selection, clock: () => this.clock, ms: () => playhead.ms });
    const eventCount = (): number => this.moment.eventCount;
    this.stepper = new Stepper({ choice, run, commands, playhead, eventCount });
  }

  /** Fetches the catalogue, and beside it the lab's health. */
  async open(): Promise<void> {
    void this.problems.attempt(async () => {
      this.health = await fetchHealth();
    });
    await this.problems.attempt(async () => {
      this.choice.catalogue = await fetchScenarios();
    });
  }

  /** Starts a run of what is chosen; the one before is stopped. */
  async start(): Promise<void> {
    const request = this.choice.request();
    if (!request || this.run.state === 'starting') return;
    if (this.run.isLive) await this.stop();
    this.#begin();
    const hasStarted = await this.problems.attempt(async () =>
      this.#supply.enter((await startRun(request)).id),
    );
    if (!hasStarted) this.run.state = 'idle';
  }

  async stop(): Promise<void> {
    await this.commands.send({ type: 'stop' });
  }

  #begin(): void {
    this.captureFile.close();
    this.#supply.begin();
  }

  /** Another scenario: the stage is cleared, and a run under way is stopped. */
  async pick(id: string): Promise<void> {
    await this.stop();
    this.#begin();
    this.run.state = 'idle';
    this.comparison.end();
    this.choice.pick(id);
  }

  /** Brings a run on the stage, from its beginning, where the server still has it. */
  async bring(id: string): Promise<void> {
    await this.problems.attempt(async () => this.#supply.follow((await fetchRun(id)).id));
  }

  setClock(name: Clock['name']): void {
    const from = this.clock;
    this.preferences.clock = name;
    this.playhead.changeClock(from, this.clock);
  }

  /** Where its words cannot be fetched, the page stays in the language it has, and says so. */
  async setLanguage(language: Language): Promise<void> {
    const hasChanged = await this.problems.attempt(() => this.preferences.setLanguage(language));
    if (hasChanged && this.problems.current?.code === 'no-words') this.problems.current = null;
  }

  /** Brings a run that the server has beside the one on the stage as A; null lets go of the one there is. */
  async compareWith(id: string | null): Promise<void> {
    const { comparison } = this;
    if (id === comparison.keptId) return;
    if (id === null) return this.endComparison();
    const from = this.clock;
    await comparison.fetch(id);
    if (comparison.isOpen) this.playhead.changeClock(from, this.clock);
  }

  /** Lets the run that was kept go; the one on the stage goes on where it is. */
  endComparison(): void {
    const from = this.clock;
    this.comparison.end();
    this.playhead.changeClock(from, this.clock);
  }

  #extend(): void {
    this.#clocks.extend(this.run.log);
    this.comparison.extend();
    this.insights.refresh();
    this.playhead.refresh();
  }

  #clear(): void {
    this.#clocks.restart();
    this.moment.restart();
    this.comparison.restart();
    this.selection.clear();
    this.#view.leaveRun();
    this.draft.clear();
    this.problems.current = null;
    this.insights.clear();
    this.stepper.restart();
    this.playhead.pause();
    this.playhead.seek(0);
  }
}
