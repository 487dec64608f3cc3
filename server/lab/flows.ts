/** How far each TCP flow of one host has got: what tells a segment sent again from a new one. */

import type { Cause } from '#core/frame-event.ts';
import { TCP_FLAGS } from '#core/summary.ts';
import { seqAdd, seqDistance } from '#core/tcp/seq.ts';
import { TCP, type Headers } from '#core/walk/headers.ts';

export interface Flow {
  /** The sequence number after the last one sent. */
  next: number;
  /** Why its latest segment was sent, and when. */
  lastCause: Cause;
  lastUs: number;
}

/** Flows by their ports and the peer's address; keys are numbers, for this is asked for every frame. */
export class Flows {
  private readonly byPeer = new Map<number, Map<number, Flow>>();

  find(segment: Headers): Flow | undefined {
    return this.byPeer.get(peerKey(segment))?.get(portsKey(segment));
  }

  /** A segment was sent at `atUs` because of `cause`. Frames that are no TCP segments are passed over. */
  note(segment: Headers, cause: Cause, atUs: number): void {
    if (segment.protocol !== TCP) return;
    const end = seqAdd(segment.seq, sequenceSpace(segment));
    const flow = this.find(segment);
    if (!flow) {
      this.add(segment, { next: end, lastCause: cause, lastUs: atUs });
      return;
    }
    if (seqDistance(end, flow.next) > 0) flow.next = end;
    flow.lastCause = cause;
    flow.lastUs = atUs;
  }

  private add(segment: Headers, flow: Flow): void {
    const flows = this.byPeer.get(peerKey(segment)) ?? new Map<number, Flow>();
    this.byPeer.set(peerKey(segment), flows.set(portsKey(segment), flow));
  }
}

/** How far a segment moves the sequence number: data, and one each for SYN and FIN (RFC 9293 §3.4). */
export function sequenceSpace({ flags, payloadLengthBytes }: Headers): number {
  const control = (flags & TCP_FLAGS.syn ? 1 : 0) + (flags & TCP_FLAGS.fin ? 1 : 0);
  return Math.max(0, payloadLengthBytes) + control;
}

/** The word of the address that tells the lab's hosts apart. */
function peerKey({ destination, ipVersion }: Headers): number {
  return destination[ipVersion === 6 ? 3 : 0] ?? 0;
}

function portsKey({ sourcePort, destinationPort }: Headers): number {
  return sourcePort * 0x10000 + destinationPort;
}
