/** A rule that is being written: what the field says, and the menu over it. Both are the same rule. */

import type { HostName } from '#core/event-base.ts';
import { parseRules } from '#core/rules/parse.ts';
import type { FrameKind, Rule, RuleAction, Selection } from '#core/rules/rule.ts';
import type { RuleIssue } from '#core/rules/words.ts';

/** `unfinished` is right as far as it goes; `issue` says what may come next. */
export type Draft =
  | { readonly type: 'empty' }
  | { readonly type: 'rule'; readonly rule: Rule }
  | { readonly type: 'unfinished' | 'wrong'; readonly issue: RuleIssue };

export function readDraft(text: string, hosts: readonly HostName[]): Draft {
  const { rules, issues } = parseRules(text, hosts);
  const [issue] = issues;
  if (issue) return { type: issue.start === issue.end ? 'unfinished' : 'wrong', issue };
  return rules[0] ? { type: 'rule', rule: rules[0].rule } : { type: 'empty' };
}

const ANYWHERE = { host: null, port: null };

/** What the menu begins with: `drop the first SYN`. */
export const FIRST_DRAFT: Rule = {
  action: { type: 'drop' },
  filter: {
    kind: 'SYN',
    number: null,
    features: [],
    from: ANYWHERE,
    to: ANYWHERE,
    overBytes: null,
    underBytes: null,
  },
  selection: { type: 'nth', n: 1 },
  atMost: null,
};

export const ACTIONS = [
  'drop',
  'hold',
  'delay',
  'duplicate',
  'corrupt',
  'mark',
  'pass',
] as const satisfies readonly RuleAction['type'][];

/** The action with what it does where nothing else is said. */
export function actionOf(type: RuleAction['type']): RuleAction {
  switch (type) {
    case 'delay':
      return { type, byUs: 300_000 };
    case 'duplicate':
      return { type, afterUs: 0 };
    case 'corrupt':
      return { type, bit: null, mend: false };
    default:
      return { type };
  }
}

/** Which of the frames that fit, as a menu offers it. */
export const SELECTIONS = ['every', 'nth', 'every-nth'] as const;
export type SelectionKind = (typeof SELECTIONS)[number];

export function selectionKind({ type, n }: Selection): SelectionKind {
  if (type === 'nth') return 'nth';
  return n === 1 ? 'every' : 'every-nth';
}

/** The selection of that kind, with the number it had where it can keep it. */
export function selectionOf(kind: SelectionKind, { n }: Selection): Selection {
  if (kind === 'every') return { type: 'every', n: 1 };
  return kind === 'nth' ? { type: 'nth', n } : { type: 'every', n: Math.max(2, n) };
}

/** Whether frames of that kind are numbered within their flow. */
export function isNumbered(kind: FrameKind): boolean {
  return kind === 'data segment' || kind === 'datagram';
}

/** A few rules to begin with; the last host answers in most scenarios. */
export function exampleRules(hosts: readonly HostName[]): readonly string[] {
  return [
    'drop the first SYN',
    'drop data segment 3 once',
    `delay every ACK from ${hosts.at(-1) ?? 'server'} by 300 ms`,
    'hold anything with FIN',
  ];
}
