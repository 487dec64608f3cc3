import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RunCommand } from '../command/run-command.ts';
import type { RunEvent, RunStarted, Unstamped } from '../event.ts';
import type { ForkChange } from './fork-change.ts';
import { forkRun } from './fork-run.ts';

/** Recorded from the live lab, see `why.test.ts`. */
function recorded(name: string): readonly RunEvent[] {
  const url = new URL(`../why/recorded/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as readonly RunEvent[];
}

const nagle = recorded('nagle');
const start = nagle[0] as RunStarted;

/** The recording with these events put in before the packet of that number, 100 µs after the event before it. */
function withDeeds(deeds: Readonly<Record<number, readonly Unstamped[]>>): readonly RunEvent[] {
  const events = nagle.flatMap((event, i) => {
    const own = event.type === 'sent' ? (deeds[event.packet] ?? []) : [];
    const atUs = (nagle[i - 1]?.atUs ?? 0) + 100;
    return [...own.map((deed) => ({ ...deed, atUs })), event];
  });
  return events.map((event, seq) => ({ ...event, seq }) as RunEvent);
}

const command = (given: RunCommand): Unstamped => ({ type: 'command', by: 'hand', command: given });
const pointBefore = (events: readonly RunEvent[], packet: number) =>
  events.findIndex((event) => event.type === 'sent' && event.packet === packet);

/** The commands of the plan, each behind the packet it stands before: `3 drop 2`. */
function planOf(
  events: readonly RunEvent[],
  packet: number,
  change: ForkChange,
): readonly string[] {
  const { plan = [] } = forkRun(events, pointBefore(events, packet), change)?.request ?? {};
  return plan.map(({ beforePacket, atUs, command: told }) => {
    const target = 'packet' in told ? ` ${told.packet}` : '';
    return `${beforePacket} ${told.type}${target}${atUs === undefined ? '' : ' at the latest then'}`;
  });
}

test.each(['nagle', 'four-way', 'udp-hello'])(
  'with no change, %s is asked for as it was',
  (name) => {
    const events = recorded(name);
    const [began] = events as readonly [RunStarted];
    const { params, seed, wire, scenario, hosts } = began;
    expect(forkRun(events, 1, { type: 'nothing' })).toEqual({
      request: {
        ...{ scenario, params, seed, wire, rules: [] },
        programs: Object.fromEntries(
          hosts.map(({ name: host, program }) => [host, program.source]),
        ),
        origin: {
          ...{ startedAt: began.startedAt, change: { type: 'nothing' }, repeated: 0, leftOut: 0 },
          ...{ packet: 1, atUs: expect.any(Number) as number },
        },
      },
      repeated: 0,
      leftOut: 0,
    });
  },
);

test('a packet that is to arrive, or to be lost, is named by kind, sender and place', () => {
  const rulesFor = (packet: number) =>
    forkRun(nagle, 1, { type: 'pass', packet })?.request.rules ?? [];
  expect([1, 2, 3, 4].flatMap(rulesFor)).toEqual([
    'pass the first SYN from client',
    'pass the first SYN-ACK from server',
    'pass the first ACK from client',
    'pass data segment 1 from client once',
  ]);
  expect(forkRun(nagle, 1, { type: 'drop', packet: 1 })?.request.rules).toEqual([
    'drop the first SYN from client',
  ]);
  expect(forkRun(nagle, 1, { type: 'drop', packet: 999 })).toBeNull();
});

test('what was done before the point is repeated; after it, what still makes sense', () => {
  const events = withDeeds({
    3: [
      command({ type: 'drop', packet: 2 }),
      command({ type: 'rules', rules: ['drop every FIN'] }),
      { ...command({ type: 'drop', packet: 1 }), by: 'plan', fault: 'it has arrived' } as Unstamped,
    ],
    5: [
      command({ type: 'hold', packet: 4 }),
      command({ type: 'hold' }),
      command({ type: 'release', order: [{ packet: 4 }] }),
      command({ type: 'wire', wire: { lossPercent: 5 } }),
      command({ type: 'stop' }), // ends a run and does nothing to it
    ],
  });
  const early = ['3 drop 2', '3 rules'];
  expect(planOf(events, 4, { type: 'wire', wire: { delayUs: 1 } })).toEqual([
    ...[...early, '4 wire'],
    ...['5 hold at the latest then', '5 release at the latest then'],
  ]);
  expect(planOf(events, 6, { type: 'rules', rules: [] })).toEqual([
    ...[...early, '5 hold 4', '5 hold', '5 release', '5 wire', '6 rules'],
  ]);
  expect(forkRun(events, pointBefore(events, 4), { type: 'nothing' })).toMatchObject({
    repeated: 5,
    leftOut: 1,
  });
  // The packet that was dropped by hand arrives when nobody drops it, and its rule stands before every list.
  const passed = forkRun(events, pointBefore(events, 3), { type: 'pass', packet: 2 })?.request;
  const rule = 'pass the first SYN-ACK from server';
  expect(passed?.rules).toEqual([rule]);
  expect(passed?.plan?.map(({ command: told }) => told)).toContainEqual({
    type: 'rules',
    rules: [rule, 'drop every FIN'],
  });
  expect(JSON.stringify(passed?.plan)).not.toContain('drop","packet":2');
});

describe('frames made by hand', () => {
  const made = nagle.find((event) => event.type === 'sent');
  const inserted = withDeeds({
    3: [
      { ...made, cause: { type: 'hand', copyOf: null }, packet: 3 } as Unstamped,
      command({ type: 'inject', bytes: '', toward: 'server' }),
    ],
  });
  const events = inserted
    .map((event) =>
      event.type === 'sent' && event.cause.type !== 'hand' && event.packet >= 3
        ? { ...event, packet: event.packet + 1 }
        : event,
    )
    .flatMap((event, i): Unstamped[] =>
      i === inserted.length - 2
        ? [event, command({ type: 'drop', packet: 6 }), command({ type: 'drop', packet: 3 })]
        : [event],
    )
    .map((event, seq) => ({ atUs: 1e9, ...event, seq }) as RunEvent);
  const planned = (point: number) => {
    const fork = forkRun(events, point, { type: 'nothing' });
    const { plan = [] } = fork?.request ?? {};
    const told = plan.map(({ beforePacket, command: { type } }) => `${beforePacket} ${type}`);
    return { told, repeated: fork?.repeated, leftOut: fork?.leftOut };
  };

  test('are made again before the point, and what was done to them is done', () => {
    const last = events.filter(({ type }) => type === 'sent').length + 1;
    expect(planned(events.length)).toEqual({
      told: ['3 inject', `${last} drop`, `${last} drop`],
      ...{ repeated: 3, leftOut: 0 },
    });
  });

  test('are left out after it, and the packets behind them move up', () => {
    const point = events.findIndex(({ type }) => type === 'sent');
    expect(planned(point)).toEqual({ told: [], repeated: 0, leftOut: 3 });
  });
});

test('a packet written by hand says of which connection it was', () => {
  const data = nagle.find((event) => event.type === 'sent' && event.packet === 4);
  const { bytes = '' } = data?.type === 'sent' ? data : {};
  const events = withDeeds({
    5: [
      command({ type: 'replace', packet: 4, bytes }),
      command({ type: 'replace', packet: 1, bytes }),
    ],
  });
  const { plan = [] } = forkRun(events, events.length, { type: 'nothing' })?.request ?? {};
  for (const { command: told } of plan) {
    expect(told).toMatchObject({
      ...{ type: 'replace', bytes },
      retold: {
        name: { protocol: 'tcp', nth: 1 },
        numbers: { peer: { isn: expect.any(Number) as number } },
      },
    });
  }
  expect(plan).toHaveLength(2);
  // A fork of the fork tells the same bytes by the same numbers, though its own are others.
  const again = withDeeds({ 5: plan.map(({ command: told }) => command(told)) });
  expect(forkRun(again, again.length, { type: 'nothing' })?.request.plan).toEqual(plan);
});

test('a parameter goes into the programs as they ran, and leaves alone what was written there by hand', () => {
  const nodelay = (change: ForkChange) => forkRun(nagle, 1, change)?.request.params;
  expect(nodelay({ type: 'param', name: 'nodelay', value: true })).toEqual({
    ...start.params,
    nodelay: true,
  });
  const { source = '' } = start.hosts[0]?.program ?? {};
  const edited = source.replace(/^writes = .*$/m, 'writes = 2 + 2');
  const params = nodelay({ type: 'program', host: 'client', source: edited });
  expect(params).not.toHaveProperty('writes');
  expect(
    forkRun(nagle, 1, { type: 'program', host: 'client', source: edited })?.request.programs,
  ).toMatchObject({
    client: edited,
  });
});

test('what stood in force from the beginning is asked for again; lines of an edited program are other lines', () => {
  const [first, ...others] = nagle;
  if (!first) throw new Error('the recording is empty');
  const set = [
    first,
    { type: 'rules', rules: ['drop the first SYN'] },
    { type: 'breakpoints', host: 'client', lines: [3] },
    { type: 'breakpoints', host: 'server', lines: [4] },
  ];
  const events = [...set.map((event) => ({ atUs: 0, ...event })), ...others].map(
    (event, seq) => ({ ...event, seq }) as RunEvent,
  );
  const forked = (change: ForkChange) => forkRun(events, 1, change)?.request;
  expect(forked({ type: 'nothing' })).toMatchObject({
    rules: ['drop the first SYN'],
    breakpoints: { client: [3], server: [4] },
  });
  expect(forked({ type: 'program', host: 'client', source: '' })?.breakpoints).toEqual({
    server: [4],
  });
});
