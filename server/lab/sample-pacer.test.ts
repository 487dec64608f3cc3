import { expect, test } from 'vitest';
import { SamplePacer } from './sample-pacer.ts';

/** A clock in hand, and a host that takes `costUs` to be looked at. */
function lab(costUs: number) {
  const clock = { us: 1_000_000 };
  const looks: number[] = [];
  const host = {
    sample() {
      looks.push(clock.us);
      clock.us += costUs;
    },
  };
  return { clock, looks, host, pacer: new SamplePacer(() => clock.us) };
}

test('each packet of a handshake is followed by a look, though they come close together', () => {
  const { clock, looks, host, pacer } = lab(300);
  for (let packet = 0; packet < 8; packet++) {
    clock.us += 500;
    pacer.noteTraffic([host]);
  }
  expect(looks).toHaveLength(8);
});

test('looking takes a twentieth of the time while packets flow', () => {
  const { clock, looks, host, pacer } = lab(300);
  const beganUs = clock.us;
  while (clock.us < beganUs + 10_000_000) {
    clock.us += 50;
    pacer.noteTraffic([host]);
  }
  const share = (looks.length * 300) / (clock.us - beganUs);
  expect(share).toBeGreaterThan(0.045);
  expect(share).toBeLessThan(0.055);
});

test('two looks have 200 µs between them, however cheap they are', () => {
  const { clock, looks, host, pacer } = lab(1);
  for (let packet = 0; packet < 100; packet++) {
    clock.us += 50;
    pacer.noteTraffic([host]);
  }
  looks.slice(1).forEach((us, i) => expect(us - (looks[i] ?? 0)).toBeGreaterThanOrEqual(200));
  expect(looks.length).toBeGreaterThan(20);
});
