import fc from 'fast-check';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { RingReader, RingWriter, createRingMemory } from './ring.ts';

test('gives back what was written, in order, across the wrap', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 50 }), (texts) => {
      const memory = createRingMemory(128);
      const [writer, reader] = [new RingWriter(memory), new RingReader(memory)];
      const read = texts.flatMap((text) => {
        writer.write(text);
        return reader.drain();
      });
      expect(read).toEqual(texts.map((text) => Buffer.from(text).toString()));
    }),
  );
});

test('keeps working where the positions pass 2^31', () => {
  const memory = createRingMemory(128);
  new Int32Array(memory, 0, 2).fill(0x7fffffc0);
  const [writer, reader] = [new RingWriter(memory), new RingReader(memory)];
  for (let i = 0; i < 20; i++) {
    writer.write(`text ${i}`);
    expect(reader.drain()).toEqual([`text ${i}`]);
  }
});

test('a full ring makes the writer wait for the reader', async () => {
  const memory = createRingMemory(64);
  const script = `
    const { workerData } = require('node:worker_threads');
    import(workerData.module).then(({ RingWriter }) => {
      const writer = new RingWriter(workerData.memory);
      for (let i = 0; i < 100; i++) writer.write('text ' + i);
    });`;
  const { build } = await import('esbuild');
  const bundled = await build({
    entryPoints: [new URL('./ring.ts', import.meta.url).pathname],
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const module = `data:text/javascript,${encodeURIComponent(bundled.outputFiles[0]?.text ?? '')}`;
  const worker = new Worker(script, { eval: true, workerData: { module, memory } });
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  const reader = new RingReader(memory);
  const read: string[] = [];
  while (read.length < 100) {
    read.push(...reader.drain());
    await new Promise(setImmediate);
  }
  await ended;
  expect(read).toEqual(Array.from({ length: 100 }, (_, i) => `text ${i}`));
});

test('refuses a size that is not a power of two', () => {
  expect(() => createRingMemory(100)).toThrow(RangeError);
});
