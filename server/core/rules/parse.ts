/** Reads rules: one a line, in English words, `#` begins a comment. The grammar stands in the README. */

import type { HostName } from '../event-base.ts';
import { parseClauses } from './clauses.ts';
import type { FrameKind, Rule, RuleAction, Selection } from './rule.ts';
import { LARGEST_NUMBER } from './rule.ts';
import { Fault, type RuleIssue, Words } from './words.ts';

/** A rule and the line it was read from: `[start, end)` in characters of the text, comment left out. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
}

/** What a text says: the rules that could be read, and what could not. */
export interface ParsedRules {
  readonly rules: readonly PlacedRule[];
  readonly issues: readonly RuleIssue[];
}

const ACTIONS = ['drop', 'hold', 'delay', 'duplicate', 'corrupt', 'mark', 'pass'] as const;

/** Words for a kind, and the kind they name; plurals end in `s`. */
const KINDS: Readonly<Record<string, FrameKind>> = {
  packet: 'anything',
  frame: 'anything',
  segment: 'segment',
  syn: 'SYN',
  'syn-ack': 'SYN-ACK',
  ack: 'ACK',
  fin: 'FIN',
  rst: 'RST',
  datagram: 'datagram',
  fragment: 'fragment',
  icmp: 'ICMP',
  arp: 'ARP',
};

const POSSIBLE_KINDS =
  'SYN, SYN-ACK, ACK, data segment, segment, FIN, RST, datagram, fragment, ICMP, ARP, packet'.split(
    ', ',
  );

const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, other: 2 };

/**
 * Reads a text of rules. Never throws.
 *
 * @param hosts - the names that `from` and `to` may say; any where left out.
 */
export function parseRules(text: string, hosts?: readonly HostName[]): ParsedRules {
  const rules: PlacedRule[] = [];
  const issues: RuleIssue[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const written = line.replace(/#.*$/s, '').trimEnd();
    if (written.trim() !== '') {
      try {
        const rule = parseRule(new Words(written, start), hosts);
        rules.push({ rule, start, end: start + written.length });
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        issues.push(error.issue);
      }
    }
    start += line.length + 1;
  }
  return { rules, issues };
}

function parseRule(words: Words, hosts: readonly HostName[] | undefined): Rule {
  const type = words.expect(ACTIONS);
  const bit = type === 'corrupt' ? parseBit(words) : null;
  const { kind, number, selection } = parseWhat(words);
  const { byUs, afterUs, mend, atMost, ...rest } = parseClauses(words, type, hosts);
  const action: RuleAction =
    type === 'delay'
      ? { type, byUs: byUs ?? words.fail(['by 300 ms']) }
      : type === 'duplicate'
        ? { type, afterUs: afterUs ?? 0 }
        : type === 'corrupt'
          ? { type, bit, mend }
          : { type };
  return { action, filter: { kind, number, ...rest }, selection, atMost };
}

function parseBit(words: Words): number | null {
  if (words.take('bit') === null) return null;
  const bit = words.expectInteger(0, LARGEST_NUMBER, '432');
  words.expect(['of']);
  return bit;
}

function parseWhat(words: Words): {
  kind: FrameKind;
  number: number | null;
  selection: Selection;
} {
  const every: Selection = { type: 'every', n: 1 };
  if (words.take('anything', 'everything') !== null) {
    return { kind: 'anything', number: null, selection: every };
  }
  const selection = parseSelection(words) ?? every;
  const kind = parseKind(words);
  const isNumbered = kind === 'data segment' || kind === 'datagram';
  const hasNumber = isNumbered && /^\d/.test(words.next);
  const number = hasNumber && !isTimes(words) ? words.expectInteger(1, LARGEST_NUMBER, '3') : null;
  return { kind, number, selection };
}

/** Whether the number that comes next counts how often, as in `drop data segment 3 times`. */
function isTimes(words: Words): boolean {
  words.skip();
  const answer = words.next === 'times' || words.next === 'time';
  words.back();
  return answer;
}

function parseSelection(words: Words): Selection | null {
  const which = words.take('the', 'every', 'each', 'all', 'any', 'a', 'an');
  if (which === 'the') {
    return { type: 'nth', n: parseOrdinal(words) ?? words.fail(['first', '2nd', '3rd', '4th']) };
  }
  const n = which === 'every' ? parseOrdinal(words) : null;
  return which === null ? null : { type: 'every', n: n ?? 1 };
}

function parseOrdinal(words: Words): number | null {
  if (words.next === 'last') failLast(words);
  const known = ORDINALS[words.next];
  if (known !== undefined) {
    words.skip();
    return known;
  }
  if (!/^\d/.test(words.next)) return null;
  const n = words.expectInteger(1, LARGEST_NUMBER, '2nd');
  words.expect(['st', 'nd', 'rd', 'th']);
  return n;
}

/** A wire decides as a frame passes, when nobody can know yet whether another will come. */
function failLast(words: Words): never {
  return words.failWith({
    en: 'the wire cannot know which is the last before the others have not come; say its number, such as “data segment 10”',
    zh: '线路无法预知哪个是最后一个；请写编号，例如“data segment 10”',
  });
}

function parseKind(words: Words): FrameKind {
  if (words.next === 'last') failLast(words);
  if (words.take('data') !== null) {
    words.expect(['segment', 'segments']);
    return 'data segment';
  }
  const kind = KINDS[words.next] ?? KINDS[words.next.replace(/s$/, '')];
  if (kind === undefined) return words.fail([...POSSIBLE_KINDS, 'anything']);
  words.skip();
  if (kind === 'ICMP') words.take('message', 'messages');
  return kind;
}
