import { expect, test } from 'vitest';
import { toBase64 } from '../bytes.ts';
import type { RunEvent } from '../event.ts';
import type { ByteRange } from '../event-base.ts';
import nagle from '../why/recorded/nagle.json' with { type: 'json' };
import udpHello from '../why/recorded/udp-hello.json' with { type: 'json' };
import type { ByteStream } from './byte-stream.ts';
import { framesOf } from './packet-script.ts';
import { provenance } from './provenance.ts';
import { partsOf } from './transfers.ts';

/** Streams as text: each write, segment and read with its range, its sources and, for a segment, what it newly brought. */
function check(events: readonly unknown[], expected: readonly string[]): void {
  expect(provenance(events as RunEvent[]).flatMap(textOf)).toEqual(expected);
}

function textOf(stream: ByteStream): string[] {
  const from = (range: ByteRange): string =>
    partsOf(stream.writes, range)
      .map(({ write }) => write.call)
      .join('+');
  const span = ({ start, end }: ByteRange): string => `${start}:${end}`;
  return [
    `${stream.protocol} ${stream.fromHost} > ${stream.toHost}`,
    ...stream.writes.map(({ call, range }) => `write ${call} ${span(range)}`),
    ...stream.segments.map(
      ({ packet, range, fresh, dropped }) =>
        `packet ${packet} ${span(range)} of ${from(range)} new ${fresh.map(span).join(',')} ${dropped ?? ''}`,
    ),
    ...stream.reads.map(({ call, range }) => `read ${call} ${span(range)} of ${from(range)}`),
  ];
}

test('sees two writes merged by Nagle in one segment and one read (recorded: stream/nagle, Linux 6.18)', () => {
  check(nagle, [
    'tcp client > server',
    'write 7 0:4',
    'write 11 4:8',
    'write 15 8:12',
    'packet 4 0:4 of 7 new 0:4 ',
    'packet 6 4:12 of 11+15 new 4:12 ',
    'read 10 0:4 of 7',
    'read 12 4:12 of 11+15',
    'read 14 12:12 of ',
  ]);
});

test('ties each datagram to one write and one read (recorded: socket/udp-hello, Linux 6.18)', () => {
  check(udpHello, [
    'udp server > client',
    'write 8 0:2',
    'packet 2 0:2 of 8 new 0:2 ',
    'read 5 0:2 of 8',
    'udp client > server',
    'write 3 0:5',
    'packet 1 0:5 of 3 new 0:5 ',
    'read 6 0:5 of 3',
  ]);
});

test('follows bytes through loss, retransmission, merging and duplicates', () => {
  const frames = framesOf(`
    1 a S 0
    2 b S. 0 ack 1
    3 a . 1 ack 1
    4 a P. 1:5 ack 1
    5 a P. 5:9 ack 1
    6 a P. 1:9 ack 1`);
  const sockets = [
    { host: 'client', fd: 3, local: '10.0.0.1:40000', remote: '10.0.0.2:80' },
    { host: 'server', fd: 4, local: '10.0.0.2:80', remote: '10.0.0.1:40000' },
  ].map((socket) => ({ type: 'socket', protocol: 'tcp', state: 'ESTABLISHED', ...socket }));
  const call = { type: 'call', name: 'send', args: '', line: 1 };
  const sent = frames.map(({ bytes, from, atMs }, i) => ({
    type: 'sent',
    packet: i + 1,
    host: from === 'a' ? 'client' : 'server',
    bytes: toBase64(bytes),
    cause: { type: 'call', call: 1 },
    atUs: atMs * 1000,
  }));
  const events = [
    ...sockets,
    { ...call, host: 'client', call: 1, fd: 3, bytes: { start: 0, end: 4 } },
    { ...call, host: 'client', call: 2, fd: 3, bytes: { start: 4, end: 8 } },
    ...sent,
    { type: 'dropped', packet: 4, host: 'server', reason: 'loss' },
    { type: 'arrived', packet: 5, host: 'server' },
    { type: 'arrived', packet: 6, host: 'server' },
    { ...call, name: 'recv', host: 'server', call: 3, fd: 4 },
    {
      type: 'return',
      name: 'recv',
      host: 'server',
      call: 3,
      result: '',
      bytes: { start: 0, end: 6 },
    },
  ].map((event, seq) => ({ atUs: seq, ...event, seq }));
  check(events, [
    'tcp client > server',
    'write 1 0:4',
    'write 2 4:8',
    'packet 4 0:4 of 1 new  loss',
    'packet 5 4:8 of 2 new 4:8 ',
    'packet 6 0:8 of 1+2 new 0:4 ',
    'read 3 0:6 of 1+2',
  ]);
});
