import { describe, expect, test } from 'vitest';
import { printRule } from '#core/rules/print.ts';
import { PERFECT_WIRE } from '#core/wire-settings.ts';
import { wireEn } from '../text/wire-en.ts';
import type { RunLog } from '../view/log.ts';
import { RuleActs } from './rule-acts.ts';
import { exampleRules, readDraft, selectionKind, selectionOf } from './rule-draft.ts';
import { inForce, moved, ruleKeys, switched } from './rule-line.ts';
import { readList } from './rule-list.ts';
import { differenceTexts, textFor } from './setting-text.ts';
import { wireAt } from './wire-at.ts';

const HOSTS = ['client', 'server'];

describe('the list', () => {
  test('a rule that is off keeps its place and its words, and is not in force', () => {
    const lines = ['drop the first SYN', 'hold anything'];
    const off = lines.with(0, switched('drop the first SYN'));
    expect(inForce(off)).toEqual(['hold anything']);
    expect(readList(off, HOSTS).map(({ words, number }) => [words, number])).toEqual([
      ['drop the first SYN', null],
      ['hold anything', 1],
    ]);
    expect(off.with(0, switched(off[0] ?? ''))).toEqual(lines);
  });

  test('a warning is for the rule that never acts, counted among those in force', () => {
    const list = readList(['# drop every ACK', 'drop every SYN', 'hold every SYN'], HOSTS);
    expect(list.map(({ warning }) => warning?.en.slice(0, 18) ?? null)).toEqual([
      null,
      null,
      'rule 2 never acts:',
    ]);
  });

  test('moves one and closes up', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
  });
});

describe('the field', () => {
  test.each([
    ['', 'empty'],
    ['# why', 'empty'],
    ['drop the', 'unfinished'],
    ['delay every ACK', 'unfinished'],
    ['delay every ACK frm', 'wrong'],
    ['drop every SYN from nobody', 'wrong'],
    ['drop every SYN from client', 'rule'],
  ])('“%s” is %s', (text, type) => {
    expect(readDraft(text, HOSTS).type).toBe(type);
  });

  test('what is offered to try reads as itself', () => {
    for (const text of exampleRules(HOSTS)) {
      const draft = readDraft(text, HOSTS);
      expect(draft.type === 'rule' && printRule(draft.rule)).toBe(text);
    }
  });

  test('a selection of the menu is of the kind that was chosen', () => {
    for (const kind of ['every', 'nth', 'every-nth'] as const) {
      expect(selectionKind(selectionOf(kind, { type: 'nth', n: 1 }))).toBe(kind);
    }
  });
});

/** As much of a log as is read here. */
function logOf(parts: readonly object[]): RunLog {
  const events = parts.map((part, seq) => ({ seq, atUs: seq, ...part }));
  return { events, count: events.length, analysed: null } as unknown as RunLog;
}

test('a rule’s acts are counted by packet up to the playhead, and go on when other rules change', () => {
  const [drop = '', hold = ''] = ruleKeys(['drop every SYN', 'hold anything']);
  const log = logOf([
    { type: 'rules', rules: ['drop every SYN'] },
    { type: 'dropped', packet: 1, rule: 0 },
    { type: 'rules', rules: ['hold anything', 'drop every SYN'] },
    { type: 'held', packet: 2, rule: 0, by: 'rule' },
    { type: 'released', packet: 2, by: 'hand' },
    { type: 'dropped', packet: 3, host: 'a', rule: 1 },
    { type: 'dropped', packet: 3, host: 'b', rule: 1 },
  ]);
  const acts = new RuleActs().follow(log);
  expect([1, 2, 5, 6, 7].map((count) => acts.countOf(drop, count))).toEqual([0, 1, 1, 2, 2]);
  expect(acts.countOf(hold, 7)).toBe(1);
  expect(new RuleActs().follow(logOf([])).countOf(drop, 7)).toBe(0);
});

test('the wire at a moment is what was set last before it, and differs from the knobs in words', () => {
  const wire = (lossPercent: number) => ({
    from: { client: PERFECT_WIRE, server: { ...PERFECT_WIRE, lossPercent } },
  });
  const log = {
    start: { wire: wire(0) },
    happenings: [
      { type: 'rules', seq: 1, rules: ['hold anything'] },
      { type: 'wire', seq: 5, wire: wire(20) },
    ],
  } as unknown as RunLog;
  expect(wireAt(log, 0)).toBeNull();
  expect(wireAt(log, 1)).toEqual({ wire: wire(0), rules: [] });
  expect(wireAt(log, 5)).toEqual({ wire: wire(0), rules: ['hold anything'] });
  expect(wireAt(log, 6)?.wire).toEqual(wire(20));
  expect(differenceTexts(wire(0), wire(20), wireEn)).toEqual(['from server Loss 20 %']);
  expect(textFor(wire(20), HOSTS, 'lossPercent', wireEn)).toBe('0 / 20');
  expect(textFor(wire(20), ['server'], 'lossPercent', wireEn)).toBe('20 %');
});
