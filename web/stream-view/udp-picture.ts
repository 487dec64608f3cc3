/** UDP's picture: every datagram is an envelope of its own from the write to the read. */

import type { Datagram, SegmentBytes, UdpStream } from '#core/tcp/byte-stream.ts';
import type { Block, BlockState, Row, StreamPicture } from './block.ts';
import type { Canvas } from './canvas.ts';
import { blockAt, fallOf, fillsIn, segmentState } from './canvas.ts';
import type { UdpMoment } from './moment.ts';
import type { Span } from './scale.ts';
import type { Group } from './visible.ts';
import { groupsIn } from './visible.ts';

/** A canvas with datagrams on it. */
export interface UdpCanvas extends Canvas {
  readonly stream: UdpStream;
  readonly moment: UdpMoment;
}

/** All five rows; see {@link StreamPicture}. */
export function udpPicture(canvas: UdpCanvas): StreamPicture {
  const { stream, moment, scale, window } = canvas;
  const groups = groupsIn(moment.tally.writes, (i) => scale.spanOf(i), window);
  return {
    blocks: groups.flatMap((group) => {
      const datagram = mostTelling(stream.datagrams.slice(group.first, group.end), moment);
      return datagram ? blocksOf(canvas, datagram, group) : [];
    }),
    vanishing: [],
    envelopes: groups.map(({ first, x, endX }) => ({ key: first, x, endX })),
  };
}

/** Of datagrams drawn as one: a lost one, or else the first. */
function mostTelling(
  datagrams: readonly Datagram[],
  { eventCount }: UdpMoment,
): Datagram | undefined {
  const isLost = ({ droppedSeq }: SegmentBytes): boolean => (droppedSeq ?? Infinity) < eventCount;
  return datagrams.find(({ packets }) => packets.some(isLost)) ?? datagrams[0];
}

function blocksOf(canvas: UdpCanvas, datagram: Datagram, group: Group): Block[] {
  const { eventCount } = canvas.moment;
  const { write, packets, completeSeq, passedSeq } = datagram;
  const left = packets.filter(({ sentSeq }) => sentSeq < eventCount);
  const whole = (row: Row, state: BlockState): Block =>
    datagramBlock(canvas, { row, state, datagram, group });
  const hasReturned = write.leftSeq !== null && write.leftSeq < eventCount;
  const blocks = [whole('writes', hasReturned ? 'written' : 'blocked')];
  if (left.length === 0) blocks.push(whole('send', 'unsent'));
  blocks.push(...left.map((segment) => packetBlock(canvas, segment, { datagram, group })));
  if (isBefore(completeSeq, eventCount)) {
    if (isBefore(passedSeq, eventCount)) blocks.push(whole('receive', 'discarded'));
    else blocks.push(...received(canvas, datagram, group));
  } else if (!left.some(({ droppedSeq }) => isBefore(droppedSeq, eventCount))) {
    blocks.push({ ...whole('reads', 'waiting'), fills: [] });
  }
  return blocks;
}

/** What has arrived: in the receive buffer until it is read, then in the read, its tail perhaps cut off. */
function received(canvas: UdpCanvas, datagram: Datagram, group: Group): Block[] {
  const { eventCount } = canvas.moment;
  const whole = (row: Row, state: BlockState): Block =>
    datagramBlock(canvas, { row, state, datagram, group });
  const copies = datagram.copies.filter(({ completeSeq }) => isBefore(completeSeq, eventCount));
  const taken = [datagram, ...copies].flatMap(({ read }) =>
    read !== null && read.seq < eventCount ? [read] : [],
  );
  const unread = 1 + copies.length - taken.length;
  const blocks: Block[] = [];
  if (unread > 0) blocks.push({ ...whole('receive', 'ready'), count: unread });
  const [read] = taken;
  if (read === undefined) return [...blocks, { ...whole('reads', 'waiting'), fills: [] }];
  const { start, end } = datagram.write.range;
  const kept = end > start ? (read.range.end - start) / (end - start) : 1;
  const cutX = group.x + kept * (group.endX - group.x);
  const bytes = read.range.end - read.range.start;
  const count = Math.max(taken.length, group.end - group.first);
  blocks.push({ ...cut(whole('reads', 'read'), group.x, cutX), read, bytes, count });
  if (kept < 1) {
    blocks.push({ ...cut(whole('reads', 'cut'), cutX, group.endX), bytes: end - read.range.end });
  }
  return blocks;
}

function datagramBlock(
  canvas: UdpCanvas,
  what: { row: Row; state: BlockState; datagram: Datagram; group: Group },
): Block {
  const { row, state, datagram, group } = what;
  const { write } = datagram;
  return {
    ...blockAt(row, state, group, `${state} ${group.first}`),
    fills: fillsIn(canvas, group),
    bytes: write.range.end - write.range.start,
    write,
    count: group.end - group.first,
    writes: 1,
  };
}

/** One packet: the whole datagram, or its share of a fragmented one. */
function packetBlock(
  canvas: UdpCanvas,
  segment: SegmentBytes,
  { datagram, group }: { readonly datagram: Datagram; readonly group: Group },
): Block {
  const { range } = datagram.write;
  const state = segmentState(segment, canvas.moment.eventCount);
  const span = datagram.packets.length > 1 ? shareOf(group, segment, range) : group;
  return {
    ...blockAt('segments', state, span, String(segment.packet)),
    fills: fillsIn(canvas, span),
    bytes: segment.range.end - segment.range.start,
    segment,
    write: datagram.write,
    count: group.end - group.first,
    writes: 1,
    fall: fallOf(segment, state, canvas),
  };
}

function shareOf(
  { x, endX }: Span,
  segment: SegmentBytes,
  whole: { readonly start: number; readonly end: number },
): Span {
  const perByte = (endX - x) / (whole.end - whole.start);
  return {
    x: x + (segment.range.start - whole.start) * perByte,
    endX: x + (segment.range.end - whole.start) * perByte,
  };
}

/** A block with its edges elsewhere, and its colours cut to them. */
function cut(block: Block, x: number, endX: number): Block {
  const fills = block.fills.map((fill) => ({
    ...fill,
    x: Math.max(fill.x, x),
    endX: Math.min(fill.endX, endX),
  }));
  return { ...block, x, endX, fills: fills.filter((fill) => fill.x < fill.endX) };
}

function isBefore(seq: number | null, eventCount: number): boolean {
  return seq !== null && seq < eventCount;
}
