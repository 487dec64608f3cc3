import { describe, expect, test } from 'vitest';
import { busyLog } from '../fixtures/busy-log.ts';
import { recorded } from '../fixtures/recorded.ts';
import { connectionOf } from './connection.ts';
import { LogBuilder } from './log.ts';
import { StageSeeker } from './seek.ts';
import { hostStage } from './stage.ts';

describe('seeking', () => {
  test('across checkpoints of a long run is the same too', () => {
    const sending = { afterUs: 10, from: 'client' as const, flightUs: 5, isLost: false };
    const log = new LogBuilder().append(busyLog(Array.from({ length: 400 }, () => sending)));
    const seeker = new StageSeeker();
    for (const count of [2001, 255, 256, 257, 1999, 512, 0, 1024]) {
      expect(seeker.stageAfter(log, count)).toEqual(new StageSeeker().stageAfter(log, count));
    }
  });
});

test('the whole of tcp-hello leaves both programs ended, with their output', () => {
  const events = recorded('socket-tcp-hello');
  const stage = new StageSeeker().stageAfter(new LogBuilder().append(events), events.length);
  const output = (host: string) =>
    hostStage(stage, host)
      .output.map(({ text }) => text)
      .join('');
  expect(output('client')).toBe('hi\n');
  expect(output('server')).toBe('hello!\n');
  expect(hostStage(stage, 'client').waiting).toEqual([]);
  expect(hostStage(stage, 'server').exit?.error).toBeNull();
});

test('the badge tells the connection and not the listener once there is one', () => {
  const events = recorded('socket-tcp-hello');
  const states = new Set<string>();
  const log = new LogBuilder().append(events);
  const seeker = new StageSeeker();
  for (let count = 0; count <= events.length; count++) {
    const socket = connectionOf(hostStage(seeker.stageAfter(log, count), 'server'));
    if (socket) states.add(socket.state);
  }
  expect([...states].slice(0, 3)).toEqual(['LISTEN', 'SYN_RECEIVED', 'ESTABLISHED']);
});
