/** Which packets of a log a filter lets through. */

import { packetText } from '#core/text.ts';
import type { FilterTerm } from './filter.ts';
import type { RunLog } from './log.ts';
import type { Packet } from './packet.ts';
import { countWhile } from './sorted.ts';
import type { Stream } from './streams.ts';
import { StreamIndex } from './streams.ts';

/** The packets let through, as far as the log was looked at. */
export interface Filtered {
  /** Numbers of the packets let through, ascending. A list that is shared and changes when looked at anew. */
  readonly numbers: readonly number[];
  /** How many packets of the log have been looked at; the rest counts as let through until then. */
  readonly looked: number;
  has(number: number): boolean;
}

/** Packets looked at in one call: a log of a million must not stop the page. */
const BUDGET = 4000;

/** Follows one growing log with one filter at a time. */
export class FilterIndex {
  readonly #streams = new StreamIndex();
  #numbers: number[] = [];
  #terms: readonly FilterTerm[] = [];
  #packets: RunLog['packets'] | null = null;
  #looked = 0;
  /** Leading packets whose fate is known, and how many of them were let through. */
  #settled = { packets: 0, numbers: 0 };

  /** Streams of the packets looked at. */
  get streams(): readonly Stream[] {
    return this.#streams.streams;
  }

  /** Goes on from where it was, a bounded part of the log at a time. */
  look(log: RunLog, terms: readonly FilterTerm[]): Filtered {
    if (terms !== this.#terms || log.packets !== this.#packets) {
      this.#terms = terms;
      this.#packets = log.packets;
      this.#settled = { packets: 0, numbers: 0 };
      this.#numbers = [];
    }
    this.#numbers.length = this.#settled.numbers;
    const end = Math.min(log.packets.length, this.#settled.packets + BUDGET);
    this.#streams.extend(log, end);
    let areAllSettled = true;
    for (let i = this.#settled.packets; i < end; i++) {
      const packet = log.packets.at(i);
      if (!packet) continue;
      if (passes(packet, terms, this.#streams)) this.#numbers.push(packet.number);
      areAllSettled &&= packet.legs.every(({ fate }) => fate.type !== 'flying');
      if (areAllSettled) this.#settled = { packets: i + 1, numbers: this.#numbers.length };
    }
    this.#looked = end;
    return this.#answer();
  }

  #answer(): Filtered {
    const numbers = this.#numbers;
    const looked = this.#looked;
    return {
      numbers,
      looked,
      has: (number) => {
        const place = countWhile(numbers.length, (i) => (numbers[i] ?? 0) < number);
        return number > looked || numbers[place] === number;
      },
    };
  }
}

/** Whether all terms hold for the packet. */
function passes(packet: Packet, terms: readonly FilterTerm[], streams: StreamIndex): boolean {
  return terms.every((term) => {
    const holds = term.values.some((value) => isMet(packet, term, value, streams));
    return holds !== term.isNot;
  });
}

function isMet(packet: Packet, { field }: FilterTerm, value: string, streams: StreamIndex) {
  const { summary, legs } = packet;
  const isFrom = matchesHost([packet.from, summary.source], value);
  const isTo = matchesHost([...legs.map(({ to }) => to), summary.destination], value);
  switch (field) {
    case 'text':
      return wordsOf(packet).includes(value);
    case 'host':
      return isFrom || isTo;
    case 'from':
      return isFrom;
    case 'to':
      return isTo;
    case 'kind':
      return isOfKind(packet, value);
    case 'stream':
      return streams.of(packet) === Number(value);
    case 'port':
      return [summary.sourcePort, summary.destinationPort].includes(Number(value));
  }
}

function matchesHost(names: readonly string[], value: string): boolean {
  return names.some((name) => name.toLowerCase() === value);
}

function isOfKind(packet: Packet, kind: string): boolean {
  switch (kind) {
    case 'lost':
      return packet.legs.some(({ fate }) => fate.type === 'dropped');
    case 'again':
      return packet.isRepeat;
    case 'fragment':
      return packet.summary.fragment !== null;
    default:
      return packet.kind === kind;
  }
}

function wordsOf(packet: Packet): string {
  const { summary, relative, from, legs, blocks, kind } = packet;
  return [
    packetText(summary, relative),
    from,
    ...legs.map(({ to }) => to),
    `${summary.source}:${summary.sourcePort ?? ''}`,
    `${summary.destination}:${summary.destinationPort ?? ''}`,
    kind,
    ...blocks.map(({ text }) => text),
  ]
    .join(' ')
    .toLowerCase();
}
