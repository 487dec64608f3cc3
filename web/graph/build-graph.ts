/** The graph of one flow: which series, in which unit, and whose word it is. */

import { assertNever } from '#core/assert-never.ts';
import type { Flow } from './flow.ts';
import { kernelSeries, pointSeries } from './from-points.ts';
import { stevensGraph, tcptraceGraph } from './sequence-graph.ts';
import type { Graph, GraphKind, Series } from './series.ts';
import { rateSeries } from './throughput.ts';

/** Left free above the highest value. */
const ROOM = 1.12;

/** The flow's graph over all that was read. It costs the same however long the flow is. */
export function buildGraph(kind: GraphKind, flow: Flow): Graph {
  const hasKernel = flow.sender.seq.length > 0;
  switch (kind) {
    case 'tcptrace':
      return tcptraceGraph(flow);
    case 'stevens':
      return stevensGraph(flow);
    case 'cwnd':
      return hasKernel ? cwndGraph(flow) : cwndGuess(flow);
    case 'rtt':
      return hasKernel ? rttGraph(flow) : rttGuess(flow);
    case 'flight':
      return flightGraph(flow);
    case 'throughput':
      return throughputGraph(flow);
    case 'window':
      return windowGraph(flow);
    case 'buffers':
      return buffersGraph(flow);
    default:
      return assertNever(kind);
  }
}

function cwndGraph({ sender }: Flow): Graph {
  const { cwndSegments, ssthreshSegments, unackedSegments } = sender;
  const series = [
    kernelSeries('cwnd', sender, cwndSegments),
    kernelSeries('ssthresh', sender, ssthreshSegments),
    // Last, so that its dots can be seen where it fills the window.
    kernelSeries('unacked', sender, unackedSegments),
  ];
  const top = topOf(cwndSegments.largest, unackedSegments.largest, ssthreshSegments.largest);
  return { kind: 'cwnd', unit: 'segments', series, top, note: null };
}

/** No header carries cwnd; what is in flight is the least it can have been. */
function cwndGuess(flow: Flow): Graph {
  const series = [inFlightSeries(flow)];
  const top = topOf(largestInFlight(flow));
  return { kind: 'cwnd', unit: 'bytes', series, top, note: 'no-cwnd' };
}

function rttGraph({ sender }: Flow): Graph {
  const series = [
    kernelSeries('rto', sender, sender.rtoUs),
    kernelSeries('srtt', sender, sender.srttUs),
  ];
  const top = topOf(sender.srttUs.largest, sender.rtoUs.largest);
  return { kind: 'rtt', unit: 'us', series, top, note: null };
}

function rttGuess(flow: Flow): Graph {
  const samples = flow.points('rtts');
  const series = [
    pointSeries('rttSample', 'estimate', samples),
    pointSeries('srtt', 'estimate', flow.points('smoothedRtt')),
  ];
  return { kind: 'rtt', unit: 'us', series, top: topOf(samples.value.largest), note: 'no-rto' };
}

function inFlightSeries(flow: Flow): Series {
  const { sender } = flow;
  return sender.seq.length > 0
    ? kernelSeries('inFlight', sender, sender.inFlightBytes)
    : pointSeries('inFlight', 'estimate', flow.points('inFlight'));
}

function largestInFlight(flow: Flow): number {
  const { sender } = flow;
  const { largest } = sender.seq.length > 0 ? sender.inFlightBytes : flow.points('inFlight').value;
  return largest;
}

function flightGraph(flow: Flow): Graph {
  const { sender } = flow;
  const series = [
    inFlightSeries(flow),
    // Limits are drawn over it, so that their dashes can be seen where it reaches them.
    ...(sender.seq.length > 0 ? [kernelSeries('cwndBytes', sender, sender.cwndBytes)] : []),
    pointSeries('window', 'packets', flow.points('windows')),
  ];
  // A window far above what is ever in flight leaves the graph: it holds nothing back.
  const top = topOf(largestInFlight(flow), sender.cwndBytes.largest);
  return { kind: 'flight', unit: 'bytes', series, top, note: null };
}

function windowGraph(flow: Flow): Graph {
  const windows = flow.points('windows');
  const probes = pointSeries('probe', 'packets', flow.points('probes'));
  const series = [
    inFlightSeries(flow),
    pointSeries('window', 'packets', windows),
    ...[
      pointSeries('zeroWindow', 'packets', flow.points('zeroWindows')),
      // A probe's number is no size of a window: its mark stands on the floor.
      { ...probes, value: new Float64Array(probes.seq.length) },
    ].filter(({ seq }) => seq.length > 0),
  ];
  const top = topOf(windows.value.largest, largestInFlight(flow));
  return { kind: 'window', unit: 'bytes', series, top, note: null };
}

function buffersGraph({ sender, receiver }: Flow): Graph {
  const series = [
    kernelSeries('sendQueue', sender, sender.sendQueueBytes),
    kernelSeries('notSent', sender, sender.notSentBytes),
    kernelSeries('receiveQueue', receiver, receiver.receiveQueueBytes),
  ].filter(({ seq }) => seq.length > 0);
  const top = topOf(sender.sendQueueBytes.largest, receiver.receiveQueueBytes.largest);
  const note = series.length === 0 ? 'no-buffers' : null;
  return { kind: 'buffers', unit: 'bytes', series, top, note };
}

function throughputGraph(flow: Flow): Graph {
  const acks = flow.points('acks');
  const series = [
    rateSeries('sentRate', { points: flow.points('sentBytes'), base: 0 }, flow.span),
    rateSeries('ackedRate', { points: acks, base: acks.value.view()[0] ?? 0 }, flow.span),
  ];
  const top = topOf(...series.flatMap(({ value }) => [...value]));
  return { kind: 'throughput', unit: 'bitPerS', series, top, note: null };
}

function topOf(...largest: readonly number[]): number {
  return ROOM * Math.max(1, ...largest.filter((value) => Number.isFinite(value)));
}
