/** A stand-in for the lab in unit tests: its runs do what the test says, and touch no kernel. */

import type { RunCommand } from '#core/command/run-command.ts';
import type { RunEvent, Unstamped } from '#core/event.ts';
import type { LabPool } from '../lab/client.ts';
import type { EventSink, LabRun, RunSpec } from '../lab/run-spec.ts';

/** One run in a {@link FakeLabPool}, in the test's hand. */
export interface FakeRun {
  readonly spec: RunSpec;
  readonly commands: RunCommand[];
  place: number;
  /** Appends events to the run's log, all at time 0, in their order. */
  emit(...events: Unstamped[]): void;
  /** Ends it as a lab does. */
  end(): void;
  /** Ends it without a word, as a lab that was killed. */
  die(): void;
}

/** Keeps every run it is given. A `stop` ends a run as `stopped`. */
export class FakeLabPool implements LabPool {
  readonly runs: FakeRun[] = [];

  run(spec: RunSpec, sink: EventSink): LabRun {
    let seq = 0;
    const { promise: done, resolve } = promiseWithResolver();
    const emit = (...events: Unstamped[]) =>
      sink(events.map((event) => ({ ...event, seq: seq++, atUs: 0 }) as RunEvent));
    const finish = (outcome: 'completed' | 'stopped') => {
      emit({ type: 'run', phase: 'end', outcome, message: 'done' });
      resolve();
    };
    const run: FakeRun = {
      spec,
      commands: [],
      place: 0,
      emit,
      end: () => finish('completed'),
      die: resolve,
    };
    this.runs.push(run);
    return {
      get place() {
        return run.place;
      },
      command: async (command) => {
        run.commands.push(command);
        if (command.type === 'stop') finish('stopped');
        return { ok: true, atUs: 0, message: 'done' };
      },
      done,
    };
  }

  async warm(): Promise<void> {}

  async close(): Promise<void> {}
}

function promiseWithResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
