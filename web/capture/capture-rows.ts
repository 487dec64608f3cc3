/** Which packets of a capture a log tells of, between which hosts, and when: columns of numbers. */

import type { Capture } from '#core/capture.ts';
import { summaryOf } from './conversations.ts';
import type { Conversation } from './conversations.ts';
import type { OpenedCapture } from './opened-capture.ts';

/** More lifelines cannot be told apart. */
const MOST_HOSTS = 8;
const US_PER_SECOND = 1_000_000;
const NS_PER_US = 1000;

/** A place a packet; the arrays end with the last. */
export interface CaptureRows {
  /** Places in the file, from 0, ascending. */
  readonly indexes: Uint32Array;
  /** Places in {@link addresses}. */
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** µs since the first of these packets; never decreasing, though a capture's clock may. */
  readonly atUs: Float64Array;
  /** In the order they appear. */
  readonly addresses: readonly string[];
  /** Packets of the choice between addresses beyond the first eight. */
  readonly leftOut: number;
}

/** The rows of one conversation's packets, or of all packets where it is null. */
export function captureRows(opened: OpenedCapture, conversation: number | null): CaptureRows {
  const { capture, conversations, conversationOf } = opened;
  const most = conversation === null ? capture.count : (conversations[conversation]?.packets ?? 0);
  const indexes = new Uint32Array(most);
  const from = new Uint8Array(most);
  const to = new Uint8Array(most);
  const atUs = new Float64Array(most);
  const places = new Places(opened);
  let count = 0;
  let leftOut = 0;
  let latestUs = 0;
  for (let index = 0; index < capture.count; index++) {
    if (conversation !== null && conversationOf[index] !== conversation) continue;
    if (!places.find(index)) {
      leftOut++;
      continue;
    }
    indexes[count] = index;
    from[count] = places.from;
    to[count] = places.to;
    latestUs = Math.max(latestUs, elapsedUs(capture, indexes[0] ?? 0, index));
    atUs[count] = latestUs;
    count++;
  }
  return {
    indexes: indexes.subarray(0, count),
    from: from.subarray(0, count),
    to: to.subarray(0, count),
    atUs: atUs.subarray(0, count),
    addresses: places.addresses,
    leftOut,
  };
}

/** Tells each packet's ends as places among the hosts. A stream's packets share theirs; others are looked into. */
class Places {
  from = 0;
  to = 0;
  readonly addresses: string[] = [];
  readonly #opened: OpenedCapture;
  readonly #byAddress = new Map<string, number>();
  /** By conversation: the places of its two ends; a negative one is that of an address left out. */
  readonly #byConversation: (readonly [number, number])[] = [];

  constructor(opened: OpenedCapture) {
    this.#opened = opened;
  }

  /** Finds the packet's ends; false where one of them is left out. */
  find(index: number): boolean {
    const { analysis, capture, conversations, conversationOf } = this.#opened;
    const id = conversationOf[index] ?? 0;
    const conversation = conversations[id];
    // An ICMP error belongs to the conversation that it quotes, but comes from another address.
    if (conversation && analysis.streamOf(index) !== null && !analysis.isQuoted(index)) {
      const [first, second] = this.#endsOf(conversation);
      const isAlong = analysis.isFromLower(index) === conversation.isFirstFromLower;
      this.from = isAlong ? first : second;
      this.to = isAlong ? second : first;
    } else {
      const { source, destination } = summaryOf(capture, index);
      this.from = this.#placeOf(source);
      this.to = this.#placeOf(destination);
    }
    return this.from >= 0 && this.to >= 0;
  }

  #endsOf({ id, addresses }: Conversation): readonly [number, number] {
    const known = this.#byConversation[id];
    if (known) return known;
    const places = [this.#placeOf(addresses[0]), this.#placeOf(addresses[1])] as const;
    this.#byConversation[id] = places;
    return places;
  }

  #placeOf(address: string): number {
    const name = address || '?';
    const known = this.#byAddress.get(name);
    if (known !== undefined) return known;
    if (this.addresses.length >= MOST_HOSTS) return -1;
    const place = this.addresses.push(name) - 1;
    this.#byAddress.set(name, place);
    return place;
  }
}

function elapsedUs(capture: Capture, first: number, index: number): number {
  const seconds = capture.seconds(index) - capture.seconds(first);
  const nanoseconds = capture.nanoseconds(index) - capture.nanoseconds(first);
  const us = Math.round(seconds * US_PER_SECOND + nanoseconds / NS_PER_US);
  return Number.isFinite(us) ? us : 0;
}
