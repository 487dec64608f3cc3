/** What packets and calls prove of one end of a connection: the first sign of each thing that moves its state. */

import { TCP_FLAGS } from '#core/summary.ts';
import { seqAdd, seqDistance } from '#core/tcp/seq.ts';
import type { Packet } from '../view/packet.ts';
import { payloadLength } from '../view/packet.ts';
import type { EdgeEvent } from './figure.ts';
import type { MoveCause } from './move.ts';
import type { RecentCalls } from './recent-calls.ts';

/** The event that proves something, and what it was. */
export interface Evidence {
  readonly seq: number;
  readonly atUs: number;
  readonly cause: MoveCause;
  readonly packet: number | null;
}

/** An event's place. */
export interface At {
  readonly seq: number;
  readonly atUs: number;
}

type Sign = 'synSent' | 'finSent' | 'syn' | 'synAck' | 'ackOfSyn' | 'fin' | 'ackOfFin';

const has = (flags: number, flag: number): boolean => (flags & flag) !== 0;

/** Feed it what the end sent and what arrived at it, in order; a few numbers are kept, however long it lives. */
export class EndFacts {
  /** The end's descriptor, once the kernel has told. */
  fd: number | null = null;
  readonly #signs = new Map<Sign, Evidence>();
  readonly #calls: RecentCalls;
  readonly #host: string;
  readonly #sinceSeq: number;
  #isn: number | null = null;
  #finEnd: number | null = null;
  #reset: (Evidence & { readonly way: 'received' | 'sent' }) | null = null;

  /** @param sinceSeq - where the connection began: earlier calls on the same descriptor were another's. */
  constructor(host: string, calls: RecentCalls, sinceSeq: number) {
    this.#host = host;
    this.#calls = calls;
    this.#sinceSeq = sinceSeq;
  }

  /** The sequence number of this end's SYN; null before it. */
  get isn(): number | null {
    return this.#isn;
  }

  /** The latest reset that arrived or left. */
  get reset(): (Evidence & { readonly way: 'received' | 'sent' }) | null {
    return this.#reset;
  }

  /** This end sent the packet. */
  sent(packet: Packet, at: At): void {
    const { tcp } = packet.summary;
    if (tcp === null) return;
    const evidence = { ...at, cause: sendCause(packet), packet: packet.number };
    if (has(tcp.flags, TCP_FLAGS.syn)) {
      this.#isn ??= tcp.seq;
      if (!has(tcp.flags, TCP_FLAGS.ack)) this.#note('synSent', evidence);
    }
    if (has(tcp.flags, TCP_FLAGS.fin)) {
      this.#finEnd ??= seqAdd(tcp.seq, payloadLength(packet) + 1);
      this.#note('finSent', evidence);
    }
    if (has(tcp.flags, TCP_FLAGS.rst)) this.#reset = { ...evidence, way: 'sent' };
  }

  /** The packet arrived at this end. */
  arrived(packet: Packet, at: At): void {
    const { tcp } = packet.summary;
    if (tcp === null) return;
    const cause = { type: 'packet', packet: packet.number } as const;
    const evidence = { ...at, cause, packet: packet.number };
    const { flags, ack } = tcp;
    const reaches = (end: number | null): boolean =>
      has(flags, TCP_FLAGS.ack) && end !== null && seqDistance(ack, end) >= 0;
    const reachesSyn = reaches(this.#isn === null ? null : seqAdd(this.#isn, 1));
    if (has(flags, TCP_FLAGS.rst)) {
      this.#reset = { ...evidence, way: 'received' };
      return;
    }
    if (has(flags, TCP_FLAGS.syn)) {
      if (!has(flags, TCP_FLAGS.ack)) this.#note('syn', evidence);
      else if (reachesSyn || this.#isn === null) this.#note('synAck', evidence);
    } else if (reachesSyn) this.#note('ackOfSyn', evidence);
    if (has(flags, TCP_FLAGS.fin)) this.#note('fin', evidence);
    if (reaches(this.#finEnd)) this.#note('ackOfFin', evidence);
  }

  /** What proves that the event came about; null where nothing does. */
  evidenceOf(event: EdgeEvent): Evidence | null {
    switch (event) {
      case 'passive OPEN':
      case 'Timeout=2MSL':
        return null;
      case 'active OPEN':
      case 'SEND':
        return this.#sign('synSent');
      case 'CLOSE':
        return this.#closing();
      case 'rcv SYN':
        return this.#sign('syn');
      case 'rcv SYN,ACK':
        return this.#sign('synAck');
      case 'rcv ACK of SYN':
        return this.#sign('ackOfSyn');
      case 'rcv FIN':
        return this.#sign('fin');
      case 'rcv ACK of FIN':
        return this.#sign('ackOfFin');
      case 'rcv FIN,ACK of FIN': {
        const fin = this.#sign('fin');
        return fin !== null && fin.packet === this.#sign('ackOfFin')?.packet ? fin : null;
      }
      case 'rcv RST':
        return this.#reset?.way === 'received' ? this.#reset : null;
    }
  }

  /** The call that closed, rather than the one that happened to run when the FIN left. */
  #closing(): Evidence | null {
    const fin = this.#sign('finSent');
    return this.#called(['close', 'shutdown'], fin) ?? fin;
  }

  #called(names: readonly string[], sent: Evidence | null): Evidence | null {
    const call = this.#calls.find(this.#host, this.fd, names, this.#sinceSeq);
    if (call === null) return null;
    const { seq, atUs } = call;
    return { seq, atUs, cause: { type: 'call', call: call.call }, packet: sent?.packet ?? null };
  }

  #sign(sign: Sign): Evidence | null {
    return this.#signs.get(sign) ?? null;
  }

  #note(sign: Sign, evidence: Evidence): void {
    if (!this.#signs.has(sign)) this.#signs.set(sign, evidence);
  }
}

function sendCause({ cause }: Packet): MoveCause {
  switch (cause.type) {
    case 'call':
    case 'packet':
    case 'timer':
      return cause;
    case 'hand':
    case 'wire':
    case 'unknown':
      return { type: 'unknown' };
  }
}
