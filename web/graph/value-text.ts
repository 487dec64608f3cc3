/** Values of graphs in figures, the same in every language. */

import { timeText } from '../view/time-text.ts';
import type { Unit } from './series.ts';

const RATES = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s'] as const;

/** A whole number with its thousands apart: `217,200`. */
export function countText(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** A value with its unit; `segments` is the word for that unit. */
export function valueText(value: number, unit: Unit, segments: string): string {
  switch (unit) {
    case 'bytes':
      return `${countText(value)} B`;
    case 'segments':
      return `${countText(value)} ${segments}`;
    case 'us':
      return timeText(value);
    case 'bitPerS':
      return rateText(value);
  }
}

/** What stands beside a line of the grid, `step` from the next: short, its unit with it where the caption has none. */
export function tickText(value: number, unit: Unit, step: number): string {
  switch (unit) {
    case 'bytes':
      return value >= 1e7 ? `${value / 1e6}M` : countText(value);
    case 'segments':
      return Number.isInteger(value) ? countText(value) : '';
    case 'us':
      return timeTick(value, step);
    case 'bitPerS':
      return rateText(value);
  }
}

/** A moment on the time axis; `stepUs` is the distance between two of them. */
export function timeTick(atUs: number, stepUs: number): string {
  if (atUs === 0) return '0';
  const [size, name] = stepUs >= 500_000 ? [1e6, 's'] : stepUs >= 500 ? [1000, 'ms'] : [1, 'µs'];
  return `${countOf(atUs / size)} ${name}`;
}

function countOf(value: number): string {
  return (Math.round(value * 1000) / 1000).toLocaleString('en');
}

function rateText(bitPerS: number): string {
  if (bitPerS === 0) return '0 bit/s';
  const place = Math.min(RATES.length - 1, Math.max(0, Math.floor(Math.log10(bitPerS) / 3)));
  const value = bitPerS / 1000 ** place;
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${RATES[place]}`;
}
