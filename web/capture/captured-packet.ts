/** One packet of a capture as the page's views know packets. */

import { kindOf } from '../view/packet.ts';
import type { Packet } from '../view/packet.ts';
import { blockText } from '../view/payload.ts';
import type { CaptureRows } from './capture-rows.ts';
import { summaryOf } from './conversations.ts';
import type { OpenedCapture } from './opened-capture.ts';

/** The packet at a place of the rows; it was sent and arrived at the one time the capture knows. */
export function capturedPacket(
  { capture, analysis }: OpenedCapture,
  rows: CaptureRows,
  names: readonly string[],
  place: number,
): Packet {
  const index = rows.indexes[place] ?? 0;
  const atUs = rows.atUs[place] ?? 0;
  const frame = capture.packetBytes(index);
  const summary = summaryOf(capture, index);
  const numbers = summary.tcp === null ? null : analysis.numbersOf(index);
  const { start, end } = summary.payload;
  const sentSeq = 2 * place + 1;
  const arrival = { type: 'arrived', seq: sentSeq + 1, atUs } as const;
  return {
    number: place + 1,
    seq: sentSeq,
    sentUs: atUs,
    from: names[rows.from[place] ?? 0] ?? '',
    cause: { type: 'unknown' },
    frame,
    linkType: capture.linkType(index),
    wireBytes: capture.wireBytes(index),
    summary,
    relative: numbers && { seq: numbers.seq, ack: numbers.ack },
    kind: kindOf(summary),
    isRepeat: analysis.isRepeat(index),
    blocks: end > start ? [{ text: blockText(frame.subarray(start, end)), write: null }] : [],
    legs: [
      {
        to: names[rows.to[place] ?? 0] ?? '',
        copy: 0,
        bornSeq: sentSeq,
        turns: [],
        plannedUs: atUs,
        expectedUs: atUs,
        fate: arrival,
      },
    ],
  };
}
