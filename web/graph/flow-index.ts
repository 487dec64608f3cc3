/** Follows a log and keeps the flows of its TCP connections, each event read once. */

import type { RunEvent } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import { endpointText } from '#core/address-text.ts';
import type { RunLog } from '../view/log.ts';
import type { Packet } from '../view/packet.ts';
import { Flow } from './flow.ts';
import type { End } from './flow.ts';
import { Gatherer } from './gatherer.ts';
import { KernelSamples } from './kernel-samples.ts';
import type { Segment } from './segment.ts';

/** The time is looked at once for so many packets or events. */
const BETWEEN_LOOKS = 32;

export class FlowIndex {
  /** In the order their first packets left: both directions of a connection side by side, the opener's first. */
  readonly flows: Flow[] = [];
  readonly #gatherer = new Gatherer((stream, packet) => this.#open(stream, packet));
  readonly #samples = new Map<string, KernelSamples>();
  /** Of packets on their way, by number. */
  readonly #segments = new Map<number, Segment>();
  #names: ReadonlyMap<string, HostName> = new Map();
  #count = 0;
  #packets = 0;

  /** Events read so far. */
  get count(): number {
    return this.#count;
  }

  /** Reads on in the log until `isTimeUp` says so; true where all that the log speaks of was read. */
  read(log: RunLog, isTimeUp: () => boolean): boolean {
    if (this.#names.size === 0) this.#names = namesIn(log);
    if (isForeign(log)) this.#readPackets(log, isTimeUp);
    else this.#readEvents(log, isTimeUp);
    return this.#count >= log.count;
  }

  /** A capture from elsewhere holds packets alone, each seen at one point. */
  #readPackets(log: RunLog, isTimeUp: () => boolean): void {
    for (; this.#packets < log.packets.length; this.#packets++) {
      if (this.#packets % BETWEEN_LOOKS === 0 && isTimeUp()) break;
      const packet = log.packets.at(this.#packets);
      const segment = packet ? this.#gatherer.sent(packet) : null;
      if (!packet || !segment) continue;
      const { seq, sentUs: atUs, number } = packet;
      this.#gatherer.arrived(segment, { seq, atUs, packet: number });
      this.#count = seq + 1;
    }
    if (this.#packets === log.packets.length) this.#count = log.count;
  }

  #readEvents(log: RunLog, isTimeUp: () => boolean): void {
    for (; this.#count < log.count; this.#count++) {
      if (this.#count % BETWEEN_LOOKS === 0 && isTimeUp()) break;
      const event = log.events.at(this.#count);
      if (event) this.#read(event, log);
    }
  }

  #read(event: RunEvent, log: RunLog): void {
    switch (event.type) {
      case 'sent': {
        const packet = log.packets.at(event.packet - 1);
        const segment = packet ? this.#gatherer.sent(packet) : null;
        if (segment) this.#segments.set(event.packet, segment);
        break;
      }
      case 'arrived':
      case 'dropped': {
        const segment = this.#segments.get(event.packet);
        if (segment) this.#gatherer[event.type](segment, event);
        break;
      }
      case 'socket':
        if (event.protocol === 'tcp' && event.remote !== null) {
          this.#samplesOf(event.host, event.local, event.remote).push(event);
        }
        break;
      default: // says nothing that is drawn
    }
  }

  #open(stream: number, packet: Packet): readonly [Flow, Flow] {
    const { source, sourcePort, destination, destinationPort } = packet.summary;
    const from = this.#end(source, sourcePort ?? 0);
    const to = this.#end(destination, destinationPort ?? 0);
    const near = this.#samplesOf(from.host, from.endpoint, to.endpoint);
    const far = this.#samplesOf(to.host, to.endpoint, from.endpoint);
    const id = this.flows.length;
    const there = new Flow({ id, stream }, { from, to }, { sender: near, receiver: far });
    const back = new Flow(
      { id: id + 1, stream },
      { from: to, to: from },
      { sender: far, receiver: near },
    );
    this.flows.push(there, back);
    return [there, back];
  }

  #end(address: string, port: number): End {
    return {
      host: this.#names.get(address) ?? address,
      endpoint: endpointText(address, port),
    };
  }

  #samplesOf(host: HostName, local: string, remote: string): KernelSamples {
    const key = `${host} ${local} ${remote}`;
    const known = this.#samples.get(key) ?? new KernelSamples();
    this.#samples.set(key, known);
    return known;
  }
}

/** True where the log is a capture from elsewhere: no kernel speaks in it. */
export function isForeign(log: RunLog): boolean {
  return log.start?.kernel === '';
}

function namesIn(log: RunLog): ReadonlyMap<string, HostName> {
  return new Map(
    log.hosts.flatMap(({ name, address, address6 }) => [
      [address, name] as const,
      ...(address6 === null ? [] : [[address6, name] as const]),
    ]),
  );
}
