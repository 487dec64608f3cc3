/** How a packet fared by a given moment, in words. */

import type { Leg, Packet } from '../view/packet.ts';
import { timeText } from '../view/time-text.ts';
import type { Words } from '../text/en.ts';
import { packetWords } from './words.ts';

/**
 * `arrived after 200 ms`, `lost`, `on the way`, `held since 1.2 s`; a broadcast's ways are joined by commas.
 *
 * @param eventCount - how many events have happened: a fate that lies later is not told.
 */
export function fateText(packet: Packet, eventCount: number, words: Words): string {
  // A capture seen from one point holds no flight: sent and arrived are one time.
  if (packet.cause.type === 'unknown') return words.file.seen;
  const texts = packet.legs.map((leg) => {
    const { fate } = leg;
    if (fate.type === 'flying' || fate.seq >= eventCount) return onItsWay(leg, eventCount, words);
    return fate.type === 'arrived'
      ? packetWords(words).arrived(timeText(fate.atUs - packet.sentUs))
      : `✕ ${words.ladder.drops[fate.reason]}`;
  });
  return [...new Set(texts)].join(', ');
}

function onItsWay({ turns }: Leg, eventCount: number, words: Words): string {
  const last = turns.findLast(
    ({ type, seq }) => seq < eventCount && (type === 'held' || type === 'released'),
  );
  return last?.type === 'held'
    ? packetWords(words).held(timeText(last.atUs))
    : packetWords(words).flying;
}
