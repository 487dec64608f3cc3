/** Chunks on a byte stream: each is a header (length, watermark) and its records. */

const HEADER_BYTES = 12;

/** The buffers to write, in order, for one hand-over of records. An infinite watermark closes the run's log. */
export function frameChunk(watermarkUs: number, records: readonly Buffer[]): Buffer[] {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(records.reduce((sum, { length }) => sum + length, 0));
  header.writeDoubleLE(watermarkUs, 4);
  return [header, ...records];
}

/** Puts chunks together again from whatever pieces the stream gives. */
export class ChunkReader {
  private readonly onChunk: (watermarkUs: number, records: Buffer) => void;
  private pieces: Buffer[] = [];
  private pendingBytes = 0;

  constructor(onChunk: (watermarkUs: number, records: Buffer) => void) {
    this.onChunk = onChunk;
  }

  push(piece: Buffer): void {
    this.pieces.push(piece);
    this.pendingBytes += piece.length;
    while (this.pendingBytes >= HEADER_BYTES) {
      if ((this.pieces[0]?.length ?? 0) < HEADER_BYTES) this.join();
      const head = this.pieces[0] ?? Buffer.alloc(0);
      const end = HEADER_BYTES + head.readUInt32LE(0);
      if (this.pendingBytes < end) return;
      const chunk = this.join();
      this.pieces = [chunk.subarray(end)];
      this.pendingBytes -= end;
      this.onChunk(chunk.readDoubleLE(4), chunk.subarray(HEADER_BYTES, end));
    }
  }

  private join(): Buffer {
    const joined = this.pieces.length === 1 ? this.pieces[0] : Buffer.concat(this.pieces);
    this.pieces = [joined ?? Buffer.alloc(0)];
    return this.pieces[0] ?? Buffer.alloc(0);
  }
}
