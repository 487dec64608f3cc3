import { expect, test } from 'vitest';
import type { Diagnosis } from '../lab/doctor.ts';
import { loadCatalogue } from '../scenarios/catalogue.ts';
import { FakeLabPool } from './fake-lab.ts';
import { Orchestrator } from './orchestrator.ts';
import { runStatus } from './run.ts';
import { RunStore } from './store.ts';

const catalogue = await loadCatalogue();
const HEALTHY: Diagnosis = { ok: true, kernel: '6.18', checks: [] };

function setUp(options: { readonly diagnosis?: Diagnosis; readonly keep?: number } = {}) {
  const pool = new FakeLabPool();
  let ids = 0;
  const orchestrator = new Orchestrator({
    pool,
    catalogue,
    diagnose: async () => options.diagnosis ?? HEALTHY,
    store: new RunStore({ runs: options.keep ?? 10, bytes: 1e9 }),
    randomSeed: () => 1,
    newId: () => `run${ids++}`,
    maxUnfinished: 3,
    maxLogBytes: 10_000,
  });
  return { pool, orchestrator };
}

const START = { scenario: 'open/handshake' };

test('a run has a status from queue to end', async () => {
  const { pool, orchestrator } = setUp();
  const run = await orchestrator.start(START);
  const [lab] = pool.runs;
  if (!lab) throw new Error('no run reached the lab');
  lab.place = 2;
  expect(runStatus(run)).toMatchObject({ state: 'queued', place: 2, events: 0, outcome: null });
  lab.place = 0;
  expect(orchestrator.counts()).toEqual({ running: 1, queued: 0 });
  lab.end();
  expect(runStatus(run)).toMatchObject({ state: 'ended', outcome: 'completed', events: 1 });
  expect(orchestrator.counts()).toEqual({ running: 0, queued: 0 });
});

test('a lab that dies leaves a log that ends as failed', async () => {
  const { pool, orchestrator } = setUp();
  const run = await orchestrator.start(START);
  pool.runs[0]?.emit({ type: 'line', host: 'client', line: 1 });
  pool.runs[0]?.die();
  await run.lab.done;
  await Promise.resolve();
  expect(run.log.ended).toMatchObject({ outcome: 'failed', seq: 1 });
});

test('a command that is carried out is answered with what was done', async () => {
  const { pool, orchestrator } = setUp();
  const { id } = await orchestrator.start(START);
  const command = { type: 'wire', wire: { preset: 'adsl', lossPercent: 3 } };
  expect(await orchestrator.command(id, command)).toEqual({ atUs: 0, message: 'done' });
  expect(pool.runs[0]?.commands).toEqual([command]);
});

test.each([
  [{ type: 'flip', packet: 1, bit: -1 }, 'bit must be ≥ 0'],
  [{ type: 'drop' }, 'packet is missing'],
  [{ type: 'drop', packet: 1, host: 'nobody' }, 'host must be one of client, server'],
  [{ type: 'hold', order: [] }, 'order is not known'],
  [{ type: 'inject', bytes: 'AA', toward: 'server', mend: 'no' }, 'mend must be a boolean'],
  [{ type: 'wire', wire: { preset: 'string' } }, 'preset must be one of perfect, lan'],
  [{ type: 'wire', wire: { mtuBytes: 60 } }, 'mtuBytes must be ≥ 68'],
])('the command %j is refused', async (body, message) => {
  const { orchestrator } = setUp();
  const { id } = await orchestrator.start(START);
  await expect(orchestrator.command(id, body)).rejects.toMatchObject({
    code: 'bad-parameter',
    message: expect.stringContaining(message),
  });
});

test('refuses commands it does not know, and any after the end', async () => {
  const { pool, orchestrator } = setUp();
  const { id } = await orchestrator.start(START);
  const refusal = (body: unknown) =>
    orchestrator.command(id, body).then(
      () => null,
      ({ message }: Error) => message,
    );
  expect(await refusal({ type: 'explode' })).toBe(
    'type must be wire, rules, hold, release, drop, delay, duplicate, flip, replace, inject, input, break, pause, step, resume or stop (got "explode")',
  );
  expect(await refusal({})).toContain('type is missing');
  expect(await refusal({ type: 'input', host: 'nobody', text: '' })).toContain(
    'host must be one of client, server',
  );
  expect(await refusal({ type: 'wire' })).toBe('wire is missing');
  pool.runs[0]?.end();
  expect(await refusal({ type: 'stop' })).toContain(`run ${id} has ended`);
});

test('a forgotten run is stopped and gone', async () => {
  const { pool, orchestrator } = setUp();
  const run = await orchestrator.start(START);
  orchestrator.forget(run.id);
  expect(pool.runs[0]?.commands).toEqual([{ type: 'stop' }]);
  expect(run.log.ended?.outcome).toBe('stopped');
  expect(() => orchestrator.get(run.id)).toThrow('no run "run0"');
});

test('takes no more runs than it may have under way', async () => {
  const { orchestrator } = setUp();
  for (let i = 0; i < 3; i++) await orchestrator.start(START);
  await expect(orchestrator.start(START)).rejects.toMatchObject({ code: 'too-many-runs' });
});

test('says why no lab can run, and the cure', async () => {
  const checks = [
    { name: 'tun', ok: false, message: 'There is no /dev/net/tun.', cure: 'Load tun.' },
  ];
  const { orchestrator, pool } = setUp({ diagnosis: { ok: false, kernel: '6.18', checks } });
  await expect(orchestrator.start(START)).rejects.toMatchObject({
    code: 'lab-unavailable',
    message: 'There is no /dev/net/tun. Load tun.',
  });
  expect(pool.runs).toEqual([]);
});

test('keeps the newest ended runs and every one under way', async () => {
  const { pool, orchestrator } = setUp({ keep: 2 });
  const first = await orchestrator.start(START);
  const second = await orchestrator.start(START);
  pool.runs[1]?.end();
  const third = await orchestrator.start(START);
  expect(orchestrator.get(first.id)).toBe(first);
  expect(() => orchestrator.get(second.id)).toThrow('no run');
  expect(orchestrator.get(third.id)).toBe(third);
});

test('stops a run whose log grows past its bound', async () => {
  const { pool, orchestrator } = setUp();
  const run = await orchestrator.start(START);
  pool.runs[0]?.emit({
    type: 'output',
    host: 'client',
    stream: 'stdout',
    line: 1,
    text: 'x'.repeat(10_001),
  });
  expect(pool.runs[0]?.commands).toEqual([{ type: 'stop' }]);
  expect(run.log.ended?.outcome).toBe('stopped');
});

test('rules reach the lab as they were written, and what cannot be read is refused', async () => {
  const { pool, orchestrator } = setUp();
  const { id } = await orchestrator.start({ ...START, rules: ['drop the first SYN'] });
  expect(pool.runs[0]?.spec.rules).toEqual(['drop the first SYN']);
  await orchestrator.command(id, { type: 'rules', rules: ['hold every FIN\n# that is all'] });
  expect(pool.runs[0]?.commands).toEqual([{ type: 'rules', rules: ['hold every FIN'] }]);
  await expect(
    orchestrator.command(id, { type: 'rules', rules: ['lose it'] }),
  ).rejects.toMatchObject({ code: 'bad-rule' });
});
