import { expect, test } from 'vitest';
import type { PlannedCommand } from '#core/command/planned-command.ts';
import { Plan } from './plan.ts';

type Moment = Omit<PlannedCommand, 'command'>;

/** Plays packets at these times (µs), with a tick at every µs; tells what was done when: `1` is the plan's first. */
function played(moments: readonly Moment[], packetsUs: readonly number[], untilUs = 100): string {
  const story: string[] = [];
  const plan = new Plan(
    moments.map((moment, i) => ({
      ...moment,
      command: { type: 'input', host: '', text: `${i + 1}` },
    })),
    ({ command }) => story.push(command.type === 'input' ? command.text : ''),
  );
  let packets = 0;
  for (let us = 0; us <= untilUs; us++) {
    for (let left = packetsUs.filter((packetUs) => packetUs === us).length; left > 0; left--) {
      plan.reach(() => packets + 1);
      packets++;
      plan.noteSent(us);
      story.push(`p${packets}`);
    }
    const before = story.length;
    plan.tick(us, packets);
    if (story.length > before) story.push(`@${us}`);
  }
  return story.join(' ');
}

test.each<[readonly Moment[], string]>([
  [[{ beforePacket: 1 }, { beforePacket: 3 }], '1 p1 p2 2 p3'],
  [[{ beforePacket: 3, afterUs: 5 }], 'p1 p2 1 @25 p3'],
  [[{ beforePacket: 3, afterUs: 500 }], 'p1 p2 1 p3'],
  [[{ beforePacket: 1, afterUs: 4 }], '1 @4 p1 p2 p3'],
  [[{ beforePacket: 4, afterUs: 5 }], 'p1 p2 p3 1 @35'],
  [[{ beforePacket: 9, atUs: 22 }], 'p1 p2 1 @22 p3'],
  [[{ atUs: 15 }, { atUs: 12 }], 'p1 1 2 @12 p2 p3'],
  [[{ beforePacket: 9 }, { beforePacket: 2 }], 'p1 1 2 p2 p3'],
  [[{ beforePacket: 9, afterUs: 1 }], 'p1 p2 p3'],
])('%j beside packets 1, 2 and 3', (moments, expected) => {
  expect(played(moments, [10, 20, 30])).toBe(expected);
});

test('a command that makes a packet takes its number, and what was meant before the next is still done', () => {
  const done: string[] = [];
  let packets = 2;
  const plan = new Plan(
    [3, 4, 5].map((beforePacket) => ({ beforePacket, command: { type: 'stop' } })),
    ({ beforePacket }) => {
      done.push(`${beforePacket}`);
      if (beforePacket === 3) packets++;
    },
  );
  plan.reach(() => packets + 1);
  expect(done).toEqual(['3', '4']);
  expect(plan.rest).toHaveLength(1);
});
