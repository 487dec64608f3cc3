/** TCP's picture: writes go apart into the send buffer, and what leaves it keeps none of their edges. */

import type { ByteRange } from '#core/event-base.ts';
import type { SegmentBytes, TcpStream } from '#core/tcp/byte-stream.ts';
import type { Block, BlockState, Row, StreamPicture } from './block.ts';
import type { Canvas } from './canvas.ts';
import { blockAt, colouredBlock, fallOf, fillsIn, segmentState } from './canvas.ts';
import type { TcpMoment } from './moment.ts';
import type { Span } from './scale.ts';
import type { Group } from './visible.ts';
import { groupsIn } from './visible.ts';

/** A canvas with a stream of TCP on it. */
export interface TcpCanvas extends Canvas {
  readonly stream: TcpStream;
  readonly moment: TcpMoment;
}

/** All five rows; see {@link StreamPicture}. */
export function tcpPicture(canvas: TcpCanvas): StreamPicture {
  const writes = writeGroups(canvas);
  return {
    blocks: [
      ...writes.map((group) => writeBlock(canvas, group)),
      ...sendBuffer(canvas),
      ...segments(canvas),
      ...receiveBuffer(canvas),
      ...reads(canvas),
    ],
    vanishing: writes.slice(0, -1).map(({ endX }) => ({ x: endX })),
    envelopes: [],
  };
}

function writeGroups({ moment, scale, window }: TcpCanvas): Group[] {
  return groupsIn(moment.tally.writes, (i) => scale.spanOf(i), window);
}

function writeBlock(canvas: TcpCanvas, group: Group): Block {
  const { stream, moment } = canvas;
  const isLast = group.end === moment.tally.writes;
  const write = stream.writes[group.first] ?? null;
  const lastWrite = stream.writes[group.end - 1] ?? write;
  return {
    ...blockAt(
      'writes',
      isLast && moment.isBlocked ? 'blocked' : 'written',
      group,
      String(group.first),
    ),
    fills: fillsIn(canvas, group),
    bytes: (lastWrite?.range.end ?? 0) - (write?.range.start ?? 0),
    count: group.end - group.first,
    writes: group.end - group.first,
    write,
  };
}

function sendBuffer(canvas: TcpCanvas): Block[] {
  const { acknowledged, sent, written } = canvas.moment;
  return [
    ...span(canvas, { row: 'send', state: 'unacknowledged' }, { start: acknowledged, end: sent }),
    ...span(canvas, { row: 'send', state: 'unsent' }, { start: sent, end: written }),
  ];
}

function receiveBuffer(canvas: TcpCanvas): Block[] {
  const { read, received, beyond } = canvas.moment;
  const gaps = beyond.map(({ start }, i) => ({
    start: beyond[i - 1]?.end ?? received,
    end: start,
  }));
  return [
    ...span(canvas, { row: 'receive', state: 'ready' }, { start: read, end: received }),
    ...spans(canvas, { row: 'receive', state: 'gap' }, gaps),
    ...spans(canvas, { row: 'receive', state: 'beyond' }, beyond),
  ];
}

function reads(canvas: TcpCanvas): Block[] {
  const { stream, moment, scale, window } = canvas;
  const spanOf = (i: number): Span => rangeSpan(canvas, stream.reads[i]?.range);
  const done = groupsIn(moment.tally.reads, spanOf, window).map((group): Block => {
    const read = stream.reads[group.first] ?? null;
    const range = {
      start: read?.range.start ?? 0,
      end: stream.reads[group.end - 1]?.range.end ?? 0,
    };
    const block = colouredBlock(canvas, { row: 'reads', state: 'read', range, key: keyOf(range) });
    return { ...block, read, count: group.end - group.first };
  });
  if (moment.written <= moment.read) return done;
  const rest = { x: scale.xOf(moment.read), endX: scale.xOf(moment.written) };
  const bytes = moment.written - moment.read;
  return [...done, { ...blockAt('reads', 'waiting', rest, 'waiting'), bytes }];
}

/** First transmissions side by side; resent ones and lost ones over them, each by itself. */
function segments(canvas: TcpCanvas): Block[] {
  const { stream, moment, window } = canvas;
  const { originals, repeats, losses } = stream;
  const { tally } = moment;
  const spanOf = (i: number): Span => rangeSpan(canvas, originals[i]?.range);
  const groups = groupsIn(tally.segments - tally.repeats, spanOf, window);
  const first = groups.flatMap((group) => {
    const segment = originals[group.first];
    return segment ? [segmentBlock(canvas, segment, group.end - group.first)] : [];
  });
  const drawn = new Set(first.map(({ segment }) => segment));
  const others = [
    ...losses.slice(0, tally.losses).filter((segment) => !segment.isRepeat && !drawn.has(segment)),
    ...repeats.slice(0, tally.repeats),
  ];
  const inSight = others.filter((segment) => {
    const { x, endX } = rangeSpan(canvas, segment.range);
    return endX >= window.x && x <= window.endX;
  });
  return [...first, ...apart(inSight.map((segment) => segmentBlock(canvas, segment, 1)))];
}

/** Of blocks of one state on one spot, the latest. */
function apart(blocks: readonly Block[]): Block[] {
  const bySpot = new Map<string, Block>();
  for (const block of blocks) {
    const spot = `${Math.round(block.x / LEAST_APART_PX)} ${block.fall === 0 ? 'above' : 'below'}`;
    const under = bySpot.get(spot);
    bySpot.set(spot, under ? { ...block, count: under.count + 1 } : block);
  }
  return [...bySpot.values()];
}

const LEAST_APART_PX = 8;

function segmentBlock(canvas: TcpCanvas, segment: SegmentBytes, count: number): Block {
  const state = segmentState(segment, canvas.moment.eventCount);
  const { range, packet } = segment;
  const block = colouredBlock(canvas, { row: 'segments', state, range, key: String(packet) });
  return { ...block, segment, count, fall: fallOf(segment, state, canvas) };
}

interface Kind {
  readonly row: Row;
  readonly state: BlockState;
}

/** Blocks over ranges side by side, as many as are in sight and can be told apart. */
function spans(canvas: TcpCanvas, kind: Kind, ranges: readonly ByteRange[]): Block[] {
  const groups = groupsIn(ranges.length, (i) => rangeSpan(canvas, ranges[i]), canvas.window);
  return groups.flatMap(({ first, end }) =>
    span(canvas, kind, { start: ranges[first]?.start ?? 0, end: ranges[end - 1]?.end ?? 0 }),
  );
}

/** A block over a range of a buffer; none where the range is empty or out of sight. */
function span(canvas: TcpCanvas, { row, state }: Kind, range: ByteRange): Block[] {
  const { x, endX } = rangeSpan(canvas, range);
  const isInSight = endX >= canvas.window.x && x <= canvas.window.endX;
  if (range.start >= range.end || !isInSight) return [];
  const block = colouredBlock(canvas, { row, state, range, key: `${state} ${keyOf(range)}` });
  return [state === 'gap' ? { ...block, fills: [] } : block];
}

function rangeSpan({ scale }: TcpCanvas, range: ByteRange | undefined): Span {
  return { x: scale.xOf(range?.start ?? 0), endX: scale.xOf(range?.end ?? 0) };
}

function keyOf({ start }: ByteRange): string {
  return String(start);
}
