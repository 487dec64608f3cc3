/** The words on an arrow, from the fullest to the shortest that still says what it is. */

import { TCP_FLAGS } from '#core/summary.ts';
import type { TcpSummary } from '#core/summary.ts';
import type { Packet } from '../view/packet.ts';
import { payloadLength } from '../view/packet.ts';

/** In the order people say them. */
const FLAG_WORDS: readonly (readonly [number, string])[] = [
  [TCP_FLAGS.syn, 'SYN'],
  [TCP_FLAGS.fin, 'FIN'],
  [TCP_FLAGS.rst, 'RST'],
  [TCP_FLAGS.psh, 'PSH'],
  [TCP_FLAGS.urg, 'URG'],
  [TCP_FLAGS.ece, 'ECE'],
  [TCP_FLAGS.cwr, 'CWR'],
  [TCP_FLAGS.ack, 'ACK'],
];

/** TCP flags as words: `SYN, ACK`. */
export function flagWords(flags: number): string {
  const words = FLAG_WORDS.filter(([bit]) => (flags & bit) !== 0).map(([, word]) => word);
  return words.length > 0 ? words.join(', ') : 'TCP';
}

/** The label's texts, longest first; the last is never empty. */
export function labelTexts(packet: Packet): readonly string[] {
  const mark = packet.isRepeat ? '↻ ' : '';
  const { tcp } = packet.summary;
  const texts = tcp === null ? otherTexts(packet) : tcpTexts(packet, tcp);
  return [...new Set(texts.map((text) => mark + text))];
}

/** One short word for the card that moves along the arrow. */
export function cardWord(packet: Packet): string {
  const { tcp, protocol } = packet.summary;
  if (tcp === null) return protocol.toUpperCase();
  const words = flagWords(tcp.flags).split(', ');
  return words.length > 1 && words.at(-1) === 'ACK'
    ? words.slice(0, -1).join('·')
    : words.join('·');
}

function tcpTexts(packet: Packet, tcp: TcpSummary): readonly string[] {
  const flags = flagWords(tcp.flags);
  const length = payloadLength(packet);
  const isSyn = (tcp.flags & TCP_FLAGS.syn) !== 0;
  const counts = length > 0 || (tcp.flags & (TCP_FLAGS.syn | TCP_FLAGS.fin | TCP_FLAGS.rst)) !== 0;
  const seq = counts ? [`seq ${packet.relative?.seq ?? tcp.seq}`] : [];
  const ack = (tcp.flags & TCP_FLAGS.ack) !== 0 ? [`ack ${packet.relative?.ack ?? tcp.ack}`] : [];
  const len = length > 0 ? [`len ${length}`] : [];
  // A closed window stops the peer, so it is worth its room on any segment.
  const win = isSyn || tcp.window === 0 ? [`win ${tcp.window}`] : [];
  const mss = tcp.mssBytes === null ? [] : [`mss ${tcp.mssBytes}`];
  const sack = tcp.sackBlocks.length > 0 ? [`sack ×${tcp.sackBlocks.length}`] : [];
  return [
    [flags, ...seq, ...ack, ...len, ...win, ...mss, ...sack],
    [flags, ...seq, ...(length > 0 ? len : ack), ...(isSyn ? mss : win), ...sack],
    [flags, ...seq, ...(length > 0 ? len : ack)],
    [flags, ...(length > 0 ? len : counts ? [] : ack)],
    // Nearly every segment has ACK set: data called by that alone would pass for a bare ACK.
    length > 0 && (tcp.flags & (TCP_FLAGS.syn | TCP_FLAGS.fin | TCP_FLAGS.rst)) === 0
      ? len
      : [flags],
  ].map((parts) => parts.join('  '));
}

function otherTexts(packet: Packet): readonly string[] {
  const { protocol, fragment } = packet.summary;
  const name = protocol.toUpperCase();
  const offset = fragment ? `  fragment at ${fragment.offsetBytes}` : '';
  const length = payloadLength(packet);
  if (protocol === 'arp') return [name];
  return [`${name}  len ${length}${offset}`, `${name}  len ${length}`, name];
}
