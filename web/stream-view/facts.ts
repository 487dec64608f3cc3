/** What the sentence above the picture and the notes beside its rows say, counted from the stream. */

import type { ByteStream, TcpStream } from '#core/tcp/byte-stream.ts';
import { writesIn } from '#core/tcp/transfers.ts';
import type { TcpFacts, UdpFacts } from '../text/stream-en.ts';
import type { StreamWords } from '../text/stream-en.ts';
import { bytesText } from '../view/time-text.ts';
import type { Row } from './block.ts';
import type { StreamMoment, TcpMoment, UdpMoment } from './moment.ts';

/** For a TCP stream. */
export function tcpFacts(stream: TcpStream, moment: TcpMoment): TcpFacts {
  const { tally, written, sent, read } = moment;
  const last = stream.reads[tally.reads - 1]?.range ?? { start: 0, end: 0 };
  const { start, end } = writesIn(stream.writes, last);
  const firstWrite = stream.writes[start]?.range;
  const lastWrite = stream.writes[end - 1]?.range;
  return {
    writes: tally.writes,
    segments: tally.segments - tally.repeats,
    reads: tally.reads,
    writtenBytes: written,
    unsentBytes: written - sent,
    readBytes: read,
    joined: end - start,
    isSplit: tally.reads > 0 && (firstWrite?.start !== last.start || lastWrite?.end !== last.end),
  };
}

/** For datagrams. */
export function udpFacts({ tally, left, passed, cut }: UdpMoment): UdpFacts {
  return {
    writes: tally.writes,
    datagrams: left,
    reads: tally.reads,
    losses: tally.losses,
    passed,
    cut,
  };
}

/** What came of the stream by the moment, and what that says of message boundaries. */
export function sentencesOn(
  stream: ByteStream,
  moment: StreamMoment,
  say: StreamWords,
): readonly string[] {
  if (stream.protocol === 'tcp' && moment.protocol === 'tcp') {
    const facts = tcpFacts(stream, moment);
    return [say.tcp(facts), say.tcpVerdict(facts)];
  }
  if (moment.protocol !== 'udp') return [];
  const facts = udpFacts(moment);
  return [say.udp(facts), say.udpVerdict(facts)];
}

/**
 * What lies in each row, in a few words.
 *
 * @param waitingCall - the call the reader is in, such as `recv()`; null where it is in none.
 */
export function rowNotes(
  moment: StreamMoment,
  waitingCall: string | null,
  words: StreamWords,
): Readonly<Record<Row, string>> {
  const parts = moment.protocol === 'tcp' ? tcpParts(moment, words) : udpParts(moment, words);
  const { tally } = moment;
  const { notes } = words;
  const flying = tally.segments - tally.arrivals - tally.losses;
  const segments = [
    notes.sent(tally.segments),
    ...(flying > 0 ? [notes.flying(flying)] : []),
    ...(tally.losses > 0 ? [notes.lost(tally.losses)] : []),
    ...(tally.repeats > 0 ? [notes.again(tally.repeats)] : []),
    ...(tally.wasted > 0 ? [notes.wasted(tally.wasted)] : []),
  ];
  const waiting = waitingCall === null ? [] : [notes.waiting(waitingCall)];
  const joined = (texts: readonly string[]): string => texts.join(' · ') || notes.empty;
  return {
    writes: joined([...parts.writes, ...(moment.isBlocked ? [notes.blocked] : [])]),
    send: joined(parts.send),
    segments: joined(segments),
    receive: joined(parts.receive),
    reads: joined([...parts.reads, ...waiting]),
  };
}

type Parts = Readonly<Record<Exclude<Row, 'segments'>, readonly string[]>>;

function tcpParts(moment: TcpMoment, { notes }: StreamWords): Parts {
  const { tally, offered, written, sent, acknowledged, received, beyond, read } = moment;
  const beyondBytes = beyond.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    writes: [notes.total(tally.writes, bytesText(offered))],
    send: [
      ...(sent > acknowledged ? [notes.unacknowledged(bytesText(sent - acknowledged))] : []),
      ...(written > sent ? [notes.unsent(bytesText(written - sent))] : []),
    ],
    receive: [
      ...(received > read ? [notes.ready(bytesText(received - read))] : []),
      ...(beyondBytes > 0 ? [notes.beyond(bytesText(beyondBytes))] : []),
    ],
    reads: [notes.total(tally.reads, bytesText(read)), ...(moment.isEnded ? [notes.ended] : [])],
  };
}

function udpParts(moment: UdpMoment, { notes }: StreamWords): Parts {
  const { tally, completed, passed, cut } = moment;
  const unread = completed - tally.reads - passed;
  return {
    writes: [String(tally.writes)],
    send: [],
    receive: [
      ...(unread > 0 ? [notes.unread(unread)] : []),
      ...(passed > 0 ? [notes.passed(passed)] : []),
    ],
    reads: [String(tally.reads), ...(cut > 0 ? [notes.cut(cut)] : [])],
  };
}
