/** The stream's picture as text, from recorded runs (Linux 6.18): what a person sees in each row at a moment. */

import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import type { ByteStream } from '#core/tcp/byte-stream.ts';
import { RECORDINGS, recorded } from '../fixtures/recorded.ts';
import { streamEn } from '../text/stream-en.ts';
import { LogBuilder } from '../view/log.ts';
import { tcpFacts, udpFacts } from './facts.ts';
import { followStreams } from './followed.ts';
import { momentOf } from './moment.ts';
import { pictureOf } from './picture.ts';
import { scaleOf } from './scale.ts';

const EVERYTHING = { x: -Infinity, endX: Infinity };
const never = (): boolean => false;

function streamsOf(events: readonly RunEvent[]) {
  return followStreams(new LogBuilder().append(events), never) ?? [];
}

/** The first stream's picture after `count` events. */
function pictureAfter(events: readonly RunEvent[], count: number) {
  return pictureIn(streamsOf(events)[0], events, count);
}

function pictureIn(stream: ByteStream | undefined, events: readonly RunEvent[], count: number) {
  if (!stream) throw new Error('the recording has a stream');
  const moment = momentOf(stream, count);
  const scale = scaleOf(stream.writes, { remPx: 16, viewPx: 1000, zoom: 1 });
  const atUs = events[count - 1]?.atUs ?? 0;
  return pictureOf({ stream, moment, scale, atUs, window: EVERYTHING, dueUs: () => null });
}

/** Each block as `row state bytes fills`, fills by their write's number. */
function check(events: readonly RunEvent[], count: number, expected: readonly string[]): void {
  const texts = pictureAfter(events, count).blocks.map(
    ({ row, state, bytes, fills }) =>
      `${row} ${state} ${bytes} [${fills.map(({ write }) => write).join('+')}]`,
  );
  expect(texts).toEqual(expected);
}

/** How many events lie up to and including the one that `is` names the nth of. */
function after(events: readonly RunEvent[], is: (event: RunEvent) => boolean, nth = 1): number {
  let left = nth;
  return events.findIndex((event) => is(event) && --left === 0) + 1;
}

describe('over TCP', () => {
  const events = recorded('stream-nagle');

  test('Nagle keeps two writes in the send buffer beside the one that waits for its ACK', () => {
    check(
      events,
      after(events, (e) => e.type === 'return' && e.name === 'send', 3),
      [
        'writes written 4 [0]',
        'writes written 4 [1]',
        'writes written 4 [2]',
        'send unacknowledged 4 [0]',
        'send unsent 8 [1+2]',
        'segments flying 4 [0]',
        'reads waiting 12 []',
      ],
    );
  });

  test('one segment carries two writes, and one read returns them', () => {
    check(events, events.length, [
      'writes written 4 [0]',
      'writes written 4 [1]',
      'writes written 4 [2]',
      'segments arrived 4 [0]',
      'segments arrived 8 [1+2]',
      'reads read 4 [0]',
      'reads read 8 [1+2]',
    ]);
  });

  test('the sentence counts it and says what it shows', () => {
    const [stream] = streamsOf(events);
    if (stream?.protocol !== 'tcp') throw new Error('the recording has a TCP stream');
    const moment = momentOf(stream, events.length);
    if (moment.protocol !== 'tcp') throw new Error('a TCP stream has a TCP moment');
    const facts = tcpFacts(stream, moment);
    expect(streamEn.tcp(facts)).toBe('3 writes left in 2 segments; 2 reads returned all of it.');
    expect(streamEn.tcpVerdict(facts)).toContain('joined 2 writes');
    expect(moment.isEnded).toBe(true);
  });

  test('before anything is read, no read is said to have split or joined', () => {
    const [stream] = streamsOf(events);
    const moment =
      stream &&
      momentOf(
        stream,
        after(events, (e) => e.type === 'return' && e.name === 'send'),
      );
    if (stream?.protocol !== 'tcp' || moment?.protocol !== 'tcp') throw new Error('it is of TCP');
    const verdict = streamEn.tcpVerdict(tcpFacts(stream, moment));
    expect(verdict).toBe('TCP sends a stream of bytes: it keeps no message boundaries.');
  });

  test('the edges of writes are marked as vanishing', () => {
    const { vanishing, envelopes } = pictureAfter(events, events.length);
    expect(vanishing).toHaveLength(2);
    expect(envelopes).toEqual([]);
  });
});

describe('over UDP', () => {
  const events = recorded('udp-loss');

  test('each of twenty datagrams keeps its envelope; five are lost, fifteen read', () => {
    const { blocks, envelopes, vanishing } = pictureAfter(events, events.length);
    const count = (row: string, state: string): number =>
      blocks.filter((block) => block.row === row && block.state === state).length;
    expect([envelopes.length, vanishing.length]).toEqual([20, 0]);
    expect([count('writes', 'written'), count('segments', 'lost')]).toEqual([20, 5]);
    expect([count('segments', 'arrived'), count('reads', 'read')]).toEqual([15, 15]);
  });

  test('the sentence counts it', () => {
    const [stream] = streamsOf(events);
    const moment = stream && momentOf(stream, events.length);
    if (moment?.protocol !== 'udp') throw new Error('the recording has datagrams');
    expect(streamEn.udp(udpFacts(moment))).toBe('20 writes, 20 datagrams; 5 lost; 15 reads.');
  });
});

/** Recordings in which a program wrote something: the bare opening and closing of a connection has no stream. */
const CARRYING = RECORDINGS.filter((name) => streamsOf(recorded(name)).length > 0);

test('the recordings carry streams of TCP and UDP', () => {
  expect(CARRYING).toEqual(
    expect.arrayContaining(['socket-tcp-hello', 'stream-nagle', 'udp-loss']),
  );
});

describe.each(['socket-tcp-hello', 'stream-nagle'] as const)('in %s', (name) => {
  const events = recorded(name);

  test('a byte is never in two places of the sender, nor of the receiver', () => {
    for (let count = 0; count <= events.length; count++) {
      for (const stream of streamsOf(events)) {
        const moment = momentOf(stream, count);
        if (moment.protocol === 'udp') throw new Error('these are of TCP');
        const { offered, written, sent, acknowledged, received, read } = moment;
        expect(offered).toBeGreaterThanOrEqual(written);
        expect(written).toBeGreaterThanOrEqual(sent);
        expect(sent).toBeGreaterThanOrEqual(received);
        expect(received).toBeGreaterThanOrEqual(Math.max(acknowledged, read));
      }
    }
  });
});
