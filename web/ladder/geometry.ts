/** Where things go on the ladder: lifelines, margins, sizes, and the way from moments to pixels. */

import type { HostName } from '#core/event-base.ts';

export interface Geometry {
  readonly width: number;
  /** The size of labels, px. */
  readonly fontPx: number;
  /** Pixels per ms of the clock in use. */
  readonly pxPerMs: number;
  /** Room above moment 0, px. */
  readonly top: number;
  readonly lifelines: readonly Lifeline[];
  /** Right edge of the time axis' words. */
  readonly timeX: number;
  /** Whether there is room for call labels beside the outer lifelines; beside inner ones arrows have it. */
  readonly hasCallLabels: boolean;
}

export interface Lifeline {
  readonly host: HostName;
  readonly x: number;
  /** Which side its call bars are on: outward at both ends, right in between. */
  readonly side: -1 | 1;
  /** Whether its calls are named. */
  readonly hasCallLabels: boolean;
}

/** JetBrains Mono's advance is 0.6 em for every character. */
export const MONO_ADVANCE = 0.6;

/**
 * Lays out the columns.
 *
 * @param options.width - of the picture, px.
 * @param options.fontPx - size of labels, px.
 * @param options.msPerFlight - how many ms of the clock a usual flight takes: it is drawn about 5 lines tall.
 */
export function layOut(options: {
  readonly width: number;
  readonly fontPx: number;
  readonly hosts: readonly HostName[];
  readonly msPerFlight: number;
}): Geometry {
  const { width, fontPx, hosts, msPerFlight } = options;
  const isPair = hosts.length <= 2;
  // Calls are named beside the outer lifelines, where what lies between them can spare the room.
  const hasCallLabels = width > fontPx * (isPair ? 34 : 18 + 7 * hosts.length);
  const timeWidth = fontPx * 4.8;
  const callWidth = hasCallLabels ? fontPx * 6.6 : fontPx * 1.2;
  const left = timeWidth + callWidth;
  const right = width - callWidth - (hasCallLabels ? 0 : fontPx * 0.6);
  const step = hosts.length > 1 ? (right - left) / (hosts.length - 1) : 0;
  return {
    width,
    fontPx,
    pxPerMs: (4.7 * fontPx) / msPerFlight,
    top: fontPx * 3.2,
    timeX: timeWidth - fontPx * 0.3,
    hasCallLabels,
    lifelines: hosts.map((host, i) => ({
      host,
      x: Math.round(left + step * i),
      side: i === 0 && hosts.length > 1 ? -1 : 1,
      hasCallLabels: hasCallLabels && (i === 0 || i === hosts.length - 1),
    })),
  };
}

/** The height of a moment, px from the top of the whole ladder. */
export function yOf(geometry: Geometry, ms: number): number {
  return geometry.top + ms * geometry.pxPerMs;
}

/** The moment at a height: the inverse of {@link yOf}. */
export function momentAtY(geometry: Geometry, y: number): number {
  return (y - geometry.top) / geometry.pxPerMs;
}

/** A host's lifeline, or null where it is not on the ladder. */
export function lifelineOf(geometry: Geometry, host: HostName): Lifeline | null {
  return geometry.lifelines.find((lifeline) => lifeline.host === host) ?? null;
}

/** The size of labels, px: as large as usual, smaller only where the picture is very narrow. */
export function labelSize(width: number, usualPx: number, leastPx: number): number {
  return Math.min(usualPx, Math.max(leastPx, width / 30));
}

/** How wide monospaced text is, px: characters of East Asia take a full em. */
export function textWidth(text: string, fontPx: number): number {
  let em = 0;
  for (const character of text) em += character.charCodeAt(0) > 0x2e7f ? 1 : MONO_ADVANCE;
  return em * fontPx;
}
