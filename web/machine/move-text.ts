/** A transition in words: states as the RFC writes them, and what caused it. */

import { packetText } from '#core/text.ts';
import { callLabel } from '../ladder/margin.ts';
import { placeOf } from '../packets/cause-text.ts';
import type { Words } from '../text/en.ts';
import type { RunLog } from '../view/log.ts';
import type { PlaceId } from './figure.ts';
import { BOXES } from './figure.ts';
import { machineWords } from './words.ts';
import type { Move } from './move.ts';

/** `SYN-SENT`, as RFC 9293 writes it. */
export function stateName(place: PlaceId): string {
  return BOXES.find(({ id }) => id === place)?.name ?? place;
}

/** `connect() at client.py:4`, `packet 2 arrived: S. seq 0 ack 1`, `TIME_WAIT timer`. */
export function moveCause({ cause, packet }: Move, log: RunLog, words: Words): string {
  const say = machineWords(words);
  switch (cause.type) {
    case 'call': {
      const span = log.findCall(cause.call);
      if (!span) return say.unknown;
      const place = placeOf(span, log);
      const label = callLabel(span);
      return place === null ? label : say.call(label, place);
    }
    case 'packet': {
      const { packetCame, packetSent } = say;
      // What this end sent because of another packet is told by what it sent.
      const isOther = packet !== null && packet !== cause.packet;
      return isOther
        ? packetSent(packet, textOf(packet, log))
        : packetCame(cause.packet, textOf(cause.packet, log));
    }
    case 'timer':
      return say.timer(words.timers[cause.timer]);
    case 'unknown':
      return packet === null ? say.unknown : say.packetSent(packet, textOf(packet, log));
  }
}

function textOf(number: number, log: RunLog): string {
  const packet = log.packets.at(number - 1);
  return packet ? packetText(packet.summary, packet.relative) : '?';
}
