import { expect, test } from 'vitest';
import type { RunEvent, Unstamped } from '../event.ts';
import { RuleDeeds } from './rule-deeds.ts';

/** What the rules are told to have done to packet 1 after each of these events. */
function check(events: readonly Unstamped[], expected: readonly string[]): void {
  const deeds = new RuleDeeds();
  events.forEach((event, seq) => deeds.push({ ...event, seq, atUs: seq } as RunEvent));
  expect(deeds.of(1, events.length).map(({ en }) => en)).toEqual(expected);
}

const rules = { type: 'rules', rules: ['drop the first SYN', 'hold every FIN'] } as const;
const way = { packet: 1, host: 'server' } as const;
const lost = { detail: '', wouldArriveUs: 9 } as const;

test('names the rule that dropped a packet, by its number and words', () => {
  check(
    [rules, { type: 'dropped', ...way, ...lost, reason: 'rule', rule: 0 }],
    ['Rule 1, “drop the first SYN”, took it off the wire on its way to server.'],
  );
});

test('a rule is named by the list that was in force', () => {
  check(
    [
      rules,
      { type: 'held', ...way, by: 'rule', rule: 1 },
      { type: 'rules', rules: ['drop anything'] },
      { type: 'dropped', ...way, ...lost, reason: 'rule', rule: 0 },
    ],
    [
      'Rule 2, “hold every FIN”, holds it on the wire: it goes on when a person lets it.',
      'Rule 1, “drop anything”, took it off the wire on its way to server.',
    ],
  );
});

test('what the settings or a hand did is no rule’s doing', () => {
  check(
    [
      rules,
      { type: 'held', ...way, by: 'hand' },
      { type: 'dropped', ...way, ...lost, reason: 'loss' },
    ],
    [],
  );
});

test('what lies later is not told', () => {
  const deeds = new RuleDeeds();
  deeds.push({ ...rules, seq: 0, atUs: 0 });
  deeds.push({ type: 'held', ...way, by: 'rule', rule: 1, seq: 1, atUs: 1 });
  expect(deeds.of(1, 1)).toEqual([]);
  expect(deeds.of(1, 2)).toHaveLength(1);
});
