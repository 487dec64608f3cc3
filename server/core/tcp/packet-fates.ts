/** The packets of a run that carry a program's bytes: where from, where to, which bytes, and what became of them. */

import { fromBase64 } from '../bytes.ts';
import type { RunEvent } from '../event.ts';
import type { ByteRange, HostName } from '../event-base.ts';
import type { Cause, DropReason } from '../frame-event.ts';
import type { FrameSummary } from '../summary.ts';
import { summarise, TCP_FLAGS } from '../summary.ts';
import { RelativeNumbers } from './relative.ts';

export interface Carried {
  readonly packet: number;
  readonly protocol: 'tcp' | 'udp' | 'fragment';
  /** The host it left. */
  readonly host: HostName;
  readonly cause: Cause;
  /** `address:port` as in `socket` events; the address alone for a later fragment. */
  readonly from: string;
  readonly to: string;
  /** TCP: offsets in the stream. UDP: within the datagram. */
  readonly range: ByteRange;
  readonly sentAtUs: number;
  arrivedAtUs: number | null;
  /** The host it first reached. */
  arrivedAt: HostName | null;
  /** Place of its arrival in the log. */
  arrivalOrder: number;
  dropped: DropReason | null;
}

/** UDP's own header, which a later fragment's offset counts too. */
const UDP_HEADER_BYTES = 8;

/** Every TCP segment, UDP datagram and later fragment of a run, in order. */
export function carriedPackets(events: readonly RunEvent[]): Carried[] {
  const numbers = new RelativeNumbers();
  const byPacket = new Map<number, Carried>();
  for (const event of events) {
    if (event.type === 'sent') {
      const summary = summarise(fromBase64(event.bytes));
      const relative = numbers.push(summary);
      const place = placeOf(summary, relative?.seq ?? 0);
      if (place === null) continue;
      const { packet, host, cause } = event;
      const fate = { sentAtUs: event.atUs, arrivedAtUs: null, arrivedAt: null, arrivalOrder: 0 };
      byPacket.set(packet, { packet, host, cause, ...place, ...fate, dropped: null });
    } else if (event.type === 'arrived') {
      const carried = byPacket.get(event.packet);
      if (carried === undefined || carried.arrivedAtUs !== null) continue;
      carried.arrivedAtUs = event.atUs;
      carried.arrivedAt = event.host;
      carried.arrivalOrder = event.seq;
    } else if (event.type === 'dropped') {
      const carried = byPacket.get(event.packet);
      if (carried !== undefined) carried.dropped = event.reason;
    }
  }
  return [...byPacket.values()];
}

type Place = Pick<Carried, 'protocol' | 'from' | 'to' | 'range'>;

function placeOf(summary: FrameSummary, relativeSeq: number): Place | null {
  const lengthBytes = summary.payload.end - summary.payload.start;
  const ends = { from: endText(summary, 'source'), to: endText(summary, 'destination') };
  if (summary.tcp !== null) {
    // The SYN takes number 0, so the first byte is number 1 (RFC 9293 §3.4).
    const isSyn = (summary.tcp.flags & TCP_FLAGS.syn) !== 0;
    const start = isSyn ? relativeSeq : relativeSeq - 1;
    return { protocol: 'tcp', ...ends, range: { start, end: start + lengthBytes } };
  }
  if (summary.protocol === 'udp') {
    return { protocol: 'udp', ...ends, range: { start: 0, end: lengthBytes } };
  }
  if (summary.fragment === null || summary.fragment.offsetBytes === 0) return null;
  const start = summary.fragment.offsetBytes - UDP_HEADER_BYTES;
  return { protocol: 'fragment', ...ends, range: { start, end: start + lengthBytes } };
}

function endText(summary: FrameSummary, end: 'source' | 'destination'): string {
  const port = end === 'source' ? summary.sourcePort : summary.destinationPort;
  const address = summary[end];
  if (port === null) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
