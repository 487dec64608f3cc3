/** Why was this packet sent? One sentence from its cause and what the analyser found. */

import type { CallEntered } from '../program-event.ts';
import { kindOf } from './kind.ts';
import type { KnownPacket, LogIndex } from './log-index.ts';
import { PACKET_PHRASES } from './packet-phrases.ts';
import type { Filling, Phrase } from './phrase.ts';
import { durationText, fill } from './phrase.ts';

/** One plain sentence in both languages and where it is written; null where the log has no such packet. */
export function whyPacket(log: LogIndex, packet: number): Phrase | null {
  const known = log.packet(packet);
  if (known === undefined) return null;
  return fill(PACKET_PHRASES[kindOf(log, known)], fillingOf(log, known));
}

function fillingOf(log: LogIndex, known: KnownPacket): Filling {
  const { sent, summary, relative } = known;
  const { cause } = sent;
  const call = cause.type === 'call' ? log.call(cause.call) : undefined;
  return {
    host: sent.host,
    peer: peerName(log, known),
    packet: cause.type === 'packet' || cause.type === 'wire' ? cause.packet : '',
    bytes: summary.payload.end - summary.payload.start,
    ack: relative?.ack ?? 0,
    rto: rtoText(log, known),
    call: call === undefined ? { en: 'the program', zh: '程序' } : `${call.name}()`,
    where: whereText(call),
  };
}

/** The line that called, ready to stand after the call's name. */
export function whereText(call: CallEntered | undefined): {
  readonly en: string;
  readonly zh: string;
} {
  if (call === undefined || call.line === null) return { en: '', zh: '' };
  return { en: ` on line ${call.line}`, zh: `（第 ${call.line} 行）` };
}

function peerName(log: LogIndex, { summary }: KnownPacket): string {
  return log.hostOf(summary.destination) ?? summary.destination;
}

/** The timeout as the kernel had it just before it ran out. */
function rtoText(
  log: LogIndex,
  { sent, summary }: KnownPacket,
): { readonly en: string; readonly zh: string } {
  const socket = log
    .socketsAt(sent.host, sent.atUs - 1)
    .find((known) => known.local.endsWith(`:${summary.sourcePort ?? 0}`));
  const rtoUs = socket?.tcp?.rtoUs;
  if (rtoUs === undefined) return { en: 'unknown length', zh: '时长未知' };
  const text = durationText(rtoUs);
  return { en: text, zh: text };
}
