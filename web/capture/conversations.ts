/** Sorts a capture's packets into conversations: TCP and UDP by the analyser's streams, the rest by protocol and addresses. */

import type { Capture } from '#core/capture.ts';
import { summarise } from '#core/summary.ts';
import { endpointText } from '#core/address-text.ts';
import type { FrameSummary } from '#core/summary.ts';
import type { Analysis } from '#core/tcp/analysis.ts';

/** One conversation of a capture. */
export interface Conversation {
  /** Its place in the list, from 0. */
  readonly id: number;
  readonly protocol: string;
  /** `address:port`, or an address where there are no ports; the first packet's sender first. */
  readonly ends: readonly [string, string];
  /** The addresses alone, in the same order. */
  readonly addresses: readonly [string, string];
  /** As {@link Analysis.isFromLower} says of the first packet. */
  readonly isFirstFromLower: boolean;
  readonly packets: number;
  /** On the wire. */
  readonly bytes: number;
  /** Packets of which the analyser found something odd. */
  readonly findings: number;
}

/** As plain data, to be handed from one thread to another. */
export interface PackedConversations {
  readonly list: readonly Conversation[];
  /** By packet: the id of its conversation. */
  readonly of: Int32Array;
}

type Tally = {
  -readonly [Key in keyof Conversation]: Conversation[Key];
};

/** Feed it each packet after the analyser had it. Four bytes a packet, and a record a conversation. */
export class ConversationList {
  readonly #capture: Capture;
  readonly #analysis: Analysis;
  readonly #tallies: Tally[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #of: Int32Array;

  constructor(capture: Capture, analysis: Analysis) {
    this.#capture = capture;
    this.#analysis = analysis;
    this.#of = new Int32Array(capture.count);
  }

  push(index: number): void {
    const id = this.#conversationOf(index);
    const tally = this.#tallies[id];
    this.#of[index] = id;
    if (!tally) return;
    tally.packets++;
    tally.bytes += this.#capture.wireBytes(index);
    if (this.#analysis.isOdd(index)) tally.findings++;
  }

  pack(): PackedConversations {
    return { list: this.#tallies, of: this.#of };
  }

  #conversationOf(index: number): number {
    const protocol = this.#analysis.protocolOf(index);
    const stream = this.#analysis.streamOf(index);
    if (protocol !== null && stream !== null) {
      const known = this.#byKey.get(`${protocol} ${stream}`);
      return known ?? this.#add(`${protocol} ${stream}`, index, summaryOf(this.#capture, index));
    }
    const summary = summaryOf(this.#capture, index);
    const addresses = [summary.source, summary.destination].sort().join(' ');
    const key = `${summary.protocol} ${addresses}`;
    return this.#byKey.get(key) ?? this.#add(key, index, summary);
  }

  #add(key: string, index: number, summary: FrameSummary): number {
    const { protocol, source, destination, sourcePort, destinationPort } = summary;
    const id = this.#tallies.length;
    this.#tallies.push({
      id,
      protocol,
      ends: [endOf(source, sourcePort), endOf(destination, destinationPort)],
      addresses: [source, destination],
      isFirstFromLower: this.#analysis.isFromLower(index),
      packets: 0,
      bytes: 0,
      findings: 0,
    });
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
