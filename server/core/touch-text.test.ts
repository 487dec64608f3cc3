import { expect, test } from 'vitest';
import { touchText, type FrameTouched } from './touch-text.ts';

const WHERE = { seq: 0, atUs: 0, packet: 5, host: 'server' } as const;

test.each<[FrameTouched, string]>([
  [
    { ...WHERE, type: 'altered', by: 'hand', bytes: '', detail: 'bit 3 of byte 54 flipped' },
    'changed toward server: bit 3 of byte 54 flipped',
  ],
  [{ ...WHERE, type: 'held', by: 'rule', rule: 0 }, 'stopped toward server: by rule 1'],
  [{ ...WHERE, type: 'held', by: 'hand', copy: 2 }, 'stopped toward server (copy 2): by hand'],
  [
    { ...WHERE, type: 'released', by: 'settings', dueUs: 1, detail: 'overtaken by packet 6' },
    'sent on toward server: overtaken by packet 6',
  ],
])('%j', (event, expected) => {
  expect(touchText(event)).toBe(expected);
});
