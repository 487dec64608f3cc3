/** The edge where rules come in as text: what cannot be read is refused with its place. */

import type { HostName } from '#core/event-base.ts';
import { findContradictions } from '#core/rules/contradictions.ts';
import { parseRules } from '#core/rules/parse.ts';
import { AppError } from '../errors.ts';

/**
 * The lines that hold a rule, as they were written; empty ones and comments fall away.
 *
 * @param rules - any number of lines each.
 * @throws AppError `bad-rule`, naming the first fault, its line and its place in it (from 1).
 */
export function checkRules(
  rules: readonly string[],
  hosts: readonly HostName[],
): readonly string[] {
  const text = rules.join('\n');
  const parsed = parseRules(text, hosts);
  const [fault] = parsed.issues;
  if (fault === undefined)
    return parsed.rules.map(({ start, end }) => text.slice(start, end).trim());
  const before = text.slice(0, fault.start).split('\n');
  const line = text.split('\n')[before.length - 1]?.trim();
  const column = (before.at(-1)?.length ?? 0) + 1;
  throw new AppError(
    'bad-rule',
    `rule ${before.length}, at character ${column} of ${JSON.stringify(line)}: ${fault.message.en}`,
  );
}

/** What the author of these rules should know: rules that never act, one sentence each. */
export function ruleWarnings(rules: readonly string[]): readonly string[] {
  const parsed = parseRules(rules.join('\n')).rules.map(({ rule }) => rule);
  return findContradictions(parsed).map(({ message }) => message.en);
}
