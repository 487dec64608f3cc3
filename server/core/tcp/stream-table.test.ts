import { expect, test } from 'vitest';
import { Headers } from '../walk/headers.ts';
import { StreamTable } from './stream-table.ts';

function ends(source: number, sourcePort: number, destination: number, port: number): Headers {
  const headers = new Headers();
  headers.ipVersion = 4;
  headers.source[0] = source;
  headers.destination[0] = destination;
  headers.sourcePort = sourcePort;
  headers.destinationPort = port;
  return headers;
}

test('numbers ten thousand conversations and finds each again from either end', () => {
  const table = new StreamTable();
  const numbers = Array.from({ length: 10_000 }, (_, i) => i);
  expect(numbers.map((i) => table.entryOf(ends(i, 40000, 7, 80)))).toEqual(numbers);
  expect(numbers.map((i) => table.entryOf(ends(7, 80, i, 40000)))).toEqual(numbers);
  expect(table.count).toBe(10_000);
});

test('tells address families with the same words apart', () => {
  const table = new StreamTable();
  const headers = ends(1, 2, 3, 4);
  expect(table.entryOf(headers)).toBe(0);
  headers.ipVersion = 6;
  expect(table.entryOf(headers)).toBe(1);
});
