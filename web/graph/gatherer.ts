/** Adds one packet after another to the flows they belong to. */

import { Analyser } from '#core/tcp/analyser.ts';
import type { Packet } from '../view/packet.ts';
import type { Flow } from './flow.ts';
import type { Place } from './points.ts';
import { RttSmoother } from './rtt-smoother.ts';
import { analyseSegment } from './segment.ts';
import type { Segment } from './segment.ts';
import { Unwrapper } from './unwrap.ts';

/** A flow, and what is remembered to add to it. */
interface Gathering {
  readonly flow: Flow;
  readonly numbers: Unwrapper;
  readonly rtt: RttSmoother;
  sentBytes: number;
}

/** Both directions of the connection that the packet begins: its own first. */
export type OpenFlows = (stream: number, packet: Packet) => readonly [Flow, Flow];

export class Gatherer {
  readonly #analyser = new Analyser();
  readonly #open: OpenFlows;
  /** By stream: the direction from the lower end, and the other. */
  readonly #gatherings = new Map<number, readonly [Gathering, Gathering]>();

  /** @param open - called once for each connection. */
  constructor(open: OpenFlows) {
    this.#open = open;
  }

  /**
   * The packet left its sender; each packet once, in the order of the log. Gives what {@link arrived} and
   * {@link dropped} take; null where the packet is none of TCP's.
   */
  sent(packet: Packet): Segment | null {
    const segment = analyseSegment(this.#analyser, packet);
    if (segment === null) return null;
    const place = { seq: packet.seq, atUs: packet.sentUs, packet: packet.number };
    const gathering = this.#gathering(segment, packet);
    // Seen twice is beyond doubt; what was seen once may be found to be a repetition of what was not.
    const isResent = packet.isRepeat || segment.found.isRetransmission;
    addSegment(gathering, segment, place, isResent);
    return segment;
  }

  /** The segment came to its receiver, which is the sender of the other direction. */
  arrived(segment: Segment, place: Place): void {
    const pair = this.#gatherings.get(segment.stream);
    if (pair && segment.ack !== null) {
      addAck(pair[segment.isFromLower ? 1 : 0], segment, segment.ack, place);
    }
  }

  /** The wire lost the segment. */
  dropped(segment: Segment, place: Place): void {
    const pair = this.#gatherings.get(segment.stream);
    if (!pair || segment.occupies === 0) return;
    const { flow, numbers } = pair[segment.isFromLower ? 0 : 1];
    const start = numbers.push(segment.seq);
    flow.add('lost', place, start, start + segment.occupies);
  }

  #gathering({ stream, isFromLower }: Segment, packet: Packet): Gathering {
    const known = this.#gatherings.get(stream);
    if (known) return known[isFromLower ? 0 : 1];
    const [own, other] = this.#open(stream, packet).map(begin) as [Gathering, Gathering];
    this.#gatherings.set(stream, isFromLower ? [own, other] : [other, own]);
    return own;
  }
}

function begin(flow: Flow): Gathering {
  return { flow, numbers: new Unwrapper(), rtt: new RttSmoother(), sentBytes: 0 };
}

function addSegment(to: Gathering, segment: Segment, place: Place, isResent: boolean): void {
  const { flow, numbers } = to;
  const start = numbers.push(segment.seq);
  const end = start + segment.occupies;
  if (segment.found.isProbe) flow.add('probes', place, start, end);
  else if (segment.occupies > 0) flow.add(isResent ? 'resent' : 'segments', place, start, end);
  if (segment.dataBytes > 0) {
    to.sentBytes += segment.dataBytes;
    flow.add('sentBytes', place, to.sentBytes);
  }
  const { inFlightBytes } = segment.found;
  if (inFlightBytes !== null) flow.add('inFlight', place, inFlightBytes);
}

function addAck(to: Gathering, segment: Segment, ack: number, place: Place): void {
  const { flow, numbers } = to;
  const acked = numbers.push(ack);
  const known = flow.points('acks');
  // A late ACK takes nothing back (RFC 9293 §3.10.7.4), and a receiver should not draw the window's edge back (§3.8.6).
  const highest = Math.max(acked, known.value.largest);
  const edge = Math.max(acked + segment.windowBytes, known.until.largest);
  flow.add('acks', place, highest, edge);
  flow.add('windows', place, segment.windowBytes);
  if (segment.found.isDuplicateAck) flow.add('duplicateAcks', place, acked);
  if (segment.found.isZeroWindow) flow.add('zeroWindows', place, 0);
  for (const [left, right] of segment.sackBlocks) {
    flow.add('sacks', place, numbers.push(left), numbers.push(right));
  }
  const { rttUs } = segment.found;
  if (rttUs === null) return;
  flow.add('rtts', place, rttUs);
  flow.add('smoothedRtt', place, to.rtt.push(rttUs));
}
