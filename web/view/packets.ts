/** Follows the log and keeps the list of packets with their fates. */

import type { HostInfo, RunEvent } from '#core/event.ts';
import type { FrameSent } from '#core/frame-event.ts';
import type { WireSettings } from '#core/wire-settings.ts';
import { fromBase64 } from '#core/bytes.ts';
import { ETHERNET } from '#core/link-header.ts';
import { summarise, TCP_FLAGS } from '#core/summary.ts';
import type { FrameSummary } from '#core/summary.ts';
import { RelativeNumbers } from '#core/tcp/relative.ts';
import { seqAdd, seqDistance } from '#core/tcp/seq.ts';
import { legsOf, settled, turned } from './legs.ts';
import type { Leg, Packet } from './packet.ts';
import { kindOf } from './packet.ts';
import { WriteLog } from './payload.ts';

/** Builds packets from events; a packet is replaced, never changed, when its fate is known. */
export class PacketIndex {
  /** By number − 1. */
  readonly packets: Packet[] = [];
  /** Numbers of the packets that are on their way, in the order in which they left. */
  readonly onWire = new Set<number>();
  readonly #numbers = new RelativeNumbers();
  readonly #writes = new WriteLog();
  readonly #sentUpTo = new Map<string, number>();
  readonly #fds = new Map<number, number | null>();
  #hosts: readonly HostInfo[] = [];
  #wire: WireSettings = { from: {} };

  /** The place of the last event that settled a packet; Infinity while it is on its way. */
  settledSeq(number: number): number {
    const legs = this.packets[number - 1]?.legs ?? [];
    return legs.reduce(
      (last, { fate }) => Math.max(last, fate.type === 'flying' ? Infinity : fate.seq),
      -1,
    );
  }

  push(event: RunEvent): void {
    switch (event.type) {
      case 'run':
        if (event.phase === 'start') {
          this.#hosts = event.hosts;
          this.#wire = event.wire;
        }
        break;
      case 'wire':
        this.#wire = event.wire;
        break;
      case 'call':
        this.#fds.set(event.call, event.fd);
        this.#writes.entered(event);
        break;
      case 'return':
        this.#writes.returned(event, this.#fds.get(event.call) ?? null);
        break;
      case 'socket':
        this.#writes.socket(event);
        break;
      case 'sent':
        this.#sent(event);
        break;
      case 'arrived':
      case 'dropped':
        this.#befall(event.packet, ({ legs, seq }) => settled(legs, seq, event));
        break;
      case 'held':
      case 'released':
      case 'altered':
      case 'copied':
        this.#befall(event.packet, ({ legs }) => turned(legs, event));
        break;
      default: // the rest says nothing about packets
    }
  }

  #sent(event: FrameSent): void {
    const frame = fromBase64(event.bytes);
    const { linkType = ETHERNET, wireBytes = frame.length } = event;
    const summary = summarise(frame, linkType, wireBytes);
    const relative = this.#numbers.push(summary);
    const { cause, host: from } = event;
    const causeCall = cause.type === 'call' ? cause.call : null;
    this.packets[event.packet - 1] = {
      number: event.packet,
      seq: event.seq,
      sentUs: event.atUs,
      from,
      cause,
      frame,
      linkType,
      wireBytes,
      summary,
      relative,
      kind: kindOf(summary),
      isRepeat: this.#isRepeat(summary),
      blocks: this.#writes.blocksOf(from, frame, summary, relative, causeCall),
      legs: legsOf(event, frame, { hosts: this.#hosts, wire: this.#wire }),
    };
    if (this.settledSeq(event.packet) === Infinity) this.onWire.add(event.packet);
  }

  #befall(number: number, legs: (packet: Packet) => readonly Leg[]): void {
    const packet = this.packets[number - 1];
    if (!packet) return;
    this.packets[number - 1] = { ...packet, legs: legs(packet) };
    if (this.settledSeq(number) !== Infinity) this.onWire.delete(number);
  }

  /** True where nothing in the segment lies beyond what this end has sent (RFC 9293 §3.4). */
  #isRepeat({ tcp, payload, source, destination }: FrameSummary): boolean {
    if (tcp === null) return false;
    const isSyn = (tcp.flags & TCP_FLAGS.syn) !== 0;
    const fin = (tcp.flags & TCP_FLAGS.fin) === 0 ? 0 : 1;
    const occupies = payload.end - payload.start + fin + (isSyn ? 1 : 0);
    if (occupies === 0) return false;
    const key = `${source} ${tcp.sourcePort} ${destination} ${tcp.destinationPort}`;
    const end = seqAdd(tcp.seq, occupies);
    const known = this.#sentUpTo.get(key);
    const isNew = known === undefined || seqDistance(end, known) > 0;
    // A SYN with another number is a new connection on the same ports, not a repeat.
    if (isNew || (isSyn && end !== known)) this.#sentUpTo.set(key, end);
    return !isNew && (!isSyn || end === known);
  }
}
