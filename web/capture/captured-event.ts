/** The events of a capture's log: small, for two million of them are made to lay out one file's time. */

import { toBase64 } from '#core/bytes.ts';
import type { Cause, FrameArrived, FrameSent } from '#core/frame-event.ts';
import type { Capture } from '#core/capture.ts';

const UNKNOWN: Cause = { type: 'unknown' };

/** What tells one packet's events. */
export interface CapturedAt {
  /** Its number in the log. */
  readonly packet: number;
  readonly host: string;
  readonly atUs: number;
  readonly seq: number;
}

/** A packet of the capture leaves; its bytes are read when someone asks. */
export class CapturedSending implements FrameSent {
  readonly type = 'sent';
  readonly cause = UNKNOWN;
  readonly packet: number;
  readonly host: string;
  readonly atUs: number;
  readonly seq: number;
  readonly #capture: Capture;
  readonly #index: number;

  constructor(capture: Capture, index: number, { packet, host, atUs, seq }: CapturedAt) {
    this.packet = packet;
    this.host = host;
    this.atUs = atUs;
    this.seq = seq;
    this.#capture = capture;
    this.#index = index;
  }

  get bytes(): string {
    return toBase64(this.#capture.packetBytes(this.#index));
  }

  get linkType(): number {
    return this.#capture.linkType(this.#index);
  }

  get wireBytes(): number {
    return this.#capture.wireBytes(this.#index);
  }
}

/** It arrives, at the one time that a capture knows. */
export function capturedArrival({ packet, host, atUs, seq }: CapturedAt): FrameArrived {
  return { type: 'arrived', packet, host, atUs, seq };
}
