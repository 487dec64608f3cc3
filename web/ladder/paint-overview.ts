/** Puts the overview on a canvas. */

import type { LandmarkSign } from '../view/landmarks.ts';
import type { PacketKind } from '../view/packet.ts';
import type { Hairline, OverviewMark } from './overview.ts';

export interface OverviewPicture {
  readonly lines: readonly Hairline[];
  readonly marks: readonly OverviewMark[];
}

/** Names of tokens by what they colour. */
const KIND_TONES: Readonly<Record<PacketKind, string>> = {
  syn: '--syn',
  data: '--data',
  datagram: '--data',
  ack: '--ack',
  fin: '--fin',
  reset: '--bad',
  control: '--control',
};

const SIGN_TONES: Readonly<Record<LandmarkSign, string>> = {
  lost: '--bad',
  again: '--again',
  held: '--fin',
  altered: '--bad',
  copied: '--control',
};

/** The marks' column, as a share of the strip's width. */
const MARKS_SHARE = 0.3;

/**
 * Draws the picture over the whole canvas.
 *
 * @param tone - gives a token's colour as it is now.
 */
export function paintOverview(
  canvas: HTMLCanvasElement,
  picture: OverviewPicture,
  tone: (token: string) => string,
): void {
  const ratio = devicePixelRatio;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  const right = width * (1 - MARKS_SHARE);
  context.lineWidth = 1;
  context.globalAlpha = picture.lines.length > 300 ? 0.45 : 0.85;
  for (const { x0, y0, x1, y1, kind } of picture.lines) {
    context.strokeStyle = tone(KIND_TONES[kind]);
    context.beginPath();
    context.moveTo(2 + x0 * (right - 4), y0 * height);
    context.lineTo(2 + x1 * (right - 4), y1 * height);
    context.stroke();
  }
  context.globalAlpha = 1;
  const size = Math.max(2.5, width * MARKS_SHARE * 0.3);
  for (const { y, sign } of picture.marks) {
    context.strokeStyle = context.fillStyle = tone(SIGN_TONES[sign]);
    context.lineWidth = 1.6;
    const at = Math.max(size, Math.min(y * height, height - size));
    drawSign(context, sign, right + (width - right) / 2, at, size);
  }
}

/** Each sign has a shape of its own, so that colour is not needed to tell them. */
function drawSign(
  context: CanvasRenderingContext2D,
  sign: LandmarkSign,
  x: number,
  y: number,
  size: number,
): void {
  context.beginPath();
  switch (sign) {
    case 'lost': // a cross
      context.moveTo(x - size, y - size);
      context.lineTo(x + size, y + size);
      context.moveTo(x - size, y + size);
      context.lineTo(x + size, y - size);
      return context.stroke();
    case 'again': // a ring
      context.arc(x, y, size * 0.9, 0, 2 * Math.PI);
      return context.stroke();
    case 'held': // two bars
      context.rect(x - size, y - size, size * 0.7, size * 2);
      context.rect(x + size * 0.3, y - size, size * 0.7, size * 2);
      return context.fill();
    case 'altered': // a triangle
      context.moveTo(x, y - size);
      context.lineTo(x + size, y + size);
      context.lineTo(x - size, y + size);
      return context.fill();
    case 'copied': // a fork
      context.moveTo(x - size, y);
      context.lineTo(x, y);
      context.lineTo(x + size, y - size);
      context.moveTo(x, y);
      context.lineTo(x + size, y + size);
      return context.stroke();
  }
}
