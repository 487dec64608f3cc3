/** The values at the playhead in words: what the legend and the summary say. */

import type { GraphWords } from '../text/graph-en.ts';
import { timeText } from '../view/time-text.ts';
import type { Value } from './at-playhead.ts';
import { lookOf } from './looks.ts';
import type { Graph, SeriesId } from './series.ts';
import { valueText } from './value-text.ts';

/** Marks that tell that something happened, not how much. */
const HAPPENINGS: ReadonlySet<SeriesId> = new Set(['lost', 'probe', 'zeroWindow', 'duplicateAck']);

/** One value: `20 segments`, `12 ×, last 14481:15929`, `2 ×, last at 1.86 s`, `not set`. */
export function legendText(words: GraphWords, graph: Graph, value: Value): string {
  if (value.value === null) return words.none;
  if (Number.isNaN(value.value)) return words.over;
  if (value.value === Infinity) return words.notSet;
  if (HAPPENINGS.has(value.id)) {
    // A number and its unit stay on one line.
    return words.countAt(value.count, timeText(value.atUs).replace(' ', '\u00a0'));
  }
  const latest =
    value.until === null
      ? valueText(value.value, graph.unit, words.segments(value.value))
      : `${value.value}:${value.until}`;
  const isCounted = lookOf(value.id, graph.kind).draw !== 'step';
  return isCounted ? words.count(value.count, latest) : latest;
}

/** All values in one sentence. */
export function summaryText(
  words: GraphWords,
  graph: Graph,
  values: readonly Value[],
  atUs: number,
): string {
  const parts = values.map((value) =>
    words.value(words.series[value.id], legendText(words, graph, value)),
  );
  return words.at(timeText(atUs), parts);
}
