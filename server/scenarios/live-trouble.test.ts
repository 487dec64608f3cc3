import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64 } from '#core/bytes.ts';
import type { RunEvent } from '#core/event.ts';
import type { FrameSent } from '#core/frame-event.ts';
import { summarise, type FrameSummary } from '#core/summary.ts';
import { LogIndex, type KnownPacket } from '#core/why/log-index.ts';
import { BUILD_LIMIT_MS, LiveRuns } from '../runs/live-runs.ts';

const runs = new LiveRuns({ labs: 2 });
const LIMIT = { timeout: 120_000 };
const WAIT = { timeout: 20_000, interval: 5 };

beforeAll(() => runs.open(), BUILD_LIMIT_MS);
afterAll(() => runs.close());

const eventsOf = async (scenario: string) => (await runs.play({ scenario })).slice(0);
const play = async (scenario: string) => LogIndex.of(await eventsOf(scenario));

const sentOf = (events: readonly RunEvent[], host: string) =>
  events.filter((event): event is FrameSent => event.type === 'sent' && event.host === host);
const dataBytes = ({ payload }: FrameSummary) => payload.end - payload.start;
const from = (index: LogIndex, host: string) =>
  index.packets().filter(({ sent }) => sent.host === host);
const hasData = ({ summary }: KnownPacket) => dataBytes(summary) > 0;

test.concurrent('a lost SYN is asked again by its timer, after a second', LIMIT, async () => {
  const [first, second] = from(await play('open/syn-lost'), 'client');
  expect(first?.fates).toMatchObject([{ type: 'dropped', reason: 'rule', rule: 0 }]);
  expect(second?.sent.cause).toEqual({ type: 'timer', timer: 'retransmission' });
  expect((second?.sent.atUs ?? 0) - (first?.sent.atUs ?? 0)).toBeGreaterThan(900_000);
});

test.concurrent('data completes a handshake whose last ACK was lost', LIMIT, async () => {
  const events = await eventsOf('open/ack-lost');
  const states = events.flatMap((event) =>
    event.type === 'socket' && event.host === 'server' && event.remote ? [event] : [],
  );
  // The program may have gone on to close before the sockets are looked at again.
  const beyond = states.find(({ state }) => state !== 'SYN_RECEIVED');
  const data = sentOf(events, 'client').find(
    ({ bytes }) => dataBytes(summarise(fromBase64(bytes))) > 0,
  );
  expect(states[0]?.state).toBe('SYN_RECEIVED');
  expect(beyond?.atUs).toBeGreaterThan(data?.atUs ?? Infinity);
});

test.concurrent(
  'a gap is reported by SACK, filled without a timer, and one ACK jumps over it',
  LIMIT,
  async () => {
    const index = await play('loss/fast-retransmit');
    const data = from(index, 'client').filter(hasData);
    const resent = data.at(-1);
    expect(data).toHaveLength(11);
    expect(resent?.relative?.seq).toBe(2897);
    expect(resent?.sent.cause.type).toBe('packet');
    const acks = from(index, 'server').map(({ relative }) => relative?.ack);
    expect(acks.filter((ack) => ack === 2897).length).toBeGreaterThanOrEqual(4);
    expect(acks[acks.lastIndexOf(2897) + 1]).toBe(14_481);
  },
);

test.concurrent('a lost tail is found by the loss probe', LIMIT, async () => {
  const data = from(await play('loss/tail-loss'), 'client').filter(hasData);
  expect(data.at(-1)?.sent.cause).toEqual({ type: 'timer', timer: 'loss-probe' });
  expect(data.at(-1)?.relative?.seq).toBe(data.at(-2)?.relative?.seq);
});

test.concurrent.for(['loss/duplicate', 'loss/reordering', 'loss/ack-loss'])(
  'in %s the receiver reports the second copy: D-SACK',
  LIMIT,
  async (scenario) => {
    const tcps = from(await play(scenario), 'server').flatMap(({ summary: { tcp } }) => tcp ?? []);
    const isBelow = ([, right]: readonly [number, number], ack: number) => ((ack - right) | 0) >= 0;
    const below = tcps.filter(({ sackBlocks: [block], ack }) => block && isBelow(block, ack));
    expect(below.length).toBeGreaterThan(0);
  },
);

test.concurrent(
  'a resend that only a late ACK caused is shown as spurious, one after a loss is not',
  LIMIT,
  async () => {
    const spurious = 'tcp.analysis.spurious_retransmission';
    const resendsOf = async (scenario: string) => {
      const data = from(await play(scenario), 'client').filter(hasData);
      const isAgain = ({ findings }: KnownPacket) =>
        findings.some(({ key }) => key === 'tcp.analysis.retransmission');
      const again = data.filter(isAgain);
      return { original: data[0], again };
    };
    const late = await resendsOf('loss/ack-loss');
    expect(late.again.length).toBeGreaterThan(0);
    for (const { findings, sent } of late.again) {
      expect(findings.map(({ key }) => key)).toContain(spurious);
      expect(late.original?.fates[0]?.atUs).toBeLessThan(sent.atUs);
    }
    const lost = await resendsOf('loss/tail-loss');
    expect(lost.again.flatMap(({ findings }) => findings.map(({ key }) => key))).not.toContain(
      spurious,
    );
  },
);

test.concurrent(
  'a flipped bit is delivered, and the kernel throws the segment away',
  LIMIT,
  async () => {
    const events = await eventsOf('loss/corruption');
    const altered = events.flatMap((event) => (event.type === 'altered' ? [event] : []));
    expect(altered).toMatchObject([{ by: 'rule', rule: 0, host: 'server' }]);
    const packet = altered[0]?.packet;
    expect(events.some((event) => event.type === 'arrived' && event.packet === packet)).toBe(true);
    const answers = sentOf(events, 'server').filter(
      ({ cause }) => cause.type === 'packet' && cause.packet === packet,
    );
    expect(answers).toEqual([]);
  },
);

test.concurrent(
  'a router’s ICMP makes the segments fit; without it they never shrink',
  LIMIT,
  async () => {
    const told = from(await play('mtu/pmtud'), 'client').filter(hasData);
    const sizes = told.map(({ summary }) => dataBytes(summary));
    expect([Math.max(...sizes), Math.max(...sizes.slice(3))]).toEqual([1448, 548]);
    const silent = from(await play('mtu/black-hole'), 'client').filter(hasData);
    expect(new Set(silent.map(({ summary }) => dataBytes(summary)))).toEqual(new Set([1448]));
  },
);

test.concurrent(
  'a rule holds a packet until a person lets it go, and rules may change meanwhile',
  LIMIT,
  async () => {
    const { log, run } = await runs.start({
      scenario: 'socket/udp-hello',
      rules: ['hold the first datagram'],
    });
    const held = () => log.slice(0).flatMap((event) => (event.type === 'held' ? [event] : []));
    await expect.poll(() => held().length, WAIT).toBe(1);
    expect(held()[0]).toMatchObject({ by: 'rule', rule: 0 });
    await run.command({ type: 'rules', rules: ['delay every datagram from server by 5 ms'] });
    await run.command({ type: 'release', packet: held()[0]?.packet ?? 0 });
    await run.done;
    const events = log.slice(0);
    expect(events.filter(({ type }) => type === 'rules')).toHaveLength(2);
    expect(
      events.filter((event) => event.type === 'released' && event.by === 'rule'),
    ).toMatchObject([{ rule: 0, host: 'client' }]);
    expect(log.ended?.outcome).toBe('completed');
  },
);
