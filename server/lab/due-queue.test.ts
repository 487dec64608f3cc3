import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DueQueue } from './due-queue.ts';

test('gives things out by time, those of the same time as they came, whatever was taken out between', () => {
  const step = fc.oneof(fc.nat(50), fc.constant('shift' as const), fc.constant('remove' as const));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const queue = new DueQueue<{ readonly dueUs: number; readonly id: number }>();
      let model: { readonly dueUs: number; readonly id: number }[] = [];
      steps.forEach((what, id) => {
        if (typeof what === 'number') {
          queue.push({ dueUs: what, id });
          model.push({ dueUs: what, id });
          model.sort((a, b) => a.dueUs - b.dueUs);
        } else if (what === 'shift' && model.length > 0) {
          queue.shift();
          model.shift();
        } else if (what === 'remove' && model.length > 0) {
          const victim = queue.all[model.length >> 1];
          if (victim) expect(queue.remove(victim)).toBe(true);
          model = model.filter((item) => item.id !== victim?.id);
        }
        expect(queue.all).toEqual(model);
        expect([queue.length, queue.first]).toEqual([model.length, model[0]]);
      });
    }),
  );
});

test('forgets what is long gone, and keeps the rest in order', () => {
  const queue = new DueQueue<{ readonly dueUs: number }>();
  for (let dueUs = 0; dueUs < 5000; dueUs++) queue.push({ dueUs });
  for (let i = 0; i < 3000; i++) queue.shift();
  expect(queue.first).toEqual({ dueUs: 3000 });
  expect(queue.remove({ dueUs: 3000 })).toBe(false);
  expect(queue.takeAll()).toHaveLength(2000);
  expect(queue.length).toBe(0);
});
