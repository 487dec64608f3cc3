import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import { BUSY_RECORDINGS, recorded } from '../fixtures/recorded.ts';
import { LogBuilder } from '../view/log.ts';
import { valuesAt } from './at-playhead.ts';
import type { Value } from './at-playhead.ts';
import { buildGraph } from './build-graph.ts';
import { FlowIndex } from './flow-index.ts';
import { GRAPH_KINDS } from './series.ts';
import type { Graph, GraphKind } from './series.ts';

function graphOf(events: readonly RunEvent[], kind: GraphKind): Graph | null {
  const index = new FlowIndex();
  index.read(new LogBuilder().append(events), () => false);
  const [flow] = index.flows;
  return flow ? buildGraph(kind, flow) : null;
}

/** Rates are over stretches whose length is that of the whole run's graph. */
const KINDS = GRAPH_KINDS.filter((kind) => kind !== 'throughput');
const shown = (values: readonly Value[]) => values.filter(({ count }) => count > 0);

test.each(BUSY_RECORDINGS)('what %s shows at a moment does not hang on what came later', (name) => {
  const events = recorded(name);
  const whole = new Map(KINDS.map((kind) => [kind, graphOf(events, kind)]));
  fc.assert(
    fc.property(fc.nat(events.length), fc.constantFrom(...KINDS), (eventCount, kind) => {
      const moment = { eventCount, atUs: events[eventCount - 1]?.atUs ?? 0 };
      const [all, past] = [whole.get(kind), graphOf(events.slice(0, eventCount), kind)];
      const seen = all ? shown(valuesAt(all, moment)) : [];
      expect(seen).toEqual(past ? shown(valuesAt(past, moment)) : []);
    }),
    { numRuns: 60 },
  );
});

test('before the run nothing has a value', () => {
  for (const kind of GRAPH_KINDS) {
    const graph = graphOf(recorded('zero-window'), kind);
    const values = graph ? valuesAt(graph, { eventCount: 0, atUs: 0 }) : [];
    expect(values.map(({ value }) => value)).toEqual(values.map(() => null));
  }
});

test('each graph says whose word it is', () => {
  const origins = (kind: GraphKind) =>
    graphOf(recorded('zero-window'), kind)?.series.map(({ id, origin }) => `${id} ${origin}`);
  expect(origins('cwnd')).toEqual(['cwnd kernel', 'ssthresh kernel', 'unacked kernel']);
  expect(origins('flight')).toEqual(['inFlight kernel', 'cwndBytes kernel', 'window packets']);
  expect(origins('tcptrace')?.every((text) => text.endsWith('packets'))).toBe(true);
});
