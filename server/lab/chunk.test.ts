import { expect, test } from 'vitest';
import { ChunkWriter, readChunk } from './chunk.ts';

const HOSTS = ['client', 'server'];

test('gives back every record as it was written', () => {
  const writer = new ChunkWriter();
  writer.frameSlot().set([1, 2, 3]);
  const frame = writer.commitSent(5, {
    packet: 1,
    host: 0,
    lengthBytes: 3,
  });
  writer.explain({ type: 'timer', timer: 'persist' });
  writer.arrived(6, 1, 1, 0);
  writer.arrived(6, 1, 1, 2);
  writer.event(7, { type: 'line', host: 'server', line: 3 });
  expect([...frame]).toEqual([1, 2, 3]);
  expect(writer.take().flatMap((chunk) => readChunk(chunk, HOSTS))).toEqual([
    {
      type: 'sent',
      packet: 1,
      host: 'client',
      bytes: 'AQID',
      cause: { type: 'timer', timer: 'persist' },
      atUs: 5,
    },
    { type: 'arrived', packet: 1, host: 'server', atUs: 6 },
    { type: 'arrived', packet: 1, host: 'server', copy: 2, atUs: 6 },
    { type: 'line', host: 'server', line: 3, atUs: 7 },
  ]);
  expect(writer.take()).toEqual([]);
});

test('spills into new chunks and loses nothing', () => {
  const writer = new ChunkWriter();
  const count = 3000;
  for (let packet = 1; packet <= count; packet++) {
    writer.frameSlot().fill(packet & 255, 0, 1514);
    writer.commitSent(packet, { packet, host: 1, lengthBytes: 1514 });
    writer.explain({ type: 'packet', packet: packet - 1 });
  }
  const events = writer.take().flatMap((chunk) => readChunk(chunk, HOSTS));
  expect(events.map((event) => event.atUs)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
});
