/** `slowwire run`: one scenario in the terminal, as a ladder, as NDJSON, or into a recording. */

import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { writeRecording } from '#core/pcapng/write.ts';
import { AppError } from '../errors.ts';
import { createLabPool } from '../lab/client.ts';
import { examine } from '../lab/doctor.ts';
import type { RunSpec } from '../lab/run-spec.ts';
import { RunLog } from '../runs/log.ts';
import { resolveRun } from '../runs/resolve.ts';
import { ruleWarnings } from '../runs/rules.ts';
import { loadCatalogue } from '../scenarios/catalogue.ts';
import { diagnosisText } from './doctor.ts';
import { Ladder } from './ladder.ts';
import { readOptions } from './options.ts';
import { makeRunRequest } from './run-request.ts';
import { allowClosedPipe } from './stdout.ts';
import { EXIT, UsageError } from './usage.ts';

const OPTIONS = {
  param: { type: 'string', multiple: true },
  seed: { type: 'string' },
  wire: { type: 'string' },
  rule: { type: 'string', multiple: true },
  plan: { type: 'string' },
  json: { type: 'boolean' },
  pcapng: { type: 'string' },
} as const;

/** Exit code 1 where the run failed or timed out, 2 where the request was wrong, 3 where no lab can run. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, ['the scenario’s ID']);
  if (values.json && values.pcapng !== undefined) {
    throw new UsageError('--json and --pcapng exclude each other');
  }
  const spec = await readSpec(positionals[0] ?? '', values);
  for (const warning of ruleWarnings(spec.rules)) process.stderr.write(`slowwire: ${warning}\n`);
  const diagnosis = await examine();
  if (!diagnosis.ok) {
    process.stderr.write(diagnosisText(diagnosis));
    return EXIT.noLab;
  }
  const log = new RunLog();
  follow(log, values.json ? jsonLines() : ladderLines());
  await play(spec, log);
  if (values.pcapng !== undefined) await saveRecording(log, values.pcapng);
  return log.ended?.outcome === 'failed' || log.ended?.outcome === 'timeout'
    ? EXIT.failed
    : EXIT.done;
}

async function readSpec(
  id: string,
  values: {
    readonly param?: string[];
    readonly seed?: string;
    readonly wire?: string;
    readonly rule?: string[];
    readonly plan?: string;
  },
): Promise<RunSpec> {
  const catalogue = await loadCatalogue();
  const request = makeRunRequest(catalogue, {
    id,
    params: values.param ?? [],
    seed: values.seed,
    wire: values.wire,
    rules: values.rule,
    plan: values.plan,
  });
  try {
    return resolveRun(catalogue, request, () => randomInt(2 ** 32));
  } catch (error) {
    throw error instanceof AppError ? new UsageError(error.message, { cause: error }) : error;
  }
}

/** The ladder still goes to the terminal; the file gets everything. */
async function saveRecording(log: RunLog, file: string): Promise<void> {
  await writeFile(file, writeRecording(log.slice(0)));
  process.stderr.write(`recorded in ${file}\n`);
}

/** Runs to the end in a lab of its own. Ctrl-C stops the run, and the log still ends. */
async function play(asked: RunSpec, log: RunLog): Promise<void> {
  // In a terminal only a plan can let go of what is held: without one the limit does not wait for that.
  const patienceMs = asked.plan.length > 0 ? asked.limits.patienceMs : 0;
  const spec = { ...asked, limits: { ...asked.limits, patienceMs } };
  const pool = createLabPool({ size: 1 });
  try {
    const run = pool.run(spec, (events) => log.append(events));
    const stop = () => void run.command({ type: 'stop' });
    process.once('SIGINT', stop);
    await run.done;
    process.off('SIGINT', stop);
  } finally {
    await pool.close();
  }
}

type Printer = (events: ReturnType<RunLog['slice']>) => string;

/** Prints what the log gains. */
function follow(log: RunLog, print: Printer): void {
  let printed = 0;
  allowClosedPipe();
  log.subscribe(() => {
    const text = print(log.slice(printed));
    printed = log.length;
    if (text !== '') process.stdout.write(text);
  });
}

function jsonLines(): Printer {
  return (events) => events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

function ladderLines(): Printer {
  const ladder = new Ladder();
  return (events) =>
    events
      .flatMap((event) => ladder.push(event))
      .map((line) => `${line}\n`)
      .join('');
}
