/** The list of rules as a person keeps it: one that is switched off stays in it as a comment. */

import type { HostName } from '#core/event-base.ts';
import { findContradictions } from '#core/rules/contradictions.ts';
import { parseRules } from '#core/rules/parse.ts';
import type { Message, RuleIssue } from '#core/rules/words.ts';
import { isOn, ruleKeys, wordsOf } from './rule-line.ts';

/** One rule of the list, read. */
export interface ListedRule {
  readonly line: string;
  readonly isOn: boolean;
  /** Its words, without the mark of being off; what `issue` speaks of. */
  readonly words: string;
  /** Tells it from the others, and finds what it did in a log. */
  readonly key: string;
  /** Its place among those in force, from 1, as the log counts them; null where it is off. */
  readonly number: number | null;
  /** Where it cannot be read. */
  readonly issue: RuleIssue | null;
  /** Why it never acts. */
  readonly warning: Message | null;
}

/** @param hosts - those that `from` and `to` may name. */
export function readList(
  lines: readonly string[],
  hosts: readonly HostName[],
): readonly ListedRule[] {
  const keys = ruleKeys(lines.map(wordsOf));
  const read = lines.map((line) => parseRules(wordsOf(line), hosts));
  const warnings = warningsOf(lines, hosts);
  let inForce = 0;
  return lines.map((line, index) => ({
    line,
    isOn: isOn(line),
    words: wordsOf(line),
    key: keys[index] ?? line,
    number: isOn(line) ? ++inForce : null,
    issue: read[index]?.issues[0] ?? null,
    warning: isOn(line) ? (warnings.get(inForce - 1) ?? null) : null,
  }));
}

/** By place among those in force, from 0. While one cannot be read, none is sure. */
function warningsOf(
  lines: readonly string[],
  hosts: readonly HostName[],
): ReadonlyMap<number, Message> {
  const { rules, issues } = parseRules(lines.filter(isOn).join('\n'), hosts);
  if (issues.length > 0) return new Map();
  const found = findContradictions(rules.map(({ rule }) => rule));
  return new Map(found.map(({ later, message }) => [later, message]));
}
