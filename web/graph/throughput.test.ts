import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Points } from './points.ts';
import { rateSeries, stretchUs } from './throughput.ts';

test('stretches are 1, 2 or 5 times a power of ten, and some forty of them fill the graph', () => {
  expect([40, 1000, 79_000, 1_600_000].map(stretchUs)).toEqual([1, 50, 2000, 50_000]);
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 1e9 }), (spanUs) => {
      expect(spanUs / stretchUs(spanUs)).toBeLessThanOrEqual(40);
      expect(spanUs / stretchUs(spanUs)).toBeGreaterThan(15);
    }),
  );
});

test('the rates add up to all bytes', () => {
  const sizes = fc.array(fc.record({ afterUs: fc.nat(9000), bytes: fc.nat(1448) }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(sizes, (sendings) => {
      const points = new Points();
      let [atUs, total] = [0, 0];
      sendings.forEach(({ afterUs, bytes }, seq) => {
        atUs += afterUs;
        total += bytes;
        points.push({ seq, atUs, packet: seq + 1 }, total);
      });
      const span = { startUs: 0, endUs: Math.max(1000, atUs + 1) };
      const { value } = rateSeries('sentRate', { points, base: 0 }, span);
      const bits = value.reduce((sum, rate) => sum + (rate * stretchUs(span.endUs)) / 1e6, 0);
      expect(bits).toBeCloseTo(8 * total, 3);
    }),
  );
});
