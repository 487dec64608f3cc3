/** A line of the rules' list: on, or off as a comment. It is read without the parser, which comes with the view. */

const OFF = /^\s*#\s*/;

/** Whether the rule is in force. */
export function isOn(line: string): boolean {
  return !OFF.test(line);
}

/** The rule's words, on or off. */
export function wordsOf(line: string): string {
  return line.replace(OFF, '');
}

/** The same rule, off where it was on. */
export function switched(line: string): string {
  return isOn(line) ? `# ${line}` : wordsOf(line);
}

/** Those that the wire follows, in their order. */
export function inForce(lines: readonly string[]): readonly string[] {
  return lines.filter(isOn);
}

/** The line at `from` goes to `to`; the others close up. */
export function moved(lines: readonly string[], from: number, to: number): readonly string[] {
  const others = lines.filter((_, index) => index !== from);
  return others.toSpliced(to, 0, ...lines.slice(from, from + 1));
}

/** A name for each of these rules, by which it is known when its place changes: its words, and which of them it is. */
export function ruleKeys(rules: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const words = rule.replace(/#.*$/s, '').trim();
    const place = (seen.get(words) ?? 0) + 1;
    seen.set(words, place);
    return `${words} ${place}`;
  });
}
