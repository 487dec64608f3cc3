/** Reads where a reader wants to begin in a run's log. */

import { AppError } from '../errors.ts';

/** The `from` of a query, default 0. @throws AppError `bad-parameter` where it is no place in a log. */
export function readFrom(value: unknown): number {
  if (value === undefined || value === null) return 0;
  const from = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : NaN;
  if (Number.isSafeInteger(from)) return from;
  throw new AppError('bad-parameter', `from must be an integer ≥ 0 (got ${JSON.stringify(value)})`);
}
