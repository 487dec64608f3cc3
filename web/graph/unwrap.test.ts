import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Unwrapper } from './unwrap.ts';

test('goes on past 2³², and back a little for what comes late', () => {
  const steps = fc.array(fc.integer({ min: -60_000, max: 2 ** 30 }), { maxLength: 50 });
  fc.assert(
    fc.property(steps, (distances) => {
      const unwrapper = new Unwrapper();
      let highest = 0;
      for (const distance of distances) {
        const whole = highest + distance;
        expect(unwrapper.push(((whole % 2 ** 32) + 2 ** 32) % 2 ** 32)).toBe(whole);
        highest = Math.max(highest, whole);
      }
    }),
  );
});
