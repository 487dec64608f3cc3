/** Which view of the dock is open. */

export class ViewChoice {
  /** The one chosen by hand, or by an address; null leaves it to what there is to see. */
  chosen = $state<string | null>(null);

  /** The view to show: before a run its lesson, then the packets, unless one was chosen. */
  current(hasRun: boolean): string {
    return this.chosen ?? (hasRun ? 'packets' : 'lesson');
  }
}
