/** A packet's cause in words: which call at which line, which packet, which timer. */

import type { CallSpan } from '../view/calls.ts';
import type { RunLog } from '../view/log.ts';
import type { Packet } from '../view/packet.ts';
import { packetText } from '#core/text.ts';
import type { Words } from '../text/en.ts';
import { callLabel } from '../ladder/margin.ts';
import { packetWords } from './words.ts';

/** A short phrase for a table's cell: `connect(), client.py:6`. */
export function causePhrase(packet: Packet, log: RunLog, words: Words): string {
  const { cause } = packet;
  const { causes } = packetWords(words);
  switch (cause.type) {
    case 'call': {
      const span = log.findCall(cause.call);
      if (!span) return '';
      const place = placeOf(span, log);
      return place === null
        ? causes.callOnly(callLabel(span))
        : causes.call(callLabel(span), place);
    }
    case 'packet':
      return causes.packet(cause.packet);
    case 'timer':
      return causes.timer(words.timers[cause.timer]);
    case 'hand':
      return causes.hand;
    case 'wire':
      return causes.wire(cause.packet);
    case 'unknown':
      return '';
  }
}

/** The rest of a sentence that begins with the packet's name. */
export function causeSentence(packet: Packet, log: RunLog, words: Words): string {
  const { cause } = packet;
  switch (cause.type) {
    case 'call': {
      const span = log.findCall(cause.call);
      if (!span) return '';
      const place = placeOf(span, log);
      return place === null
        ? words.why.callOnly(span.host, callLabel(span))
        : words.why.call(span.host, callLabel(span), place);
    }
    case 'packet': {
      const other = log.packets.at(cause.packet - 1);
      const text = other ? packetText(other.summary, other.relative) : '?';
      return words.why.answer(cause.packet, text);
    }
    case 'timer':
      return words.why.timer(words.timers[cause.timer]);
    case 'hand':
      return words.why.hand;
    case 'wire':
      return words.why.wire(cause.packet);
    case 'unknown':
      return words.why.unknown;
  }
}

/** `client.py:6`, or null where the caller is a library. */
export function placeOf(span: CallSpan, log: RunLog): string | null {
  const file = log.hosts.find(({ name }) => name === span.host)?.program.file;
  return span.line === null || file === undefined ? null : `${file}:${span.line}`;
}
