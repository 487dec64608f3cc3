/** Sequence numbers over time, in the two styles that the field knows. */

import type { Flow } from './flow.ts';
import { edgeSeries, pointSeries, rangeSeries } from './from-points.ts';
import type { Graph, Series } from './series.ts';

/** The window's edge is drawn where it comes this near the data; a large one would flatten all else. */
const ROOM = 1.12;

/** As tcptrace draws: segments as bars, below them what is acknowledged, above them the window. */
export function tcptraceGraph(flow: Flow): Graph {
  const series = [
    edgeSeries('windowEdge', 'packets', flow.points('acks')),
    pointSeries('ack', 'packets', flow.points('acks')),
    rangeSeries('segment', 'packets', flow.points('segments')),
    rangeSeries('resent', 'packets', flow.points('resent')),
    rangeSeries('sack', 'packets', flow.points('sacks')),
    pointSeries('duplicateAck', 'packets', flow.points('duplicateAcks')),
    ...marksOf(flow),
  ].filter(isTold);
  const names = ['segments', 'resent', 'lost', 'probes'] as const;
  const data = names.map((name) => flow.points(name).until.largest);
  const top = ROOM * Math.max(1, flow.points('acks').value.largest, ...data);
  return { kind: 'tcptrace', unit: 'bytes', series, top, note: null };
}

/** As Stevens draws in TCP/IP Illustrated: a dot where each segment's data begins. */
export function stevensGraph(flow: Flow): Graph {
  const series = [
    pointSeries('segment', 'packets', flow.points('segments')),
    pointSeries('resent', 'packets', flow.points('resent')),
    ...marksOf(flow),
  ].filter(isTold);
  const top = ROOM * Math.max(1, flow.points('segments').value.largest);
  return { kind: 'stevens', unit: 'bytes', series, top, note: null };
}

function marksOf(flow: Flow): readonly Series[] {
  return [
    pointSeries('lost', 'packets', flow.points('lost')),
    pointSeries('probe', 'packets', flow.points('probes')),
  ];
}

/** What never happened needs no place in the legend, but for segments, which one looks for. */
function isTold({ id, seq }: Series): boolean {
  return seq.length > 0 || id === 'segment';
}
