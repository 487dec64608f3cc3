/** Which view of the dock is open, and what is chosen within the views. */

import { DETAILS_OF_RUN } from './address.ts';
import type { Detail, Details } from './address.ts';

/** A part of a view that is gone to: a field, or a part of the packet by its name in inspect/parts.ts. */
export type ViewWish = 'rule' | 'draft' | PartWish;

export interface PartWish {
  readonly part: string;
  /** Among its bytes as they left, or as they arrived where the wire changed them. */
  readonly version: 'sent' | 'arrived';
}

export class ViewChoice {
  #chosen = $state<string | null>(null);
  /** Only the row of tabs is left of the dock, until a view is chosen. */
  isPutAway = $state(false);
  /** What the open view is asked to focus; the view that has it takes the wish away. */
  wish = $state.raw<ViewWish | null>(null);

  /** Only what differs from the usual. */
  details = $state.raw<Details>({});

  /** The one chosen by hand, or by an address; null leaves it to what there is to see. */
  get chosen(): string | null {
    return this.#chosen;
  }
  set chosen(id: string | null) {
    this.#chosen = id;
    this.isPutAway = false;
  }

  /** What is chosen within a view, as the address has it; null is as usual, and what makes no sense is for the view to pass over. */
  detail(key: Detail): string | null {
    return this.details[key] ?? null;
  }

  /** @param value - null for the usual. */
  setDetail(key: Detail, value: string | null): void {
    const others = Object.entries(this.details).filter(([name]) => name !== key);
    const own = value === null ? [] : [[key, value] as const];
    this.details = Object.fromEntries([...others, ...own]);
  }

  /** Another run comes: what was chosen of the one before is let go. */
  leaveRun(): void {
    for (const key of DETAILS_OF_RUN) this.setDetail(key, null);
  }

  /** Opens a view, and lets a part of it have the focus once it is there. */
  open(id: string, wish: ViewWish | null = null): void {
    this.chosen = id;
    this.wish = wish;
  }

  /** The view to show: before a run its lesson, then the packets, unless one was chosen. */
  current(hasRun: boolean): string {
    return this.chosen ?? (hasRun ? 'packets' : 'lesson');
  }
}
