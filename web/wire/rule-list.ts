/** The list of rules as a person keeps it: one that is switched off stays in it as a comment. */

const OFF = /^\s*#\s*/;

/** Whether the rule is in force. */
export function isOn(rule: string): boolean {
  return !OFF.test(rule);
}

/** The rule's words, on or off. */
export function wordsOf(rule: string): string {
  return rule.replace(OFF, '');
}

/** The same rule, off where it was on. */
export function switched(rule: string): string {
  return isOn(rule) ? `# ${rule}` : wordsOf(rule);
}

/** Those that the wire follows, in their order. */
export function inForce(rules: readonly string[]): readonly string[] {
  return rules.filter(isOn);
}

/** The rule at `from` goes to `to`; the others close up. */
export function moved(rules: readonly string[], from: number, to: number): readonly string[] {
  const others = rules.filter((_, index) => index !== from);
  return others.toSpliced(to, 0, ...rules.slice(from, from + 1));
}
