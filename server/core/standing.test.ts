import { expect, test } from 'vitest';
import type { RunEvent } from './event.ts';
import { Standing } from './standing.ts';

const way = { packet: 1, host: 'server' };
const RULED = { ...way, type: 'held', by: 'rule' };
const HELD = { ...way, type: 'held', by: 'hand' };

test.each([
  [
    'a held wire until it is open',
    [{ type: 'hold', isHeld: true }],
    { type: 'hold', isHeld: false },
  ],
  ['a frame until it goes on', [HELD], { ...way, type: 'released', by: 'hand', dueUs: 1 }],
  ['a frame that a rule holds', [RULED], { ...way, type: 'released', by: 'hand', dueUs: 1 }],
  ['a frame until it is dropped', [HELD], { ...way, type: 'dropped' }],
  [
    'a program until it goes on',
    [{ type: 'pause', host: 'server' }],
    { type: 'resume', host: 'server' },
  ],
  [
    'a program until it ends',
    [{ type: 'pause', host: 'server' }],
    { type: 'exit', host: 'server' },
  ],
])('there stands %s', (_, begin, end) => {
  const standing = new Standing();
  const push = (event: object) => standing.push({ seq: 0, atUs: 0, ...event } as RunEvent);
  expect(begin.map(push)).toEqual([true]);
  expect(push(end)).toBe(false);
});
