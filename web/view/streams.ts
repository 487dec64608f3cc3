/** Which conversation a packet belongs to, numbered from 0 by first appearance, TCP and UDP together. */

import type { RunLog } from './log.ts';
import type { Packet } from './packet.ts';

export interface Stream {
  readonly number: number;
  readonly protocol: string;
  /** `address:port` of who spoke first, and of the other. */
  readonly ends: readonly [string, string];
}

/** Follows one growing log. */
export class StreamIndex {
  /** By number. */
  readonly streams: Stream[] = [];
  readonly #numbers = new Map<string, number>();
  #packets: RunLog['packets'] | null = null;
  #count = 0;

  /** Takes up packets up to place `end` of the log's list. */
  extend(log: RunLog, end: number): void {
    if (log.packets !== this.#packets) {
      this.#packets = log.packets;
      this.#count = 0;
      this.streams.length = 0;
      this.#numbers.clear();
    }
    for (; this.#count < end; this.#count++) {
      const packet = log.packets.at(this.#count);
      if (packet) this.#take(packet);
    }
  }

  /** The packet's stream, or null where it has no ports or was not taken up yet. */
  of(packet: Packet): number | null {
    const ends = endsOf(packet);
    return ends ? (this.#numbers.get(keyOf(packet, ends)) ?? null) : null;
  }

  #take(packet: Packet): void {
    const ends = endsOf(packet);
    if (!ends) return;
    const key = keyOf(packet, ends);
    if (this.#numbers.has(key)) return;
    const number = this.streams.length;
    this.#numbers.set(key, number);
    this.streams.push({ number, protocol: packet.summary.protocol, ends });
  }
}

function endsOf({ summary }: Packet): [string, string] | null {
  const { source, sourcePort, destination, destinationPort } = summary;
  if (sourcePort === null || destinationPort === null) return null;
  return [`${source}:${sourcePort}`, `${destination}:${destinationPort}`];
}

/** The same for both directions. */
function keyOf({ summary }: Packet, ends: readonly [string, string]): string {
  return `${summary.protocol} ${[...ends].sort().join(' ')}`;
}
