/** The flows of the log on the page, kept while it stays there, and read on without holding up the page. */

import type { RunLog } from '../view/log.ts';
import { FlowIndex } from './flow-index.ts';

/** Read for so long in one go, ms: what remains of a frame is the picture's. */
const PORTION_MS = 8;

/** Each telling draws the graph anew. */
const BETWEEN_TELLS_MS = 300;

const kept = new WeakMap<RunLog['events'], FlowIndex>();

/** The index of that log, the same one as long as it grows. */
export function indexOf(log: RunLog): FlowIndex {
  const index = kept.get(log.events) ?? new FlowIndex();
  kept.set(log.events, index);
  return index;
}

/** Reads what is new in the log, in portions; tells at the end and now and then before it, and gives what stops it. */
export function readOn(log: RunLog, onread: (count: number) => void): () => void {
  const index = indexOf(log);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let toldMs = -Infinity;
  const next = (): void => {
    const beganMs = performance.now();
    const isDone = index.read(log, () => performance.now() - beganMs > PORTION_MS);
    if (!isDone) timer = setTimeout(next);
    if (!isDone && beganMs - toldMs < BETWEEN_TELLS_MS) return;
    toldMs = beganMs;
    onread(index.count);
  };
  next();
  return () => clearTimeout(timer);
}
