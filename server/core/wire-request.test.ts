import { expect, test } from 'vitest';
import { changeWire, uniformWire } from './wire-request.ts';

const wire = uniformWire(['client', 'server'], { delayUs: 200_000 });

test('a change in part keeps the rest, and the next builds on it', () => {
  const lossy = changeWire(wire, { lossPercent: 7 });
  expect(changeWire(lossy, { from: { client: { delayUs: 5 } } })).toMatchObject({
    from: {
      client: { lossPercent: 7, delayUs: 5 },
      server: { lossPercent: 7, delayUs: 200_000 },
    },
  });
});

test('a preset gives each direction its own way, and what stands beside it goes on top', () => {
  expect(changeWire(wire, { preset: 'adsl', lossPercent: 3 })).toMatchObject({
    from: {
      client: { rateKbitPerS: 1000, lossPercent: 3, queueFrames: 173 },
      server: { rateKbitPerS: 8000, lossPercent: 3 },
    },
  });
});
