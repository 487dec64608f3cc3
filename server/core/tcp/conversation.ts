/** A TCP conversation between two ends, from its first packet until its ports are used anew. */

import { TCP_FLAGS } from '../summary.ts';
import type { Headers } from '../walk/headers.ts';
import type { CaptureClock } from './capture-clock.ts';
import { Flow, SCALE_NONE, SCALE_UNKNOWN } from './flow.ts';

/** What Wireshark's `tcp.completeness` adds up: which parts of a conversation were captured. */
export const COMPLETENESS = { syn: 1, synAck: 2, ack: 4, data: 8, fin: 16, rst: 32 } as const;

const SYN_ACK = TCP_FLAGS.syn | TCP_FLAGS.ack;
const FIN_ACK = TCP_FLAGS.fin | TCP_FLAGS.ack;

/** Both directions and what they share. */
export class Conversation {
  /** The direction whose sender has the lower address (or port), and the other. */
  readonly lower = new Flow();
  readonly upper = new Flow();
  /** Number among the TCP streams, as `tcp.stream`. */
  readonly stream: number;
  /** Its ends' entry in the {@link StreamTable}. */
  readonly entry: number;
  /** The packet that opened it; 0 where it took over ports that were in use. */
  firstFrame = 0;
  /** {@link COMPLETENESS} bits so far. */
  completeness = 0;
  /** From the latest SYN to the handshake's last ACK, ns; 0 while unknown. */
  initialRttNs = 0;
  /** The packet of the latest SYN; 0 before any. */
  #synFrame = 0;

  constructor(stream: number, entry: number) {
    this.stream = stream;
    this.entry = entry;
  }

  /** Takes note of what the segment in packet `frame` adds to the whole. */
  observe(headers: Headers, own: Flow, clock: CaptureClock, frame: number): void {
    this.completeness |= completenessOf(headers, frame === this.firstFrame);
    const kind = headers.flags & SYN_ACK;
    if ((headers.flags & TCP_FLAGS.syn) !== 0) own.isBeforeFirstAck = true;
    if (kind === TCP_FLAGS.syn) this.#synFrame = frame;
    if (kind !== TCP_FLAGS.ack) return;
    own.isBeforeFirstAck = false;
    if (this.initialRttNs === 0 && this.#synFrame !== 0) {
      this.initialRttNs = clock.elapsedNs(this.#synFrame, frame);
    }
  }
}

/** Only the packet that opens a conversation counts as its SYN; everything else counts later. */
function completenessOf(headers: Headers, isFirst: boolean): number {
  const { flags } = headers;
  const hasData = headers.payloadLengthBytes > 0;
  const kind = flags & SYN_ACK;
  if (isFirst) {
    if (kind !== TCP_FLAGS.syn) return 0;
    return COMPLETENESS.syn | (hasData ? COMPLETENESS.data : 0); // RFC 7413: data in the SYN
  }
  let bits = 0;
  if (kind === SYN_ACK) bits |= COMPLETENESS.synAck;
  if (kind === TCP_FLAGS.ack) bits |= hasData ? COMPLETENESS.data : COMPLETENESS.ack;
  if ((flags & FIN_ACK) === FIN_ACK) bits |= COMPLETENESS.fin;
  if ((flags & TCP_FLAGS.rst) !== 0) bits |= COMPLETENESS.rst;
  return bits;
}

/** Reads what the segment's options say of later segments: the window's scale, and what is SACKed. */
export function applyOptions(headers: Headers, own: Flow, peer: Flow): void {
  if (headers.windowShift >= 0) own.windowShift = headers.windowShift;
  own.sackedBytes = sackedBytes(headers);
  if ((headers.flags & TCP_FLAGS.syn) === 0 || !headers.areOptionsWhole) return;
  // RFC 7323 §2.2: both ends must offer it, or neither scales.
  const isAnswer = (headers.flags & TCP_FLAGS.ack) !== 0;
  if (own.windowShift === SCALE_UNKNOWN) {
    own.windowShift = SCALE_NONE;
    peer.windowShift = SCALE_NONE;
  } else if (isAnswer && peer.windowShift === SCALE_NONE) own.windowShift = SCALE_NONE;
}

/** Wireshark takes three blocks off the flight at most. */
const COUNTED_BLOCKS = 3;

function sackedBytes(headers: Headers): number {
  let bytes = 0;
  const count = Math.min(COUNTED_BLOCKS, headers.sackCount);
  for (let block = 0; block < count; block++) {
    bytes += ((headers.sackRight[block] ?? 0) - (headers.sackLeft[block] ?? 0)) >>> 0;
  }
  return bytes;
}
