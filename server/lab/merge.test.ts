import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkReader, frameChunk } from './chunk-stream.ts';
import { EventMerger } from './merge.ts';

const line = (atUs: number, host = 'client') => ({ type: 'line', host, line: 1, atUs }) as const;

test('orders by time, numbers densely, and holds back what is past the watermark', () => {
  const merger = new EventMerger();
  merger.add([line(5), line(9)]);
  merger.add([line(3, 'server'), line(7, 'server')]);
  expect(merger.release(7).map(({ seq, atUs }) => [seq, atUs])).toEqual([
    [0, 3],
    [1, 5],
    [2, 7],
  ]);
  expect(merger.release(Infinity).map(({ seq, atUs }) => [seq, atUs])).toEqual([[3, 9]]);
});

test('a straggler never makes time run backwards', () => {
  const merger = new EventMerger();
  merger.add([line(10)]);
  merger.release(10);
  merger.add([line(4)]);
  expect(merger.release(20).map(({ seq, atUs }) => [seq, atUs])).toEqual([[1, 10]]);
});

test('chunks come out as they went in, however the stream cuts them', () => {
  const chunk = fc.tuple(
    fc.nat(1000),
    fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(chunk), fc.integer({ min: 1, max: 40 }), (chunks, cutBytes) => {
      const read: [number, string][] = [];
      const reader = new ChunkReader((atUs, records) => read.push([atUs, records.toString('hex')]));
      const records = (parts: Uint8Array[]) => parts.map((part) => Buffer.from(part));
      const stream = Buffer.concat(chunks.flatMap(([us, parts]) => frameChunk(us, records(parts))));
      for (let at = 0; at < stream.length; at += cutBytes) {
        reader.push(stream.subarray(at, at + cutBytes));
      }
      const written = chunks.map(([us, parts]) => [us, Buffer.concat(parts).toString('hex')]);
      expect(read).toEqual(written);
    }),
  );
});
