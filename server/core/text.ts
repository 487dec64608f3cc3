/** A packet in one line, in the notation of tcpdump(8). */

import type { FrameSummary, TcpSummary } from './summary.ts';
import { TCP_FLAGS } from './summary.ts';

/** Letters in the order tcpdump prints them. */
const LETTERS: readonly (readonly [number, string])[] = [
  [TCP_FLAGS.fin, 'F'],
  [TCP_FLAGS.syn, 'S'],
  [TCP_FLAGS.rst, 'R'],
  [TCP_FLAGS.psh, 'P'],
  [TCP_FLAGS.ack, '.'],
  [TCP_FLAGS.urg, 'U'],
  [TCP_FLAGS.ece, 'E'],
  [TCP_FLAGS.cwr, 'W'],
];

/** TCP flag bits as tcpdump writes them: `S`, `S.`, `.`, `P.`, `F.`, `R`; `none` where no bit is set. */
export function flagText(flags: number): string {
  const text = LETTERS.filter(([bit]) => (flags & bit) !== 0)
    .map(([, letter]) => letter)
    .join('');
  return text === '' ? 'none' : text;
}

/**
 * One line for a packet, without its addresses: `S seq 0 win 64240 mss 1460`, `P. seq 1:5 ack 1 win 502 len 4`,
 * `. ack 5 win 502`, `udp 40112 > 53 len 5`, `arp`.
 *
 * @param relative - sequence numbers counted from each end's ISN, or null to show the raw ones.
 */
export function packetText(
  summary: FrameSummary,
  relative: { readonly seq: number; readonly ack: number } | null,
): string {
  const lengthBytes = summary.payload.end - summary.payload.start;
  const fragment = fragmentText(summary);
  if (summary.tcp !== null) return tcpText(summary.tcp, lengthBytes, relative) + fragment;
  if (summary.protocol === 'arp') return 'arp';
  const ports =
    summary.sourcePort === null ? '' : ` ${summary.sourcePort} > ${summary.destinationPort ?? '?'}`;
  return `${summary.protocol}${ports} len ${lengthBytes}${fragment}`;
}

function tcpText(
  tcp: TcpSummary,
  lengthBytes: number,
  relative: { readonly seq: number; readonly ack: number } | null,
): string {
  const seq = relative?.seq ?? tcp.seq;
  const ack = relative?.ack ?? tcp.ack;
  const parts = [flagText(tcp.flags)];
  // As tcpdump: a bare ACK's sequence number says nothing new and is left out.
  if (lengthBytes > 0) parts.push(`seq ${seq}:${seq + lengthBytes}`);
  else if ((tcp.flags & (TCP_FLAGS.syn | TCP_FLAGS.fin | TCP_FLAGS.rst)) !== 0) {
    parts.push(`seq ${seq}`);
  }
  if ((tcp.flags & TCP_FLAGS.ack) !== 0) parts.push(`ack ${ack}`);
  if ((tcp.flags & TCP_FLAGS.rst) === 0) parts.push(`win ${tcp.window}`);
  if (tcp.mssBytes !== null) parts.push(`mss ${tcp.mssBytes}`);
  // SACK blocks count the same bytes as the acknowledgment number (RFC 2018 §3).
  for (const [left, right] of tcp.sackBlocks) {
    parts.push(
      `sack ${(ack + ((left - tcp.ack) | 0)) >>> 0}:${(ack + ((right - tcp.ack) | 0)) >>> 0}`,
    );
  }
  if (lengthBytes > 0) parts.push(`len ${lengthBytes}`);
  return parts.join(' ');
}

function fragmentText(summary: FrameSummary): string {
  if (summary.fragment === null) return '';
  const { offsetBytes, moreFollow } = summary.fragment;
  return ` frag ${offsetBytes}${moreFollow ? '+' : ''}`;
}
