/** Runs made from other runs, in real labs: what is changed changes, and all else meets the same fate. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '#core/bytes.ts';
import type { RunEvent } from '#core/event.ts';
import { forkRun } from '#core/fork/fork-run.ts';
import type { ForkChange } from '#core/fork/fork-change.ts';
import type { RunRequest } from '#core/run-request.ts';
import { summarise } from '#core/summary.ts';
import { BUILD_LIMIT_MS, LiveRuns } from './live-runs.ts';

const runs = new LiveRuns({ labs: 2 });
const LIMIT = { timeout: 60_000 };

beforeAll(() => runs.open(), BUILD_LIMIT_MS);
afterAll(() => runs.close());

async function play(request: RunRequest): Promise<readonly RunEvent[]> {
  return (await runs.play(request)).slice(0);
}

/** Plays a run made of the log with the change, from the sending of a packet on. */
function playForked(events: readonly RunEvent[], packet: number, change: ForkChange) {
  const at = events.findIndex((event) => event.type === 'sent' && event.packet === packet);
  const fork = forkRun(events, at, change);
  if (!fork) throw new Error('the run cannot be made again');
  return play(fork.request);
}

/** What the wire did to each packet, in the order of sending: `dropped loss 30 %: drew 3.1 %`, `arrived`. */
function fates(events: readonly RunEvent[]): readonly { host: string; told: string[] }[] {
  const found: { host: string; told: string[] }[] = [];
  for (const event of events) {
    if (event.type === 'sent') found[event.packet - 1] = { host: event.host, told: [] };
    if (!('packet' in event) || event.type === 'sent') continue;
    const told = `${event.type} ${'detail' in event ? event.detail : ''}`.trim();
    found[event.packet - 1]?.told.push(told);
  }
  // When a frame arrives is the kernels' affair, and may be before or after another's turn.
  return found.map(({ host, told }) => ({ host, told: told.toSorted() }));
}

function lostBy(events: readonly RunEvent[], reason: string): readonly number[] {
  return events.flatMap((event) =>
    event.type === 'dropped' && event.reason === reason ? [event.packet] : [],
  );
}

/** First sequence numbers of a host's data, in the order of sending. */
function dataFrom(host: string, events: readonly RunEvent[]): readonly number[] {
  return events.flatMap((event) => {
    if (event.type !== 'sent' || event.host !== host) return [];
    const { tcp, payload } = summarise(fromBase64(event.bytes));
    return tcp && payload.end > payload.start ? [tcp.seq] : [];
  });
}

/** The scenario's own programs, but that the server waits less long for what does not come. */
const server = readFileSync(new URL('../scenarios/udp/loss/server.py', import.meta.url), 'utf8');
const DATAGRAMS = {
  scenario: 'udp/loss',
  params: { interval: 0.01 },
  programs: { server: server.replace('wait = 2', 'wait = 0.5') },
};

test('one lost datagram arrives; every other one meets the fate it met', LIMIT, async () => {
  const before = await play(DATAGRAMS);
  const [, lost = 0, ...later] = lostBy(before, 'loss');
  expect(later.length).toBeGreaterThan(0);
  const after = await playForked(before, lost, { type: 'pass', packet: lost });
  const [old, now] = [fates(before), fates(after)];
  expect(now).toHaveLength(20);
  now.forEach((fate, i) => {
    if (i + 1 !== lost) expect(fate).toEqual(old[i]);
    else expect(fate.told).toEqual(['arrived', expect.stringMatching(/^spared loss 30 %: drew /)]);
  });
});

