/** The catalogue in groups, in the order it comes. */

import type { CatalogueEntry } from '../protocol.ts';

export interface TopicGroup {
  readonly topic: string;
  readonly entries: readonly CatalogueEntry[];
}

/** Entries of one topic together, topics in the order of their first entry. */
export function byTopic(catalogue: readonly CatalogueEntry[]): readonly TopicGroup[] {
  const groups = new Map<string, CatalogueEntry[]>();
  for (const entry of catalogue) {
    const group = groups.get(entry.topic) ?? [];
    group.push(entry);
    groups.set(entry.topic, group);
  }
  return [...groups].map(([topic, entries]) => ({ topic, entries }));
}
