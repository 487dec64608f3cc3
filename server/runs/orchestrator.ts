/** Starts runs, passes commands to them, and sees that every log ends. */

import type { CommandDone, RunCommand } from '#core/command/run-command.ts';
import type { Outcome } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import { AppError } from '../errors.ts';
import type { LabPool } from '../lab/client.ts';
import type { Diagnosis } from '../lab/doctor.ts';
import type { CatalogueEntry } from '../scenarios/catalogue.ts';
import { RunLog } from './log.ts';
import { resolveRun } from './resolve.ts';
import { checkRules } from './rules.ts';
import type { Run } from './run.ts';
import { commandSchema } from './command-schema.ts';
import type { RunStore } from './store.ts';
import type { Validator } from './validate.ts';
import { compileValidator } from './validate.ts';

export interface OrchestratorOptions {
  readonly pool: LabPool;
  readonly store: RunStore;
  readonly catalogue: readonly CatalogueEntry[];
  /** Says whether a lab can run here. */
  readonly diagnose: () => Promise<Diagnosis>;
  readonly randomSeed: () => number;
  readonly newId: () => string;
  /** Most runs that may be under way or wait. */
  readonly maxUnfinished: number;
  /** A run whose log grows past this is stopped, bytes. */
  readonly maxLogBytes: number;
}

/** The server's runs. One per server. */
export class Orchestrator {
  readonly #options: OrchestratorOptions;
  readonly #commandValidators = new Map<string, Validator>();

  constructor(options: OrchestratorOptions) {
    this.#options = options;
  }

  /**
   * Starts what `body` asks for, or queues it.
   *
   * @throws AppError `bad-request`, `unknown-scenario`, `bad-parameter`, `bad-rule`, `too-many-runs`, `lab-unavailable`.
   */
  async start(body: unknown): Promise<Run> {
    const { catalogue, randomSeed, newId, store } = this.#options;
    const spec = resolveRun(catalogue, body, randomSeed);
    await this.#assertLab();
    this.#assertRoom();
    const log = new RunLog();
    let isFull = false;
    const lab = this.#options.pool.run(spec, (events) => {
      if (log.ended) return;
      log.append(events);
      if (isFull || log.ended || log.sizeBytes <= this.#options.maxLogBytes) return;
      isFull = true;
      void lab.command({ type: 'stop' });
    });
    const run: Run = { id: newId(), spec, log, lab };
    store.add(run);
    void lab.done.then(() => {
      endIfOpen(log, 'failed', 'the lab ended without a word; the run is cut off here');
      store.makeRoom();
    });
    return run;
  }

  /** @throws AppError `unknown-run`. */
  get(id: string): Run {
    const run = this.#options.store.get(id);
    if (run) return run;
    throw new AppError('unknown-run', `no run ${JSON.stringify(id)}; it may have been forgotten`);
  }

  /**
   * Passes a command to a run. Several at once are carried out in the order they came in.
   *
   * @returns what was done, once it is done.
   * @throws AppError `unknown-run`, `bad-parameter`, `bad-rule`, or a code of {@link CommandFault}.
   */
  async command(id: string, body: unknown): Promise<CommandDone> {
    const run = this.get(id);
    const hosts = run.spec.hosts.map(({ name }) => name);
    this.#commandValidator(hosts)(body);
    if (run.log.ended) throw new AppError('run-ended', `run ${id} has ended; start another`);
    const answer = await run.lab.command(checkCommand(body as RunCommand, hosts));
    if (!answer.ok) throw new AppError(answer.code, answer.message, { zh: answer.zh });
    const { atUs, message, packet } = answer;
    return { atUs, message, ...(packet === undefined ? {} : { packet }) };
  }

  /** Stops a run and forgets it. Those who follow it see it end. @throws AppError `unknown-run`. */
  forget(id: string): void {
    const run = this.get(id);
    this.#options.store.delete(id);
    if (!run.log.ended) void run.lab.command({ type: 'stop' });
  }

  counts(): { readonly running: number; readonly queued: number } {
    const unfinished = this.#options.store.unfinished();
    const queued = unfinished.filter(({ lab }) => lab.place > 0).length;
    return { running: unfinished.length - queued, queued };
  }

  /** Compiled once for each set of hosts. */
  #commandValidator(hosts: readonly HostName[]): Validator {
    const key = hosts.join(' ');
    const known = this.#commandValidators.get(key);
    if (known) return known;
    const validator = compileValidator(commandSchema(hosts), 'bad-parameter');
    this.#commandValidators.set(key, validator);
    return validator;
  }

  async #assertLab(): Promise<void> {
    const { ok, checks } = await this.#options.diagnose();
    if (ok) return;
    const faults = checks.filter((check) => !check.ok);
    const words = faults.map(({ message, cure }) =>
      cure ? `${message.replace(/\.?$/, '.')} ${cure}` : message,
    );
    throw new AppError('lab-unavailable', words.join(' '));
  }

  #assertRoom(): void {
    const unfinished = this.#options.store.unfinished().length;
    if (unfinished < this.#options.maxUnfinished) return;
    throw new AppError(
      'too-many-runs',
      `${unfinished} runs are under way or wait; try again when one has ended`,
    );
  }
}

/** The command as the lab is to have it. @throws AppError `bad-rule`. */
function checkCommand(command: RunCommand, hosts: readonly HostName[]): RunCommand {
  if (command.type !== 'rules') return command;
  return { type: 'rules', rules: checkRules(command.rules, hosts) };
}

/** Ends a log whose lab did not: every reader may count on a `run end`. */
function endIfOpen(log: RunLog, outcome: Outcome, message: string): void {
  if (log.ended) return;
  const atUs = log.last?.atUs ?? 0;
  log.append([{ type: 'run', phase: 'end', seq: log.length, atUs, outcome, message }]);
}
