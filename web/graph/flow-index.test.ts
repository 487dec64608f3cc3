import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import { BUSY_RECORDINGS, recorded } from '../fixtures/recorded.ts';
import { seenAt } from '../fixtures/seen-at.ts';
import { LogBuilder } from '../view/log.ts';
import type { Flow, Gathered } from './flow.ts';
import { FlowIndex } from './flow-index.ts';
import type { Points } from './points.ts';

function flowsOf(events: readonly RunEvent[]): readonly Flow[] {
  const index = new FlowIndex();
  index.read(new LogBuilder().append(events), () => false);
  return index.flows;
}

function flowOf(events: readonly RunEvent[]): Flow {
  const [flow] = flowsOf(events);
  if (!flow) throw new Error('no flow in the recording');
  return flow;
}

const told = (points: Points): object => ({
  seq: [...points.seq.view()],
  value: [...points.value.view()],
  until: [...points.until.view()],
});

const NAMES: readonly Gathered[] = ['segments', 'resent', 'lost', 'probes', 'acks', 'sacks'];

describe('a log with one connection', () => {
  const loss = recorded('slow-start-loss');
  const zero = recorded('zero-window');

  test('has two directions, the opener’s first', () => {
    expect(flowsOf(loss).map(({ from, to }) => `${from.host} ${to.host}`)).toEqual([
      'client server',
      'server client',
    ]);
  });

  test.each(BUSY_RECORDINGS)('gives the same for %s in whatever portions it is read', (name) => {
    const events = recorded(name);
    const whole = flowsOf(events).map((flow) => NAMES.map((one) => told(flow.points(one))));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (portions) => {
        const [builder, index] = [new LogBuilder(), new FlowIndex()];
        for (let at = 0, i = 0; at < events.length; i++) {
          const size = portions[i % portions.length] ?? 1;
          const log = builder.append(events.slice(at, at + size));
          let looks = 0;
          while (!index.read(log, () => ++looks % 3 === 0));
          at += size;
        }
        expect(index.flows.map((flow) => NAMES.map((one) => told(flow.points(one))))).toEqual(
          whole,
        );
      }),
      { numRuns: 20 },
    );
  });

  test('tells each loss of the wire, each resent segment, and what SACK told of', () => {
    const flow = flowOf(loss);
    const lost = [...flow.points('lost').value.view()];
    expect(lost).toHaveLength(2);
    expect([...flow.points('resent').value.view()]).toEqual(lost);
    const [start, end] = [flow.points('sacks').value.view(), flow.points('sacks').until.view()];
    expect(start.length).toBeGreaterThan(0);
    expect(start.every((from, i) => from > (lost[0] ?? 0) && (end[i] ?? 0) > from)).toBe(true);
  });

  test('draws neither what is acknowledged nor the window’s end backwards', () => {
    for (const { value, until } of [flowOf(loss), flowOf(zero)].map((flow) =>
      flow.points('acks'),
    )) {
      const isRising = (numbers: Float64Array): boolean =>
        numbers.every((number, i) => number >= (numbers[i - 1] ?? -Infinity));
      expect([isRising(value.view()), isRising(until.view())]).toEqual([true, true]);
    }
  });

  test('counts all data: 57,920 bytes in order, and what was repeated besides', () => {
    const flow = flowOf(loss);
    expect(flow.points('acks').value.largest).toBe(1 + 57_920 + 1);
    expect(flow.points('sentBytes').value.last()).toBe(57_920 + 2 * 1448);
  });

  test('sees the window close, probes ask, and the kernel hold what was not sent', () => {
    const flow = flowOf(zero);
    expect(flow.points('probes').length).toBeGreaterThanOrEqual(2);
    expect(flow.points('zeroWindows').length).toBeGreaterThan(flow.points('probes').length);
    expect([...flow.sender.notSentBytes.view()]).toContain(20_000 + 1 - 4344);
    expect(flow.receiver.receiveQueueBytes.largest).toBe(4344);
  });

  test('ends the kernel’s lines where the connection is over', () => {
    const { cwndSegments, inFlightBytes } = flowOf(zero).sender;
    expect([cwndSegments.last(), inFlightBytes.last()]).toEqual([NaN, NaN]);
    expect(cwndSegments.largest).toBe(10);
  });
});

describe('the same connection in a capture from elsewhere', () => {
  const flow = flowOf(seenAt(recorded('slow-start-loss'), 'client'));

  test('has no word of a kernel', () => {
    expect([flow.sender.seq.length, flow.receiver.seq.length]).toEqual([0, 0]);
  });

  test('has round trips no shorter than the wire’s 200 ms', () => {
    const rtts = flow.points('rtts').value.view();
    expect(rtts.length).toBeGreaterThan(10);
    expect(Math.min(...rtts)).toBeGreaterThan(200_000);
  });

  test('shows the lost segments as sent again, and no loss, for nobody saw it', () => {
    expect(flow.points('resent').length).toBe(2);
    expect(flow.points('lost').length).toBe(0);
  });

  test('guesses bytes in flight up to what the kernel had', () => {
    const kernel = flowOf(recorded('slow-start-loss')).sender.inFlightBytes.largest;
    const guessed = flow.points('inFlight').value.largest;
    expect(guessed).toBeGreaterThan(0.5 * kernel);
    expect(guessed).toBeLessThanOrEqual(1.1 * kernel);
  });
});
