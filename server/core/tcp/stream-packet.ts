/** What provenance needs of a frame: whose bytes it carries, which, and what it acknowledges. */

import { fromBase64 } from '../bytes.ts';
import type { FrameSent } from '../frame-event.ts';
import type { ByteRange } from '../event-base.ts';
import type { FrameSummary } from '../summary.ts';
import { summarise, TCP_FLAGS } from '../summary.ts';
import { endpointText } from '../address-text.ts';
import type { RelativeNumbers } from './relative.ts';

export interface StreamPacket {
  readonly protocol: 'tcp' | 'udp' | 'fragment';
  /** `address:port` as in `socket` events; the address alone for a later fragment. */
  readonly from: string;
  readonly to: string;
  /** TCP: offsets in the stream. UDP: within the datagram. */
  readonly range: ByteRange;
  /** TCP: it opens a connection, with this initial sequence number. */
  readonly opensWith: number | null;
  /** TCP: all bytes of the other direction before this offset are acknowledged; null where it says nothing. */
  readonly acknowledges: number | null;
}

/** UDP's own header, which a later fragment's offset counts too. */
const UDP_HEADER_BYTES = 8;

/** Reads a frame; null where it carries neither TCP nor UDP nor a fragment's tail. */
export function streamPacketOf(event: FrameSent, numbers: RelativeNumbers): StreamPacket | null {
  const frame = fromBase64(event.bytes);
  const summary = summarise(frame, event.linkType, event.wireBytes);
  const relative = numbers.push(summary);
  const { tcp, protocol, fragment } = summary;
  const lengthBytes = summary.payload.end - summary.payload.start;
  const ends = { from: endText(summary, 'source'), to: endText(summary, 'destination') };
  if (tcp !== null && relative !== null) {
    // The SYN takes number 0, so the first byte is number 1 (RFC 9293 §3.4).
    const isSyn = (tcp.flags & TCP_FLAGS.syn) !== 0;
    const hasAck = (tcp.flags & TCP_FLAGS.ack) !== 0;
    const start = isSyn ? relative.seq : relative.seq - 1;
    return {
      protocol: 'tcp',
      ...ends,
      range: { start, end: start + lengthBytes },
      opensWith: isSyn && !hasAck ? tcp.seq : null,
      acknowledges: hasAck ? relative.ack - 1 : null,
    };
  }
  const rest = { ...ends, opensWith: null, acknowledges: null };
  if (protocol === 'udp') {
    return { protocol: 'udp', ...rest, range: { start: 0, end: lengthBytes } };
  }
  if (fragment === null || fragment.offsetBytes === 0) return null;
  const start = fragment.offsetBytes - UDP_HEADER_BYTES;
  return { protocol: 'fragment', ...rest, range: { start, end: start + lengthBytes } };
}

function endText(summary: FrameSummary, end: 'source' | 'destination'): string {
  const port = end === 'source' ? summary.sourcePort : summary.destinationPort;
  return port === null ? summary[end] : endpointText(summary[end], port);
}
