/** Reads one command's options, strictly. */

import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Options and positionals of a command's arguments.
 *
 * @param positionals - names of the positional arguments, all required.
 * @throws UsageError on an unknown option, a missing value, a missing or superfluous argument.
 */
export function readOptions<O extends Options>(
  args: readonly string[],
  options: O,
  positionals: readonly string[] = [],
) {
  const parsed = parseStrictly(args, options);
  const missing = positionals[parsed.positionals.length];
  if (missing !== undefined) throw new UsageError(`${missing} is missing`);
  const extra = parsed.positionals[positionals.length];
  if (extra !== undefined) throw new UsageError(`unexpected argument "${extra}"`);
  return parsed;
}

/** An integer option. @throws UsageError where it is none or out of bounds. */
export function readInteger(name: string, text: string, min: number, max: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`--${name} must be an integer from ${min} to ${max} (got "${text}")`);
}

function parseStrictly<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    // parseArgs explains itself at length after the first sentence.
    if (error instanceof TypeError) throw new UsageError(error.message.split('. ')[0] ?? '');
    throw error;
  }
}
