/** A packet that a person writes: the bytes it began as, the bytes as they are now, and the way back. */

export interface Draft {
  readonly original: Uint8Array;
  readonly bytes: Uint8Array;
  /** Earlier bytes, the latest last. */
  readonly past: readonly Uint8Array[];
  /** Bytes that were undone, the next last. */
  readonly future: readonly Uint8Array[];
}

/** So many steps can be undone. */
const MOST_STEPS = 500;

/** A draft in which nothing is changed yet. */
export function beginDraft(original: Uint8Array): Draft {
  return { original, bytes: original, past: [], future: [] };
}

/** The draft with other bytes; the same where they are equal, so that each step back shows. */
export function editDraft(draft: Draft, bytes: Uint8Array): Draft {
  if (areEqual(draft.bytes, bytes)) return draft;
  const past = [...draft.past.slice(1 - MOST_STEPS), draft.bytes];
  return { ...draft, bytes, past, future: [] };
}

/** One step back; the same where there is none. */
export function undoEdit(draft: Draft): Draft {
  const bytes = draft.past.at(-1);
  if (bytes === undefined) return draft;
  return { ...draft, bytes, past: draft.past.slice(0, -1), future: [...draft.future, draft.bytes] };
}

/** One step on again; the same where none was undone. */
export function redoEdit(draft: Draft): Draft {
  const bytes = draft.future.at(-1);
  if (bytes === undefined) return draft;
  return { ...draft, bytes, past: [...draft.past, draft.bytes], future: draft.future.slice(0, -1) };
}

/** All as it was at first; this too can be undone. */
export function putBack(draft: Draft): Draft {
  return editDraft(draft, draft.original);
}

/** Whether two buffers hold the same bytes. */
export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** The one bit in which two buffers differ, counted from the first; null where there is none or are several. */
export function onlyDifference(one: Uint8Array, other: Uint8Array): number | null {
  if (one.length !== other.length) return null;
  let found: number | null = null;
  for (let at = 0; at < one.length; at++) {
    const difference = (one[at] ?? 0) ^ (other[at] ?? 0);
    if (difference === 0) continue;
    const isOneBit = (difference & (difference - 1)) === 0;
    if (found !== null || !isOneBit) return null;
    found = at * 8 + Math.clz32(difference) - 24;
  }
  return found;
}
