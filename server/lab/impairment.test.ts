import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PERFECT_WIRE, type Impairment } from '#core/wire-settings.ts';
import { Impairer } from './impairment.ts';
import { createRandom } from './random.ts';

function fates(settings: Partial<Impairment>, seed: number, count = 200, gapUs = 1000) {
  const impairer = new Impairer({ ...PERFECT_WIRE, ...settings }, createRandom(seed, 'client'));
  return Array.from({ length: count }, (_, i) => impairer.decide(i * gapUs, 1000));
}

test('same seed and same packets meet the same fate', () => {
  const settings = { lossPercent: 30, jitterUs: 500, delayUs: 1000 };
  expect(fates(settings, 7)).toEqual(fates(settings, 7));
  expect(fates(settings, 7)).not.toEqual(fates(settings, 8));
});

test('loss of one frame never changes the luck of the next', () => {
  const lossy = fates({ lossPercent: 30 }, 7).map((fate) => fate.type);
  const lossier = fates({ lossPercent: 60 }, 7).map((fate) => fate.type);
  lossy.forEach((type, i) => type === 'drop' && expect(lossier[i]).toBe('drop'));
});

test('loses about the share it was told to', () => {
  const lost = fates({ lossPercent: 30 }, 1, 10_000).filter((fate) => fate.type === 'drop');
  expect(lost.length / 10_000).toBeCloseTo(0.3, 1);
});

test('bursts lose frames in runs', () => {
  const burst = { enterPercent: 2, leavePercent: 20, lossPercent: 100 };
  const types = fates({ burst }, 3, 10_000).map((fate) => fate.type);
  const losses = types.filter((type) => type === 'drop').length;
  const runs = types.filter((type, i) => type === 'drop' && types[i - 1] !== 'drop').length;
  expect(losses / runs).toBeGreaterThan(3);
});

test('a rate spaces frames by their serialisation time and drops beyond its queue', () => {
  const slow = fates({ rateKbitPerS: 800, queueFrames: 2 }, 1, 5, 0);
  expect(slow.map((fate) => [fate.type, fate.dueUs])).toEqual([
    ['deliver', 10_000],
    ['deliver', 20_000],
    ['deliver', 30_000],
    ['drop', 30_000],
    ['drop', 30_000],
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
