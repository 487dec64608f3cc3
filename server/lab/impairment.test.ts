import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PERFECT_WIRE, type Impairment } from '#core/wire-settings.ts';
import { Impairer, type Verdict } from './impairment.ts';
import { createRandom } from './random.ts';

function fates(settings: Partial<Impairment>, seed: number, count = 200, gapUs = 1000) {
  const impairer = new Impairer({ ...PERFECT_WIRE, ...settings }, createRandom(seed, 'client'));
  return Array.from({ length: count }, (_, i) => ({
    ...impairer.decide(i * gapUs, 1000),
  }));
}

const isLost = ({ drop }: Verdict) => drop !== null;

test('same seed and same packets meet the same fate', () => {
  const settings = { lossPercent: 30, jitterUs: 500, delayUs: 1000 };
  expect(fates(settings, 7)).toEqual(fates(settings, 7));
  expect(fates(settings, 7)).not.toEqual(fates(settings, 8));
});

test('loss of one frame never changes the luck of the next', () => {
  const lossy = fates({ lossPercent: 30 }, 7).map(isLost);
  const lossier = fates({ lossPercent: 60 }, 7).map(isLost);
  lossy.forEach((lost, i) => lost && expect(lossier[i]).toBe(true));
});

test('loses about the share it was told to', () => {
  const lost = fates({ lossPercent: 30 }, 1, 10_000).filter(isLost);
  expect(lost.length / 10_000).toBeCloseTo(0.3, 1);
});

test('bursts lose frames in runs', () => {
  const burst = { enterPercent: 2, leavePercent: 20, lossPercent: 100 };
  const lost = fates({ burst }, 3, 10_000).map(isLost);
  const losses = lost.filter(Boolean).length;
  const runs = lost.filter((now, i) => now && !lost[i - 1]).length;
  expect(losses / runs).toBeGreaterThan(3);
});

test('a rate spaces frames by their serialisation time and drops beyond its queue', () => {
  const slow = fates({ rateKbitPerS: 800, queueFrames: 2 }, 1, 5, 0);
  expect(slow.map((fate) => [fate.drop?.reason, fate.dueUs])).toEqual([
    [undefined, 10_000],
    [undefined, 20_000],
    [undefined, 30_000],
    ['queue', 30_000],
    ['queue', 30_000],
  ]);
});

test('jitter never lets one frame overtake another', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(5000), fc.nat(5000), (seed, delayUs, jitterUs) => {
      const due = fates({ delayUs, jitterUs }, seed, 100, 10).map((fate) => fate.dueUs);
      expect(due).toEqual([...due].sort((a, b) => a - b));
    }),
  );
});
