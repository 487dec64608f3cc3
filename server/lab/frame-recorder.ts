/** Numbers the frames that enter the wire and writes them down. */

import type { Cause } from '#core/frame-event.ts';
import { LARGEST_FRAME_BYTES, type ChunkWriter } from './chunk.ts';

export class FrameRecorder {
  private readonly writer: ChunkWriter;
  private count = 0;

  constructor(writer: ChunkWriter) {
    this.writer = writer;
  }

  /** Frames so far; also the number of the latest packet. */
  get packets(): number {
    return this.count;
  }

  /** Room to read a frame into, before {@link commit}. */
  slot(): Buffer {
    return this.writer.frameSlot();
  }

  /** Keeps the frame just read into the slot while `meanwhile` records something else; then it lies in the slot again. */
  setAside(lengthBytes: number, meanwhile: () => void): void {
    const frame = Buffer.from(this.slot().subarray(0, lengthBytes));
    meanwhile();
    this.slot().set(frame);
  }

  /** Records the frame just read into the slot as the next packet. {@link explain} it before anything else. */
  commit(atUs: number, host: number, lengthBytes: number): Buffer {
    return this.writer.commitSent(atUs, { packet: ++this.count, host, lengthBytes });
  }

  /** Writes down why the latest packet was sent. */
  explain(cause: Cause): void {
    this.writer.explain(cause);
  }

  /** Records a frame that no kernel sent, as if it came from the side of `host`. At most {@link LARGEST_FRAME_BYTES}. */
  make(atUs: number, host: number, frame: { readonly bytes: Uint8Array; readonly cause: Cause }) {
    const { bytes, cause } = frame;
    this.slot().set(bytes.subarray(0, LARGEST_FRAME_BYTES));
    const made = this.commit(atUs, host, Math.min(bytes.length, LARGEST_FRAME_BYTES));
    this.explain(cause);
    return { packet: this.count, bytes: made };
  }
}
