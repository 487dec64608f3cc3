import { describe, expect, test } from 'vitest';
import { TCP_FLAGS } from '#core/summary.ts';
import type { Packet } from '../view/packet.ts';
import type { RunLog } from '../view/log.ts';
import { EMPTY_LOG } from '../view/log.ts';
import { earlierSending } from './tie.ts';

interface Segment {
  readonly seq: number;
  readonly length: number;
  readonly kind: Packet['kind'];
  readonly isRepeat?: boolean;
  readonly port?: number;
}

function logOf(segments: readonly Segment[]): RunLog {
  const packets = segments.map(({ seq, length, kind, isRepeat = false, port = 80 }, i) => ({
    number: i + 1,
    kind,
    isRepeat,
    summary: {
      source: '10.0.0.1',
      destination: '10.0.0.2',
      sourcePort: 4000,
      destinationPort: port,
      payload: { start: 54, end: 54 + length },
      tcp: { seq, flags: TCP_FLAGS.ack },
    },
  }));
  // As much of packets as the search reads.
  return { ...EMPTY_LOG, packets: packets as unknown as RunLog['packets'] };
}

function check(segments: readonly Segment[], expected: number | null): void {
  const log = logOf(segments);
  const last = log.packets.at(-1);
  expect(last && (earlierSending(log, last)?.number ?? null)).toBe(expected);
}

const data = (seq: number, length: number): Segment => ({ seq, length, kind: 'data' });
const again = (seq: number, length: number): Segment => ({ ...data(seq, length), isRepeat: true });

describe('a resent segment', () => {
  test('is tied to the one that carried its bytes', () =>
    check([data(1, 100), data(101, 100), data(201, 100), again(101, 100)], 2));
  test('is tied to its latest sending', () =>
    check([data(1, 100), again(1, 100), data(101, 5), again(1, 100)], 2));
  test('is tied to a longer one that held its bytes', () =>
    check([data(1, 300), again(101, 100)], 1));
  test('is tied across the end of the sequence space', () =>
    check([data(0xffff_fff0, 100), again(0xffff_fff0, 100)], 1));
  test('is not tied to another connection', () =>
    check([{ ...data(1, 100), port: 81 }, again(1, 100)], null));
  test('is not tied to a bare ACK with its number', () =>
    check([{ seq: 1, length: 0, kind: 'ack' }, again(1, 100)], null));
  test('that is a SYN is tied to the SYN before', () =>
    check(
      [
        { seq: 9, length: 0, kind: 'syn' },
        { seq: 9, length: 0, kind: 'syn', isRepeat: true },
      ],
      1,
    ));
  test('that is new is tied to none', () => check([data(1, 100), data(1, 100)], null));
});
