import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { loadCatalogue } from '../scenarios/catalogue.ts';
import { resolveRun } from './resolve.ts';

const catalogue = await loadCatalogue();
const resolve = (body: unknown) => resolveRun(catalogue, body, () => 42);

function checkFault(body: unknown, code: string, ...phrases: readonly string[]): void {
  const fault = catchError(() => resolve(body));
  expect(fault).toBeInstanceOf(AppError);
  expect(fault).toMatchObject({ code });
  for (const phrase of phrases) expect((fault as AppError).message).toContain(phrase);
}

function catchError(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test('fills defaults, the seed and the wire', () => {
  const spec = resolve({ scenario: 'stream/nagle' });
  expect(spec.params).toEqual({ writes: 3, size: 4, interval: 0.05, nodelay: false });
  expect(spec.seed).toBe(42);
  expect(spec.wire.from['server']).toMatchObject({ delayUs: 200_000, lossPercent: 0 });
});

test('puts parameters into the programs that have them', () => {
  const { hosts } = resolve({ scenario: 'stream/nagle', params: { nodelay: true, writes: 5 } });
  expect(hosts[0]?.source).toContain('\nwrites = 5\n');
  expect(hosts[0]?.source).toContain('\nnodelay = True\n');
});

test('changes the wire for all hosts or for one', () => {
  const all = resolve({ scenario: 'udp/loss', wire: { lossPercent: 5 } }).wire.from;
  expect([all['client']?.lossPercent, all['server']?.lossPercent]).toEqual([5, 5]);
  const one = resolve({ scenario: 'udp/loss', wire: { from: { client: { lossPercent: 5 } } } }).wire
    .from;
  expect([one['client']?.lossPercent, one['server']?.lossPercent]).toEqual([5, 30]);
  expect(one['client']?.delayUs).toBe(200_000);
});

test('a replaced program keeps its own values where the request names none', () => {
  const programs = { client: 'writes = 7\nsize = 8\n' };
  const { hosts } = resolve({ scenario: 'stream/nagle', programs, params: { size: 9 } });
  expect(hosts[0]?.source).toBe('writes = 7\nsize = 9\n');
});

test('names the field, the bound and what came', () => {
  const nagle = (rest: object) => ({ scenario: 'stream/nagle', ...rest });
  checkFault(
    nagle({ params: { writes: 9999 } }),
    'bad-parameter',
    'params.writes must be ≤ 50 (got 9999)',
  );
  checkFault(
    nagle({ params: { writes: 'x' } }),
    'bad-parameter',
    'params.writes must be an integer (got "x")',
  );
  checkFault(
    nagle({ params: { nope: 1 } }),
    'bad-parameter',
    'params.nope is not known (known: writes, size',
  );
  checkFault(nagle({ seed: -1 }), 'bad-parameter', 'seed must be ≥ 0 (got -1)');
  checkFault(
    nagle({ wire: { lossPercent: 101 } }),
    'bad-parameter',
    'wire.lossPercent must be ≤ 100 (got 101)',
  );
  checkFault(
    nagle({ wire: { from: { nobody: {} } } }),
    'bad-parameter',
    'wire.from.nobody is not known',
  );
  checkFault(
    nagle({ wire: { from: {}, delayUs: 1 } }),
    'bad-parameter',
    'wire.delayUs is not known',
  );
  checkFault(nagle({ extra: 1 }), 'bad-parameter', 'extra is not known');
  checkFault(
    { scenario: 'socket/tcp-hello', params: { message: '' } },
    'bad-parameter',
    'at least 1 characters (got 0)',
  );
});

test('names every fault at once', () => {
  checkFault(
    { scenario: 'stream/nagle', seed: 1.5, params: { writes: 0, size: 0 } },
    'bad-parameter',
    'seed must be an integer (got 1.5)',
    'params.writes must be ≥ 1 (got 0)',
    'params.size must be ≥ 1 (got 0)',
  );
});

test('tells an unknown scenario from a body that names none', () => {
  checkFault(
    { scenario: 'no/such' },
    'unknown-scenario',
    'no scenario "no/such"',
    'open/handshake',
  );
  for (const body of [null, [], 'x', 5, {}, { scenario: 5 }]) checkFault(body, 'bad-request');
});

test('refuses a program over 64 KB, counted in bytes', () => {
  checkFault(
    { scenario: 'udp/loss', programs: { client: 'x'.repeat(70_000) } },
    'bad-parameter',
    'programs.client',
  );
  checkFault(
    { scenario: 'udp/loss', programs: { client: '你'.repeat(30_000) } },
    'bad-parameter',
    '≤ 65536 bytes (got 90000)',
  );
});

test('keeps the lines of rules that say something, as they were written', () => {
  const rules = ['drop the first SYN', '', '# why not', 'hold anything with FIN # all'];
  expect(resolve({ scenario: 'open/handshake', rules }).rules).toEqual([
    'drop the first SYN',
    'hold anything with FIN',
  ]);
});

test('points at the place of a rule that cannot be read', () => {
  const rules = ['drop the first SYN', 'drop  every SIN'];
  checkFault(
    { scenario: 'open/handshake', rules },
    'bad-rule',
    'rule 2, at character 13 of "drop  every SIN": “SIN” cannot stand here; possible: SYN',
  );
  checkFault(
    { scenario: 'open/handshake', rules: ['drop every SYN to nobody'] },
    'bad-rule',
    'client, server',
  );
  checkFault(
    { scenario: 'open/handshake', rules: 'drop every SYN' },
    'bad-parameter',
    'rules must be an array',
  );
});

test('refuses a plan that cannot be carried out, with its place', () => {
  const hold = { type: 'hold' };
  const check = (plan: unknown, code: string, message: string) =>
    checkFault({ scenario: 'open/handshake', plan }, code, message);
  check(
    [{ beforePacket: 1, command: hold }, { command: hold }],
    'bad-parameter',
    'plan.1 says no moment',
  );
  check([{ afterUs: 1, atUs: 9, command: hold }], 'bad-parameter', 'beforePacket beside afterUs');
  check([{ beforePacket: 0, command: hold }], 'bad-parameter', 'beforePacket must be ≥ 1');
  check([{ atUs: 1, command: { type: 'fold' } }], 'bad-parameter', 'command.type must be wire');
  check(
    [{ atUs: 1, command: { type: 'rules', rules: ['drop every SIN'] } }],
    'bad-rule',
    'plan.0: rule 1, at character 12',
  );
});
