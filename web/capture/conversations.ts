/** Sorts a capture's packets into conversations: TCP and UDP by the analyser's streams, the rest by protocol and addresses. */

import type { Capture } from '#core/capture.ts';
import { endpointText, summarise } from '#core/summary.ts';
import type { FrameSummary } from '#core/summary.ts';
import type { Analyser } from '#core/tcp/analyser.ts';
import type { Conversation } from './messages.ts';

interface Tally {
  readonly protocol: string;
  readonly ends: readonly [string, string];
  packets: number;
  bytes: number;
  findings: number;
}

/** Feed it each packet after the analyser had it. Four bytes a packet, and a record a conversation. */
export class ConversationList {
  readonly #capture: Capture;
  readonly #analyser: Analyser;
  readonly #tallies: Tally[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #of: Int32Array;

  constructor(capture: Capture, analyser: Analyser) {
    this.#capture = capture;
    this.#analyser = analyser;
    this.#of = new Int32Array(capture.count);
  }

  push(index: number): void {
    const id = this.#conversationOf(index);
    const tally = this.#tallies[id];
    this.#of[index] = id;
    if (!tally) return;
    tally.packets++;
    tally.bytes += this.#capture.wireBytes(index);
    if (this.#analyser.findingsOf(index).some(({ value }) => value === true)) tally.findings++;
  }

  get conversations(): readonly Conversation[] {
    return this.#tallies.map((tally, id) => ({ id, ...tally }));
  }

  /** The packets of a conversation, or of all where it is null, in file order; `most` of them. */
  packetsOf(conversation: number | null, most: number): readonly number[] {
    const found: number[] = [];
    for (let index = 0; index < this.#of.length && found.length < most; index++) {
      if (conversation === null || this.#of[index] === conversation) found.push(index);
    }
    return found;
  }

  #conversationOf(index: number): number {
    const protocol = this.#analyser.protocolOf(index);
    const stream = this.#analyser.streamOf(index);
    if (protocol !== null && stream !== null) {
      const known = this.#byKey.get(`${protocol} ${stream}`);
      if (known !== undefined) return known;
      return this.#add(`${protocol} ${stream}`, summaryOf(this.#capture, index));
    }
    const summary = summaryOf(this.#capture, index);
    const addresses = [summary.source, summary.destination].sort().join(' ');
    const key = `${summary.protocol} ${addresses}`;
    return this.#byKey.get(key) ?? this.#add(key, summary);
  }

  #add(key: string, summary: FrameSummary): number {
    const { protocol, source, destination, sourcePort, destinationPort } = summary;
    const ends = [endOf(source, sourcePort), endOf(destination, destinationPort)] as const;
    const id = this.#tallies.push({ protocol, ends, packets: 0, bytes: 0, findings: 0 }) - 1;
    this.#byKey.set(key, id);
    return id;
  }
}

function endOf(address: string, port: number | null): string {
  return port === null ? address : endpointText(address, port);
}

/** The packet's ends by a cheap read. */
export function summaryOf(capture: Capture, index: number): FrameSummary {
  return summarise(capture.packetBytes(index), capture.linkType(index), capture.wireBytes(index));
}
