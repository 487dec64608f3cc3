/** What belongs together: a packet, the call and line it came from, its cause and its effects. */

import type { HostName } from '#core/event-base.ts';
import type { CallSpan } from './calls.ts';
import { packetsBy } from './focus.ts';
import type { RunLog } from './log.ts';
import type { Packet } from './packet.ts';

/** What the pointer or the keyboard is on. */
export type Pointed =
  | { readonly type: 'packet'; readonly packet: number }
  | { readonly type: 'call'; readonly call: number }
  | { readonly type: 'line'; readonly host: HostName; readonly line: number };

/** What every view lights at once. */
export interface Lit {
  /** Packet numbers. */
  readonly packets: ReadonlySet<number>;
  readonly calls: ReadonlySet<number>;
  /** Lines of programs, as {@link lineKey} names them. */
  readonly lines: ReadonlySet<string>;
}

export const NOTHING_LIT: Lit = { packets: new Set(), calls: new Set(), lines: new Set() };

/** How far after a packet or call its effects are looked for, in packets. */
const REACH = 200;

/** A program's line, such as `client:6`. */
export function lineKey(host: HostName, line: number): string {
  return `${host}:${line}`;
}

/**
 * What is tied to what is pointed at, in the part of the run that has happened.
 *
 * @param eventCount - events up to the playhead: nothing later is lit.
 */
export function litBy(log: RunLog, pointed: Pointed | null, eventCount: number): Lit {
  if (pointed === null) return NOTHING_LIT;
  switch (pointed.type) {
    case 'packet': {
      const packet = log.packets.at(pointed.packet - 1);
      return packet ? litByPacket(log, packet, eventCount) : NOTHING_LIT;
    }
    case 'call': {
      const span = log.findCall(pointed.call);
      return span ? litByCall(log, span, eventCount) : NOTHING_LIT;
    }
    case 'line': {
      const span = log.findCallAt(pointed.host, pointed.line, eventCount);
      if (span) return litByCall(log, span, eventCount);
      return { ...NOTHING_LIT, lines: new Set([lineKey(pointed.host, pointed.line)]) };
    }
  }
}

function litByPacket(log: RunLog, packet: Packet, eventCount: number): Lit {
  const { cause, number } = packet;
  const effects = packetsAfter(log, number, eventCount).filter(
    (other) => other.cause.type === 'packet' && other.cause.packet === number,
  );
  const packets = new Set([number, ...effects.map((effect) => effect.number)]);
  if (cause.type === 'packet') packets.add(cause.packet);
  const span = cause.type === 'call' ? log.findCall(cause.call) : null;
  return { packets, calls: new Set(span ? [span.call] : []), lines: linesOf(span) };
}

function litByCall(log: RunLog, span: CallSpan, eventCount: number): Lit {
  const before = packetsBy(log, span.seq);
  const caused = packetsAfter(log, before, eventCount).filter(
    ({ cause }) => cause.type === 'call' && cause.call === span.call,
  );
  return {
    packets: new Set(caused.map(({ number }) => number)),
    calls: new Set([span.call]),
    lines: linesOf(span),
  };
}

function packetsAfter(log: RunLog, number: number, eventCount: number): readonly Packet[] {
  return log.packets.slice(number, number + REACH).filter(({ seq }) => seq < eventCount);
}

function linesOf(span: CallSpan | null): ReadonlySet<string> {
  return new Set(span === null || span.line === null ? [] : [lineKey(span.host, span.line)]);
}
