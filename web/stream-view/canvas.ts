/** What blocks of either protocol are made with: the scale, the window and the writes' colours. */

import type { ByteRange } from '#core/event-base.ts';
import type { ByteStream, SegmentBytes } from '#core/tcp/byte-stream.ts';
import { writesIn } from '#core/tcp/transfers.ts';
import type { Block, BlockState, Fill, Row } from './block.ts';
import type { StreamMoment } from './moment.ts';
import type { Span, StreamScale } from './scale.ts';
import { groupsIn } from './visible.ts';
import { writeText } from './write-text.ts';

/** Everything a picture depends on. */
export interface Canvas {
  readonly stream: ByteStream;
  readonly moment: StreamMoment;
  readonly scale: StreamScale;
  /** What is in sight, px along the stream. */
  readonly window: Span;
  /** The run's time at the moment, µs. */
  readonly atUs: number;
  /** When a packet in flight is due, µs; null where nobody knows. */
  dueUs(packet: number): number | null;
}

/** A block without colours, about nothing in particular; set what differs. */
export function blockAt(row: Row, state: BlockState, span: Span, key: string): Block {
  const nothing = { fills: [], bytes: 0, write: null, segment: null, read: null };
  const { x, endX } = span;
  return { key: `${row} ${key}`, row, state, x, endX, ...nothing, count: 1, writes: 0, fall: 1 };
}

/** A block over a range of the stream in its writes' colours. */
export function colouredBlock(
  canvas: Canvas,
  what: { readonly row: Row; readonly state: BlockState; readonly range: ByteRange; key: string },
): Block {
  const { row, state, range, key } = what;
  const { scale, stream } = canvas;
  const span = { x: scale.xOf(range.start), endX: xOfEnd(scale, range) };
  return {
    ...blockAt(row, state, span, key),
    bytes: range.end - range.start,
    fills: fillsIn(canvas, span),
    writes: countOf(writesIn(stream.writes, range)),
  };
}

/** Where a range ends; the next write's beginning is the same place over TCP. */
function xOfEnd(scale: StreamScale, range: ByteRange): number {
  return range.end > range.start ? scale.xOf(range.end) : scale.xOf(range.start);
}

function countOf({ start, end }: ByteRange): number {
  return end - start;
}

/** The colours between two places, as far as they are in sight. */
export function fillsIn({ stream, scale, window }: Canvas, span: Span): Fill[] {
  const from = Math.max(span.x, window.x);
  const to = Math.min(span.endX, window.endX);
  if (from >= to) return [];
  const spanOf = (write: number): Span => scale.spanOf(write);
  return groupsIn(stream.writes.length, spanOf, { x: from, endX: to }).flatMap((group) => {
    const x = Math.max(group.x, span.x);
    const endX = Math.min(group.endX, span.endX);
    const write = stream.writes[group.first];
    if (x >= endX || write === undefined) return [];
    const isWhole = group.end - group.first === 1 && x === group.x && endX === group.endX;
    return [{ x, endX, write: write.number, text: isWhole ? writeText(write.args) : null }];
  });
}

/** What had become of a segment by the moment. */
export function segmentState(segment: SegmentBytes, eventCount: number): BlockState {
  const { droppedSeq, arrivedSeq } = segment;
  if (droppedSeq !== null && droppedSeq < eventCount) return 'lost';
  if (arrivedSeq === null || arrivedSeq >= eventCount) return 'flying';
  if (segment.fresh.length > 0) return 'arrived';
  return segment.isCorrupt ? 'corrupt' : 'duplicate';
}

/** How far a segment has come, 0 to 1; what will never be of use stays above. */
export function fallOf(segment: SegmentBytes, state: BlockState, canvas: Canvas): number {
  if (state === 'arrived') return 1;
  if (state !== 'flying') return 0;
  const due = segment.arrivedAtUs ?? canvas.dueUs(segment.packet);
  if (due === null || due <= segment.sentAtUs) return 0;
  const share = (canvas.atUs - segment.sentAtUs) / (due - segment.sentAtUs);
  return Math.min(1, Math.max(0, share));
}
