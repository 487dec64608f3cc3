/** What a key does in a tree (WAI-ARIA tree pattern): moves the focus, folds and unfolds. */

import type { Part } from './parts.ts';

export interface TreeMove {
  /** The part that gets the focus. */
  readonly focus: string;
  /** A part to fold or unfold; null for none. */
  readonly toggle: string | null;
}

/** `open` with `id` unfolded, or folded where it was open. */
export function toggled(open: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return open.has(id) ? new Set([...open].filter((other) => other !== id)) : new Set([...open, id]);
}

/** The move for a key; null where the key means nothing here. */
export function treeMove(
  key: string,
  visible: readonly Part[],
  focus: string,
  open: ReadonlySet<string>,
): TreeMove | null {
  const place = visible.findIndex(({ id }) => id === focus);
  const part = visible[place];
  if (!part) return null;
  const to = (target: Part | undefined): TreeMove => ({ focus: target?.id ?? focus, toggle: null });
  const isOpen = part.hasChildren && open.has(part.id);
  switch (key) {
    case 'ArrowDown':
      return to(visible[place + 1]);
    case 'ArrowUp':
      return to(visible[place - 1]);
    case 'Home':
      return to(visible[0]);
    case 'End':
      return to(visible.at(-1));
    case 'ArrowRight':
      if (part.hasChildren && !isOpen) return { focus, toggle: part.id };
      return isOpen ? to(visible[place + 1]) : to(part);
    case 'ArrowLeft':
      if (isOpen) return { focus, toggle: part.id };
      return { focus: part.parent ?? focus, toggle: null };
    default:
      return null;
  }
}
