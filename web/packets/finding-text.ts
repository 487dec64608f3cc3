/** What the analyser found, in words. */

import type { Finding } from '#core/tcp/findings.ts';
import type { Words } from '../text/en.ts';
import { timeText } from '../view/time-text.ts';
import { findingWords } from './words.ts';

const NS_PER_US = 1000;

/** `retransmission`, `answers packet 3`, `round trip 200 ms`. */
export function findingText({ key, value }: Finding, words: Words): string {
  const name = findingWords(words).names[key];
  if (value === true) return name;
  switch (key) {
    case 'tcp.analysis.ack_rtt':
    case 'tcp.analysis.initial_rtt':
    case 'tcp.analysis.rto':
      return `${name} ${timeText(value / NS_PER_US)}`;
    case 'tcp.analysis.bytes_in_flight':
      return `${name} ${value} B`;
    default:
      return `${name} ${value}`;
  }
}
