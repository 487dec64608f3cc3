import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FrameInbox } from './frame-inbox.ts';

let frames: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => void frames.splice(id - 1, 1));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('hands over all that came within a frame as one, in order', () => {
  const taken: (readonly number[])[] = [];
  const inbox = new FrameInbox<number>((items) => taken.push(items));
  inbox.add([1, 2]);
  inbox.add([]);
  inbox.add([3]);
  expect(taken).toEqual([]);
  frames.at(0)?.();
  vi.runAllTimers();
  expect(taken).toEqual([[1, 2, 3]]);
});

test('hands over without a frame too, as a hidden page has none', () => {
  const taken: (readonly number[])[] = [];
  const inbox = new FrameInbox<number>((items) => taken.push(items));
  inbox.add([1]);
  vi.advanceTimersByTime(100);
  inbox.add([2]);
  inbox.flush();
  expect(taken).toEqual([[1], [2]]);
  expect(frames).toEqual([]);
});

test('hands over nothing after it was cleared', () => {
  const taken: (readonly number[])[] = [];
  const inbox = new FrameInbox<number>((items) => taken.push(items));
  inbox.add([1]);
  inbox.clear();
  vi.runAllTimers();
  expect(taken).toEqual([]);
});
