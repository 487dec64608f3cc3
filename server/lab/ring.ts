/**
 * A ring of texts in shared memory: one thread writes, another reads, neither waits for an event loop.
 *
 * The lab's main thread can so see what a host's program was doing at the very moment a frame appears,
 * which is how a packet's cause is known.
 */

const HEADER_BYTES = 8;
const LENGTH_BYTES = 4;
const FULL_WAIT_MS = 50;
/** Where the two positions lie in the header, as 32-bit words. */
const WRITTEN = 0;
const TAKEN = 1;

/** Shared memory for a ring. `capacityBytes` is a power of two, so that positions may wrap at 2³². */
export function createRingMemory(capacityBytes: number): SharedArrayBuffer {
  if (!Number.isInteger(Math.log2(capacityBytes))) {
    throw new RangeError(`a ring of ${capacityBytes} bytes: its size must be a power of two`);
  }
  return new SharedArrayBuffer(HEADER_BYTES + capacityBytes);
}

/** The writing end. */
export class RingWriter {
  private readonly positions: Int32Array;
  private readonly octets: Buffer;

  constructor(memory: SharedArrayBuffer) {
    this.positions = new Int32Array(memory, 0, HEADER_BYTES / 4);
    this.octets = Buffer.from(memory, HEADER_BYTES);
  }

  /**
   * Appends a text; while the ring is full it waits for the reader, so nothing is lost.
   *
   * @throws RangeError where the text can never fit.
   */
  write(text: string): void {
    const record = Buffer.allocUnsafe(LENGTH_BYTES + Buffer.byteLength(text));
    record.writeUInt32LE(record.length - LENGTH_BYTES);
    record.write(text, LENGTH_BYTES);
    if (record.length > this.octets.length) {
      throw new RangeError(`a text of ${record.length} bytes does not fit the ring`);
    }
    const written = Atomics.load(this.positions, WRITTEN);
    this.waitForRoom(written, record.length);
    const at = written & (this.octets.length - 1);
    const beforeWrap = record.copy(this.octets, at);
    record.copy(this.octets, 0, beforeWrap);
    Atomics.store(this.positions, WRITTEN, (written + record.length) | 0);
  }

  private waitForRoom(written: number, lengthBytes: number): void {
    for (;;) {
      const taken = Atomics.load(this.positions, TAKEN);
      const used = (written - taken) >>> 0;
      if (used + lengthBytes <= this.octets.length) return;
      Atomics.wait(this.positions, TAKEN, taken, FULL_WAIT_MS);
    }
  }
}

/** The reading end. */
export class RingReader {
  private readonly positions: Int32Array;
  private readonly octets: Buffer;

  constructor(memory: SharedArrayBuffer) {
    this.positions = new Int32Array(memory, 0, HEADER_BYTES / 4);
    this.octets = Buffer.from(memory, HEADER_BYTES);
  }

  /** Everything written since the last call, oldest first. */
  drain(): string[] {
    const texts: string[] = [];
    const written = Atomics.load(this.positions, WRITTEN);
    let taken = Atomics.load(this.positions, TAKEN);
    if (taken === written) return texts;
    while (taken !== written) {
      const lengthBytes = this.copyOut(taken, LENGTH_BYTES).readUInt32LE();
      texts.push(this.copyOut(taken + LENGTH_BYTES, lengthBytes).toString());
      taken = (taken + LENGTH_BYTES + lengthBytes) | 0;
    }
    Atomics.store(this.positions, TAKEN, taken);
    Atomics.notify(this.positions, TAKEN);
    return texts;
  }

  private copyOut(position: number, lengthBytes: number): Buffer {
    const at = position & (this.octets.length - 1);
    const head = this.octets.subarray(at, at + lengthBytes);
    return Buffer.concat([head, this.octets.subarray(0, lengthBytes - head.length)]);
  }
}
