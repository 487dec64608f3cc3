/** Which view of the dock is open. */

/** A part of a view that is gone to: a field, or a part of the packet by its name in inspect/parts.ts. */
export type ViewWish = 'rule' | 'draft' | { readonly part: string };

export class ViewChoice {
  /** The one chosen by hand, or by an address; null leaves it to what there is to see. */
  chosen = $state<string | null>(null);
  /** What the open view is asked to focus; the view that has it takes the wish away. */
  wish = $state.raw<ViewWish | null>(null);

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
