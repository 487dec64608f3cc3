/** What may follow a rule's subject, in any order: where from and to, how large, by how long, how often. */

import type { HostName } from '../event-base.ts';
import { FEATURES, LARGEST_NUMBER, LONGEST_US } from './rule.ts';
import type { End, Feature, FrameFilter, RuleAction } from './rule.ts';
import type { Words } from './words.ts';

const LARGEST_PORT = 65_535;
const LARGEST_PACKET_BYTES = 65_535;

const SECOND_US = 1_000_000;

const UNIT_US: Readonly<Record<string, number>> = {
  s: SECOND_US,
  ms: 1000,
  us: 1,
  µs: 1,
  μs: 1,
};

/** The clauses of one rule; null and false where they are not said. */
export interface Clauses extends Omit<FrameFilter, 'kind' | 'number'> {
  readonly byUs: number | null;
  readonly afterUs: number | null;
  readonly mend: boolean;
  readonly atMost: number | null;
}

type Draft = { -readonly [K in keyof Clauses]: Clauses[K] };

const NOWHERE: End = { host: null, port: null };

/** Clauses any rule may have, as the reader of an error is told. */
const POSSIBLE = [
  'from',
  'to',
  'with',
  'over 500 bytes',
  'under 500 bytes',
  'once',
  'twice',
  '3 times',
];

const OF_ACTION: Partial<Record<RuleAction['type'], string>> = {
  delay: 'by 300 ms',
  duplicate: 'after 50 ms',
  corrupt: 'and mend checksums',
};

/** Reads clauses up to the end of the rule; a fault stops it. A clause said twice is a fault at its second place. */
export function parseClauses(
  words: Words,
  action: RuleAction['type'],
  hosts: readonly HostName[] | undefined,
): Clauses {
  const draft: Draft = {
    features: [],
    from: NOWHERE,
    to: NOWHERE,
    overBytes: null,
    underBytes: null,
    byUs: null,
    afterUs: null,
    mend: false,
    atMost: null,
  };
  while (!words.isOver) parseClause(words, action, draft, hosts);
  return draft;
}

function parseClause(
  words: Words,
  action: RuleAction['type'],
  draft: Draft,
  hosts: readonly HostName[] | undefined,
): void {
  const clause = words.next;
  if (clause === 'from' || clause === 'to') {
    words.skip();
    draft[clause] = parseEnd(words, draft[clause], hosts);
  } else if (clause === 'with') {
    words.skip();
    draft.features = withFeature(words, draft.features);
  } else if (clause === 'over' || clause === 'under') {
    const key = clause === 'over' ? 'overBytes' : 'underBytes';
    once(words, draft[key] === null);
    draft[key] = words.expectInteger(0, LARGEST_PACKET_BYTES, '500');
    words.expect(['bytes', 'byte']);
  } else if (clause === 'by' && action === 'delay') {
    once(words, draft.byUs === null);
    draft.byUs = parseTime(words);
  } else if (clause === 'after' && action === 'duplicate') {
    once(words, draft.afterUs === null);
    draft.afterUs = parseTime(words);
  } else if (clause === 'and' && action === 'corrupt') {
    once(words, !draft.mend);
    words.expect(['mend']);
    words.expect(['checksums', 'checksum']);
    draft.mend = true;
  } else {
    draft.atMost = parseCount(words, action, draft.atMost);
  }
}

/** Steps over a clause's first word, unless it was said before. */
function once(words: Words, isFirst: boolean): void {
  if (!isFirst) failTwice(words);
  words.skip();
}

function failTwice(words: Words): never {
  return words.failWith({
    en: `“${words.nextAsWritten}” was said before`,
    zh: `“${words.nextAsWritten}”前面已经写过`,
  });
}

function parseEnd(words: Words, end: End, hosts: readonly HostName[] | undefined): End {
  if (words.next === 'port') {
    if (end.port !== null) failTwice(words);
    words.skip();
    return { ...end, port: words.expectInteger(0, LARGEST_PORT, '8080') };
  }
  if (end.host !== null) failTwice(words);
  const host = words.nextAsWritten;
  const isHost = hosts === undefined ? /^[A-Za-z]/.test(host) : hosts.includes(host);
  if (!isHost) words.fail([...(hosts ?? ['client', 'server']), 'port 8080']);
  words.skip();
  return { ...end, host };
}

function withFeature(words: Words, features: readonly Feature[]): readonly Feature[] {
  const feature = FEATURES.find((name) => name.toLowerCase() === words.next);
  if (feature === undefined) return words.fail(FEATURES);
  if (features.includes(feature)) failTwice(words);
  words.skip();
  return [...features, feature];
}

function parseTime(words: Words): number {
  const value = words.expectNumber('300 ms');
  const unitUs = UNIT_US[words.next];
  if (unitUs === undefined) return words.fail(['s', 'ms', 'us']);
  const us = Math.round(value * unitUs);
  if (us > LONGEST_US) {
    words.back();
    words.failWith({
      en: `a time up to ${LONGEST_US / SECOND_US} s must stand here`,
      zh: `这里的时间最长为 ${LONGEST_US / SECOND_US} s`,
    });
  }
  words.skip();
  return us;
}

function parseCount(words: Words, action: RuleAction['type'], before: number | null): number {
  const isCount = /^(once|twice|\d.*)$/.test(words.next);
  if (!isCount) return words.fail([...POSSIBLE, ...[OF_ACTION[action] ?? []].flat()]);
  if (before !== null) failTwice(words);
  const word = words.take('once', 'twice');
  if (word !== null) return word === 'once' ? 1 : 2;
  const count = words.expectInteger(1, LARGEST_NUMBER, '3 times');
  words.expect(['times', 'time']);
  return count;
}
