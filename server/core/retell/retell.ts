/** Tells a packet that was written for a connection of one run again in another, whose kernels drew other numbers. */

import { u16, u32, write16 } from '../bytes.ts';
import { mendChecksums } from '../mend-checksums.ts';
import { seqAdd, seqDistance } from '../tcp/seq.ts';
import type { ConversationNumbers, EndNumbers, Retelling } from './conversations.ts';
import { segmentPlace } from './segment-place.ts';
import { tcpNumbers } from './tcp-numbers.ts';

/**
 * A copy of the frame with the opener's port, sequence and acknowledgment numbers, SACK blocks and timestamps as far from
 * what `now` began with as they were from what `told` did: a number that was guessed is guessed as badly. Checksums that
 * were right are right again, and those that were wrong stay wrong.
 */
export function retell(frame: Uint8Array, told: Retelling, now: ConversationNumbers): Uint8Array {
  const place = segmentPlace(frame);
  const retold = frame.slice();
  if (!place) return retold;
  const { name, numbers } = told;
  const isFromOpener = place.source === name.opener || place.destination === name.peer;
  const portAt = place.at + (isFromOpener ? 0 : 2);
  if (u16(frame, portAt) === numbers.openerPort) write16(retold, portAt, now.openerPort);
  if (place.protocol === 'tcp') {
    const opener = shift(numbers.opener, now.opener);
    const peer = shift(numbers.peer, now.peer);
    const [own, other] = isFromOpener ? [opener, peer] : [peer, opener];
    const { seq, ack, timestamp, echo } = tcpNumbers(frame, place);
    for (const at of seq) add32(retold, at, own.isn);
    for (const at of ack) add32(retold, at, other.isn);
    for (const at of timestamp) add32(retold, at, own.timestamp);
    for (const at of echo) add32(retold, at, other.timestamp);
  }
  return withChecksumsOf(frame, retold);
}

/** How far the numbers of an end lie from those of the other run. */
function shift(before: EndNumbers | null, after: EndNumbers | null): EndNumbers {
  if (!before || !after) return { isn: 0, timestamp: 0 };
  return {
    isn: seqDistance(after.isn, before.isn),
    timestamp: seqDistance(after.timestamp, before.timestamp),
  };
}

function withChecksumsOf(frame: Uint8Array, retold: Uint8Array): Uint8Array {
  const right = mendChecksums(frame);
  return mendChecksums(retold).map((byte, i) => byte ^ (right[i] ?? 0) ^ (frame[i] ?? 0));
}

function add32(bytes: Uint8Array, at: number, distance: number): void {
  const sum = seqAdd(u32(bytes, at), distance);
  write16(bytes, at, sum >>> 16);
  write16(bytes, at + 2, sum & 0xffff);
}
