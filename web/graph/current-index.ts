/** The flows of the log on the page, kept while it stays there, and read on without holding up the page. */

import type { RunLog } from '../view/log.ts';
import { FlowIndex } from './flow-index.ts';

/** Events read in one go: a few frames' time at most. */
const PORTION = 20_000;

const kept = new WeakMap<RunLog['events'], FlowIndex>();

/** The index of that log, the same one as long as it grows. */
export function indexOf(log: RunLog): FlowIndex {
  const index = kept.get(log.events) ?? new FlowIndex();
  kept.set(log.events, index);
  return index;
}

/** Reads what is new in the log, in portions; tells after each, and gives what stops it. */
export function readOn(log: RunLog, onread: (count: number) => void): () => void {
  const index = indexOf(log);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    const isDone = index.read(log, PORTION);
    onread(index.count);
    if (!isDone) timer = setTimeout(next);
  };
  next();
  return () => clearTimeout(timer);
}
