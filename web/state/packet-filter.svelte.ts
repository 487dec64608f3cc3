/** The filter as typed, and the packets it lets through. What reads it is fetched when the bar is first opened. */

import type { FilterField, ParsedFilter } from '../view/filter.ts';
import type { Filtered } from '../view/filtered.ts';
import type { FilterReader } from '../view/filter-reader.ts';
import type { RunLog } from '../view/log.ts';
import type { Stream } from '../view/streams.ts';

const UNREAD: ParsedFilter = { terms: [], errors: [] };

export class PacketFilter {
  /** As typed: what the page's address keeps. */
  text = $state('');
  #isOpen = $state(false);
  /** Its bar is on its way to the page, and has the keys already. */
  #isAwaited = false;
  #reader = $state.raw<FilterReader | null>(null);
  /** Lets everything through until it can be read. */
  readonly parsed = $derived(this.#reader?.parse(this.text) ?? UNREAD);
  /** Counts the parts of a long log looked at. */
  #parts = $state(0);

  /** The bar is on the page. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  set isOpen(isOpen: boolean) {
    this.#isOpen = isOpen;
    if (isOpen && this.#reader === null) void this.#fetch();
  }

  /** Shows the bar, or puts it away together with what it filters. */
  toggle(): void {
    this.isOpen = !this.isOpen;
    this.#isAwaited = this.isOpen;
    if (!this.isOpen) this.text = '';
  }

  /** The bar is on the page: from now on its field takes what is typed. */
  arrive(): void {
    this.#isAwaited = false;
  }

  /** Takes a key pressed while the bar is on its way; false where none is. */
  takeKey(key: string): boolean {
    if (!this.#isAwaited) return false;
    if (key === 'Escape') this.toggle();
    else if (key === 'Backspace') this.text = this.text.slice(0, -1);
    else if (key.length === 1) this.text += key;
    return true;
  }

  /** Replaces, adds or (null) removes the term on one field. */
  choose(field: FilterField, value: string | null): void {
    this.text = this.#reader?.withTerm(this.text, field, value) ?? this.text;
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
    if (terms.length === 0 || this.#reader === null) return null;
    const filtered = this.#reader.index.look(log, terms);
    if (filtered.looked < log.packets.length) requestAnimationFrame(() => this.#parts++);
    return filtered;
  }

  /** The conversations of the log, as far as it was looked at. */
  streams(log: RunLog): readonly Stream[] {
    this.#reader?.index.look(log, this.parsed.terms);
    return this.#reader?.index.streams ?? [];
  }

  async #fetch(): Promise<void> {
    try {
      const { FilterReader: Reader } = await import('../view/filter-reader.ts');
      this.#reader ??= new Reader();
    } catch {
      this.#isAwaited = false; // the bar cannot come either, and says so in its place
    }
  }
}
