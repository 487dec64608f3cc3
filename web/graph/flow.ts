/** One direction of one TCP connection: everything its graphs draw, gathered as the log grows. */

import type { HostName } from '#core/event-base.ts';
import type { KernelSamples } from './kernel-samples.ts';
import { Points } from './points.ts';
import type { Place } from './points.ts';

/** One end of a connection. */
export interface End {
  readonly host: HostName;
  /** `address:port`, as `ss` prints it. */
  readonly endpoint: string;
}

/** What is gathered, each in points of its own. */
export type Gathered =
  /** Segments sent for the first time, from `value` to `until`. */
  | 'segments'
  /** Segments all of which was sent before. */
  | 'resent'
  /** Segments that the wire lost, at the moment it did. */
  | 'lost'
  /** Keep-alives and probes of a closed window. */
  | 'probes'
  /** `value` is the acknowledged number, `until` the window's right edge. */
  | 'acks'
  | 'duplicateAcks'
  | 'sacks'
  /** The window that the receiver offers, bytes. */
  | 'windows'
  | 'zeroWindows'
  /** All data bytes that left so far, repeated ones too. */
  | 'sentBytes'
  /** The analyser's guess, bytes. */
  | 'inFlight'
  /** The analyser's guess, µs: one sample for each ACK of new data. */
  | 'rtts'
  /** Of those samples, smoothed as RFC 6298 §2 asks, µs. */
  | 'smoothedRtt';

const NONE = new Points();

/**
 * Sequence numbers are counted from the sender's ISN and go on past 2³². Segments stand where they were sent,
 * ACKs where they arrived at the sender.
 */
export class Flow {
  /** Unique in the log. */
  readonly id: number;
  /** Both directions of a connection have the same: Wireshark's `tcp.stream`. */
  readonly stream: number;
  readonly from: End;
  readonly to: End;
  /** The sender's socket and the receiver's, where a kernel told of them. */
  readonly sender: KernelSamples;
  readonly receiver: KernelSamples;
  readonly #gathered = new Map<Gathered, Points>();

  constructor(
    place: { readonly id: number; readonly stream: number },
    ends: { readonly from: End; readonly to: End },
    kernel: { readonly sender: KernelSamples; readonly receiver: KernelSamples },
  ) {
    this.id = place.id;
    this.stream = place.stream;
    this.from = ends.from;
    this.to = ends.to;
    this.sender = kernel.sender;
    this.receiver = kernel.receiver;
  }

  /** To read only. */
  points(name: Gathered): Points {
    return this.#gathered.get(name) ?? NONE;
  }

  add(name: Gathered, place: Place, value: number, until: number = value): void {
    const points = this.#gathered.get(name) ?? new Points();
    this.#gathered.set(name, points);
    points.push(place, value, until);
  }

  /** Bytes of the stream that have left. */
  get dataBytes(): number {
    return Math.max(0, this.points('segments').until.largest - 1);
  }

  /** From the first to the last thing that packets tell of it, µs. */
  get span(): { readonly startUs: number; readonly endUs: number } {
    const all = [...this.#gathered.values()];
    return {
      startUs: Math.min(...all.map(({ atUs }) => atUs.view()[0] ?? 0)),
      endUs: Math.max(...all.map(({ atUs }) => atUs.last())),
    };
  }
}
