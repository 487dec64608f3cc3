/** The filter as typed, and the packets it lets through. */

import { parseFilter, withTerm } from '../view/filter.ts';
import type { FilterField } from '../view/filter.ts';
import { FilterIndex } from '../view/filtered.ts';
import type { Filtered } from '../view/filtered.ts';
import type { RunLog } from '../view/log.ts';
import type { Stream } from '../view/streams.ts';

export class PacketFilter {
  /** As typed: what the page's address keeps. */
  text = $state('');
  /** The bar is on the page. */
  isOpen = $state(false);
  readonly parsed = $derived(parseFilter(this.text));
  readonly #index = new FilterIndex();
  /** Counts the parts of a long log looked at. */
  #parts = $state(0);

  /** Shows the bar, or puts it away together with what it filters. */
  toggle(): void {
    this.isOpen = !this.isOpen;
    if (!this.isOpen) this.text = '';
  }

  /** Replaces, adds or (null) removes the term on one field. */
  choose(field: FilterField, value: string | null): void {
    this.text = withTerm(this.text, field, value);
  }

  /** The value of the term on one field, or null. */
  valueOf(field: FilterField): string | null {
    const term = this.parsed.terms.find((one) => one.field === field && !one.isNot);
    return term?.values.join(',') ?? null;
  }

  /** What of the log passes; null where nothing is filtered. A long log is looked at in parts, between frames. */
  look(log: RunLog): Filtered | null {
    const { terms } = this.parsed;
    void this.#parts;
    if (terms.length === 0) return null;
    const filtered = this.#index.look(log, terms);
    if (filtered.looked < log.packets.length) requestAnimationFrame(() => this.#parts++);
    return filtered;
  }

  /** The conversations of the log, as far as it was looked at. */
  streams(log: RunLog): readonly Stream[] {
    this.#index.look(log, this.parsed.terms);
    return this.#index.streams;
  }
}
