import { expect, test } from 'vitest';
import { fill } from './phrase.ts';

test.each([
  ['{bytes} bytes wait in the buffer', 1, '1 byte waits in the buffer'],
  ['{bytes} bytes leave at once', 1, '1 byte leaves at once'],
  ['{bytes} bytes are missing', 1, '1 byte is missing'],
  ['a window of {bytes} segments is full', 1, 'a window of 1 segment is full'],
  ['{bytes} bytes wait in the buffer', 11, '11 bytes wait in the buffer'],
])('%s of %i is said in the right number', (en, bytes, said) => {
  expect(fill({ en, zh: '{bytes} 字节', rfc: '' }, { bytes }).en).toBe(said);
});