test(
  'the wire changes where a person stands, and not before; a fork of the fork is the same again',
  LIMIT,
  async () => {
    const before = await play(DATAGRAMS);
    const wire = { lossPercent: 100 };
    const after = await playForked(before, 11, { type: 'wire', wire });
    expect(fates(after).slice(0, 10)).toEqual(fates(before).slice(0, 10));
    expect(lostBy(after, 'loss').slice(-10)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    const again = await playForked(after, 20, { type: 'nothing' });
    expect(fates(again)).toEqual(fates(after));
  },
);

test(
  'a packet rewritten by hand is so again, said for the connection it was of',
  LIMIT,
  async () => {
    const bytes = toBase64(new Uint8Array(60)); // no frame that a kernel would take
    const replace = { type: 'replace', packet: 1, bytes } as const;
    const release = { type: 'release', packet: 1 } as const;
    const moment = { beforePacket: 2, afterUs: 1000 };
    const before = await play({
      scenario: 'socket/tcp-hello',
      rules: ['hold the first SYN'], // whenever the moment comes, it is there
      plan: [replace, release].map((command) => ({ ...moment, command })),
    });
    const after = await playForked(before, 3, { type: 'nothing' });
    const told = [before, after].map((log) => log.filter(({ type }) => type === 'command'));
    const retold = { name: { protocol: 'tcp', nth: 1 }, numbers: { peer: null } };
    expect(told).toMatchObject([
      [{ command: replace }, { command: release }],
      [{ command: { ...replace, retold } }, { command: release }],
    ]);
    for (const log of [before, after]) {
      expect(fates(log)[0]?.told).toContain('altered bytes edited by hand, checksums as they were');
    }
  },
);

test('with the loss removed, nothing is sent twice; up to it the runs are one', LIMIT, async () => {
  // Long enough a delay that no timer of the kernel's runs out where the machine is busy.
  const before = await play({ scenario: 'loss/fast-retransmit', wire: { delayUs: 100_000 } });
  const [lost = 0] = lostBy(before, 'rule');
  const after = await playForked(before, lost, { type: 'pass', packet: lost });
  expect(fates(after).slice(0, lost - 1)).toEqual(fates(before).slice(0, lost - 1));
  expect(fates(after)[lost - 1]?.told).toEqual(['arrived', 'spared rule 2']);
  expect(lostBy(after, 'rule')).toEqual([]);
  const [old, now] = [before, after].map((events) => dataFrom('client', events));
  expect(old).toHaveLength(11);
  expect(now).toHaveLength(10);
  expect(new Set(now).size).toBe(10);
});

test('chance takes the same frames of a direction, wherever the kernels go', LIMIT, async () => {
  const before = await play({
    scenario: 'loss/fast-retransmit',
    params: { size: 60_000 },
    wire: { delayUs: 10_000, lossPercent: 8 },
    rules: [],
  });
  const [lost = 0] = lostBy(before, 'loss');
  const after = await playForked(before, lost, { type: 'pass', packet: lost });
  const [old, now] = [fates(before), fates(after)];
  const isSpared = (told: readonly string[]) => told.some((one) => one.startsWith('spared'));
  for (const host of ['client', 'server']) {
    const [mine, others] = [now, old].map((all) => all.filter((one) => one.host === host));
    mine?.forEach(({ told }, i) => {
      if (others?.[i] && !isSpared(told)) expect(told).toEqual(others[i].told);
    });
  }
  expect(now.filter(({ told }) => isSpared(told))).toHaveLength(1);
});

test(
  'same seed, same fate, with every knob turned that does not ask for the time',
  LIMIT,
  async () => {
    const request = {
      ...DATAGRAMS,
      params: { interval: 0.01, count: 60 },
      seed: 11,
      wire: {
        delayUs: 20_000,
        jitterUs: 2_000,
        lossPercent: 10,
        burst: { enterPercent: 5, leavePercent: 40, lossPercent: 80 },
        duplicatePercent: 15,
        corruptPercent: 15,
        reorderPercent: 15,
        reorderDepth: 2,
      },
      rules: ['drop every 7th datagram', 'pass datagram 9'],
    };
    const [one, other] = await Promise.all([play(request), play(request)]);
    expect(fates(one)).toEqual(fates(other));
    const types = new Set(one.map(({ type }) => type));
    for (const type of ['dropped', 'copied', 'altered', 'released']) expect(types).toContain(type);
  },
);
