/** The connections of a run, under names by which another run of the same programs has them too. */

import { u32, u8 } from '../bytes.ts';
import { TCP_FLAGS } from '../summary.ts';
import { segmentPlace } from './segment-place.ts';
import type { SegmentPlace } from './segment-place.ts';
import { tcpNumbers } from './tcp-numbers.ts';

/** Plain data; it crosses process boundaries. */
export interface ConversationName {
  readonly protocol: 'tcp' | 'udp';
  /** The address that sent the first packet, and the address and port it was for. */
  readonly opener: string;
  readonly peer: string;
  readonly port: number;
  /** From 1: which of the connections between these. */
  readonly nth: number;
}

/** What the kernel drew for one end: its initial sequence number and its first timestamp; 0 where it has none. */
export interface EndNumbers {
  readonly isn: number;
  readonly timestamp: number;
}

export interface ConversationNumbers {
  readonly openerPort: number;
  readonly opener: EndNumbers;
  /** Null until it has answered. */
  readonly peer: EndNumbers | null;
}

/** A connection as one run had it: what a packet that was written for it is told again by in another run. */
export interface Retelling {
  readonly name: ConversationName;
  readonly numbers: ConversationNumbers;
}

const NO_NUMBERS: EndNumbers = { isn: 0, timestamp: 0 };
const SYN_ACK = TCP_FLAGS.syn | TCP_FLAGS.ack;

export class Conversations {
  private all: readonly Retelling[] = [];

  /** A kernel has sent this frame. */
  note(frame: Uint8Array): void {
    const place = segmentPlace(frame);
    if (!place || place.isQuoted) return;
    const known = this.at(place);
    if (place.protocol === 'udp') {
      if (!known) this.open(place, NO_NUMBERS);
      return;
    }
    const syn = u8(frame, place.at + 13) & SYN_ACK;
    if ((syn & TCP_FLAGS.syn) === 0) return;
    const numbers = endNumbers(frame, place);
    if (syn === SYN_ACK) this.answer(known, numbers);
    else if (known?.numbers.opener.isn !== numbers.isn) this.open(place, numbers);
  }

  /** The connection that the frame, or what it quotes, belongs to, as it is by now; null where it belongs to none. */
  of(frame: Uint8Array): Retelling | null {
    const place = segmentPlace(frame);
    return place && this.at(place);
  }

  /** What a connection has drawn in this run; null where it has not been opened. */
  find(name: ConversationName): ConversationNumbers | null {
    return (
      this.all.find((one) => isSame(one.name, name) && one.name.nth === name.nth)?.numbers ?? null
    );
  }

  private at(place: SegmentPlace): Retelling | null {
    return this.all.findLast((one) => isFromOpener(one, place) || isFromPeer(one, place)) ?? null;
  }

  private open(
    { protocol, source, destination, ...ports }: SegmentPlace,
    opener: EndNumbers,
  ): void {
    const { sourcePort: openerPort, destinationPort: port } = ports;
    const like = { protocol, opener: source, peer: destination, port };
    const nth = this.all.filter(({ name }) => isSame(name, like)).length + 1;
    this.all = [
      ...this.all,
      { name: { ...like, nth }, numbers: { openerPort, opener, peer: null } },
    ];
  }

  private answer(known: Retelling | null, peer: EndNumbers): void {
    this.all = this.all.map((one) =>
      one === known ? { ...one, numbers: { ...one.numbers, peer } } : one,
    );
  }
}

function endNumbers(frame: Uint8Array, place: SegmentPlace): EndNumbers {
  const { seq, timestamp } = tcpNumbers(frame, place);
  const read = ([offset]: readonly number[]) => (offset === undefined ? 0 : u32(frame, offset));
  return { isn: read(seq), timestamp: read(timestamp) };
}

function isSame(one: Omit<ConversationName, 'nth'>, other: Omit<ConversationName, 'nth'>): boolean {
  return (
    one.protocol === other.protocol &&
    one.opener === other.opener &&
    one.peer === other.peer &&
    one.port === other.port
  );
}

function isFromOpener({ name, numbers }: Retelling, place: SegmentPlace): boolean {
  return (
    place.protocol === name.protocol &&
    place.source === name.opener &&
    place.sourcePort === numbers.openerPort &&
    place.destination === name.peer &&
    place.destinationPort === name.port
  );
}

function isFromPeer(one: Retelling, place: SegmentPlace): boolean {
  const { source, destination, sourcePort, destinationPort } = place;
  const turned = { source: destination, destination: source };
  return isFromOpener(one, {
    ...place,
    ...turned,
    sourcePort: destinationPort,
    destinationPort: sourcePort,
  });
}
