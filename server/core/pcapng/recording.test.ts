import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '../bytes.ts';
import type { RunEvent } from '../event.ts';
import { openCapture } from '../open-capture.ts';
import { readRecording, RecordingReader } from './read-recording.ts';
import { writeRecording } from './write.ts';

const host = fc.constantFrom('client', 'server', '客户端');
const packet = fc.integer({ min: 1, max: 50 });
const cause = fc.oneof(
  fc.record({ type: fc.constant('call' as const), call: fc.nat(20) }),
  fc.record({ type: fc.constant('packet' as const), packet }),
  fc.record({ type: fc.constant('timer' as const), timer: fc.constant('retransmission' as const) }),
);
const frame = fc.uint8Array({ maxLength: 200 }).map(toBase64);

/** Events without their place in the log. */
const unstamped = fc.oneof(
  fc.record({ type: fc.constant('sent' as const), packet, host, bytes: frame, cause }),
  fc.record({ type: fc.constant('arrived' as const), packet, host }),
  fc.record({
    type: fc.constant('dropped' as const),
    packet,
    host,
    reason: fc.constant('loss' as const),
    detail: fc.string({ unit: 'binary' }),
    wouldArriveUs: fc.nat(),
  }),
  fc.record({ type: fc.constant('line' as const), host, line: fc.nat(500) }),
  fc.record({ type: fc.constant('breakpoints' as const), host, lines: fc.array(fc.nat(99)) }),
  fc.record({
    type: fc.constant('output' as const),
    host,
    stream: fc.constant('stdout' as const),
    text: fc.string({ unit: 'binary' }),
    line: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('call' as const),
    host,
    call: fc.nat(20),
    name: fc.constant('send'),
    args: fc.string(),
    fd: fc.option(fc.nat(9)),
    line: fc.option(fc.nat(99)),
  }),
);

const START: RunEvent = {
  seq: 0,
  atUs: 0,
  type: 'run',
  phase: 'start',
  scenario: 'open/handshake',
  params: { bytes: 4 },
  seed: 7,
  hosts: [],
  wire: { from: {} },
  kernel: '6.18.0',
  startedAt: '2026-11-21T00:00:00.123Z',
  limits: { limitMs: 30_000, patienceMs: 600_000 },
};

const log: fc.Arbitrary<readonly RunEvent[]> = fc
  .array(fc.tuple(unstamped, fc.nat(5000)), { maxLength: 40 })
  .map((rows) => {
    let atUs = 0;
    const rest = rows.map(([event, gap], i): RunEvent => {
      atUs += gap;
      return { ...event, seq: i + 1, atUs };
    });
    return [START, ...rest];
  });

describe('a recording', () => {
  it('gives back the very log it was written from', () => {
    fc.assert(
      fc.property(log, (events) => {
        expect(readRecording(writeRecording(events))).toEqual({ events, issues: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('is a capture of the frames sent, at their times, on their hosts, with words', () => {
    fc.assert(
      fc.property(log, (events) => {
        const { value, issues } = openCapture(writeRecording(events));
        const sent = events.flatMap((event) => (event.type === 'sent' ? [event] : []));
        expect(issues).toEqual([]);
        expect(value?.count).toBe(sent.length);
        sent.forEach((event, i) => {
          expect(toBase64(value?.packetBytes(i) ?? new Uint8Array(0))).toBe(event.bytes);
          expect(value?.interfaceOf(i)?.name).toBe(event.host);
          const sinceStartNs =
            ((value?.seconds(i) ?? 0) % 86_400) * 1e9 + (value?.nanoseconds(i) ?? 0);
          expect(sinceStartNs).toBe(123_000_000 + event.atUs * 1000);
          expect(value?.packetComments(i)[0]).toContain(
            `packet ${event.packet} left ${event.host}`,
          );
        });
      }),
      { numRuns: 100 },
    );
  });

  it('takes comments from its caller', () => {
    const sent: RunEvent = {
      seq: 1,
      atUs: 5,
      type: 'sent',
      packet: 1,
      host: 'client',
      bytes: 'AA==',
      cause: { type: 'timer', timer: 'persist' },
    };
    const { value } = openCapture(writeRecording([START, sent], () => '因为丢了'));
    expect(value?.packetComments(0)).toEqual(['因为丢了']);
  });

  it('never throws at any prefix, and invents nothing', () => {
    const [events = []] = fc.sample(log, { numRuns: 1, seed: 5 });
    const bytes = writeRecording(events);
    for (let end = 0; end <= bytes.length; end++) {
      for (const event of readRecording(bytes.subarray(0, end)).events) {
        expect(events[event.seq]).toEqual(event);
      }
    }
  });

  it('is read in order while it comes in', () => {
    fc.assert(
      fc.property(log, fc.array(fc.nat(400), { maxLength: 12 }), (events, steps) => {
        const bytes = writeRecording(events);
        const reader = new RecordingReader();
        const read: RunEvent[] = [];
        let end = 0;
        for (const step of [...steps, Infinity]) {
          end = Math.min(bytes.length, end + step);
          const isWhole = step === Infinity;
          const pieces = reader.read(bytes.subarray(0, end), { isWhole, pieceEvents: 3 });
          for (const piece of pieces) read.push(...piece);
          expect(read).toEqual(events.slice(0, read.length));
        }
        expect(read).toEqual(events);
        expect(reader.issues).toEqual([]);
      }),
    );
  });

  it('gives its beginning before its end is there', () => {
    const many = Array.from({ length: 2000 }, (_, i): RunEvent => ({
      ...{ seq: i + 1, atUs: i, type: 'sent', packet: i + 1, host: 'client', bytes: 'AAAA' },
      cause: { type: 'unknown' },
    }));
    const bytes = writeRecording([START, ...many]);
    const half = bytes.subarray(0, bytes.length / 2);
    const [first] = new RecordingReader().read(half, { isWhole: false, pieceEvents: 100 });
    expect(first?.[0]).toEqual(START);
  });

  it('refuses what is no event', () => {
    const bytes = writeRecording([{ ...START, seq: 'x' as never }]);
    expect(readRecording(bytes)).toMatchObject({ events: [], issues: [{ code: 'bad-block' }] });
  });
});
