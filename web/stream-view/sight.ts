/** Which part of a long stream is in sight as the moment moves on. Lengths are px along the stream. */

import type { StreamMoment } from './moment.ts';
import type { StreamScale } from './scale.ts';

/** Where the work lies: from the oldest byte that is still under way to the newest, and the one being sent. */
export interface Front {
  readonly x: number;
  readonly sentX: number;
  readonly endX: number;
}

/** Of the view's width that stays clear beyond the front. */
const MARGIN = 0.06;
/** Where in the view the byte being sent stands when not all that is under way fits. */
const SENT_AT = 0.65;

/** Where the work lies at a moment. */
export function frontOf(moment: StreamMoment, scale: StreamScale): Front {
  if (moment.protocol === 'udp') {
    const { tally, left, completed } = moment;
    const endX = scale.spanOf(Math.max(0, tally.writes - 1)).endX;
    const settled = Math.min(tally.writes, completed + tally.losses);
    return { x: scale.spanOf(settled).x, sentX: scale.spanOf(Math.max(0, left - 1)).endX, endX };
  }
  const { read, acknowledged, sent, written } = moment;
  return {
    x: scale.xOf(Math.min(read, acknowledged)),
    sentX: scale.xOf(sent),
    endX: scale.xOf(written),
  };
}

/** The left edge from which the front is seen. It depends on the moment alone, so that stepping back shows the same. */
export function leftEdgeFor(front: Front, viewPx: number, widthPx: number): number {
  const isAllSeen = front.endX - front.x <= viewPx * (1 - 2 * MARGIN);
  const edge = isAllSeen
    ? front.endX - viewPx * (1 - MARGIN)
    : Math.min(front.sentX - viewPx * SENT_AT, front.endX - viewPx * (1 - MARGIN));
  return Math.max(0, Math.min(edge, widthPx - viewPx));
}
