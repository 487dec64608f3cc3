import { expect, test } from 'vitest';
import { recorded } from '../fixtures/recorded.ts';
import { LandmarkIndex } from './landmarks.ts';
import { LogBuilder } from './log.ts';

test('every lost datagram is a landmark, in the order of loss', () => {
  const log = new LogBuilder().append(recorded('udp-loss'));
  const index = new LandmarkIndex();
  expect(index.extend(log)).toBe(true);
  const lost = log.packets.filter(({ legs }) => legs.some(({ fate }) => fate.type === 'dropped'));
  expect(index.landmarks.map(({ packet }) => packet)).toEqual(lost.map(({ number }) => number));
  expect(index.landmarks.map(({ sign }) => sign)).toEqual(lost.map(() => 'lost'));
});

test('landmarks are the same however the log came in', () => {
  const events = recorded('udp-loss');
  const builder = new LogBuilder();
  const piecewise = new LandmarkIndex();
  for (let at = 0; at < events.length; at += 13) {
    piecewise.extend(builder.append(events.slice(at, at + 13)));
  }
  const whole = new LandmarkIndex();
  whole.extend(new LogBuilder().append(events));
  expect(piecewise.landmarks).toEqual(whole.landmarks);
});
