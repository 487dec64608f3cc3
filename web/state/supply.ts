/** Where the log on the stage comes from: the lab, a recording, or a capture. One at a time. */

import type { RunEvent } from '#core/event.ts';
import { fetchRun } from '../api.ts';
import type { ShownConversation } from '../capture/show-capture.ts';
import { followRun } from '../stream.ts';
import type { CaptureTarget } from './capture-file.svelte.ts';
import type { Choice } from './choice.svelte.ts';
import type { Run, RunSource } from './run.svelte.ts';
import { unfold } from './unfold.ts';

const QUEUE_POLL_MS = 500;
/** A log's events that tell how the run was set up: its start, and beside it the rules, where there are any. */
const SETUP_COUNT = 2;

export interface SupplyOptions {
  readonly run: Run;
  readonly choice: Choice;
  readonly attempt: (action: () => Promise<unknown>) => Promise<boolean>;
  /** Another log is about to come: what was kept of the one before goes. */
  readonly onclear: () => void;
  /** The log has grown, or has ended. */
  readonly ongrown: () => void;
  /** Its first part is there: it plays, from its first packet where that is meant. */
  readonly onshown: (from: 'start' | 'packet') => void;
  /** A run under way gives way to a file. */
  readonly stop: () => Promise<void>;
}

export class Supply implements CaptureTarget {
  readonly #options: SupplyOptions;
  #cut: (() => void) | null = null;
  #queueTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SupplyOptions) {
    this.#options = options;
  }

  /** Makes room on the stage for a run of the lab. */
  begin(): void {
    this.#clear();
    this.#options.run.begin();
  }

  /** A run that was just started comes on the stage. */
  enter(id: string): void {
    this.follow(id);
    this.#options.onshown('packet');
  }

  /** A run of the lab comes on the stage, from its beginning. Where nothing is chosen, its log tells what was. */
  follow(id: string): void {
    const { run, choice, ongrown } = this.#options;
    run.id = id;
    run.state = 'queued';
    choice.wire.begin();
    let isUntold = choice.scenarioId === null;
    this.#cut = followRun({
      id,
      next: () => run.next,
      onevents: (events) => {
        const wasLive = run.state === 'live';
        run.append(events, performance.now());
        if (!wasLive) choice.wire.tell();
        if (isUntold && run.log.count >= SETUP_COUNT) {
          isUntold = false;
          this.#takeChoice();
        }
        ongrown();
      },
      onconnected: (isConnected) => (run.isConnected = isConnected),
      onend: (reason) => {
        if (reason === 'lost') run.state = 'lost';
        ongrown();
      },
    });
    this.#watchQueue(id);
  }

  /** A capture's conversation; a long one in parts. */
  show(conversation: ShownConversation, file: string): void {
    const { run, ongrown, onshown } = this.#options;
    this.#open({ type: 'capture', file });
    this.#cut = unfold(conversation.packets, (packets) => {
      run.log = conversation.log(packets);
      ongrown();
    });
    onshown('start');
  }

  /** A recording, a piece at a time. */
  play(events: readonly RunEvent[], file: string, isFirst: boolean): void {
    const { run, ongrown, onshown } = this.#options;
    if (isFirst) this.#open({ type: 'recording', file });
    run.grow(events);
    if (isFirst) {
      this.#takeChoice();
      onshown('packet');
    }
    ongrown();
  }

  /** Clears the stage for a log that comes from a file. */
  #open(source: RunSource): void {
    const { run, choice, stop } = this.#options;
    void stop();
    this.#clear();
    choice.clear();
    run.show(source);
  }

  #clear(): void {
    this.#cut?.();
    this.#cut = null;
    clearTimeout(this.#queueTimer);
    this.#options.onclear();
  }

  /** The choice that made the run, as its log tells it. */
  #takeChoice(): void {
    const { choice, run } = this.#options;
    const { start, events } = run.log;
    const ruled = events.at((start?.seq ?? 0) + 1);
    if (start) choice.take(start, ruled?.type === 'rules' ? ruled.rules : []);
    choice.wire.begin();
  }

  /** While the run waits for a lab, its place is asked for; events end the waiting. */
  #watchQueue(id: string): void {
    const { run, attempt } = this.#options;
    this.#queueTimer = setTimeout(() => {
      if (run.state !== 'queued' || run.id !== id) return;
      void attempt(async () => {
        run.place = (await fetchRun(id)).place;
      }).then(() => this.#watchQueue(id));
    }, QUEUE_POLL_MS);
  }
}
