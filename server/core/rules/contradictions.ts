/** Finds rules that can never act, because an earlier one takes all that they want. */

import type { End, FrameFilter, FrameKind, Rule } from './rule.ts';
import type { Message } from './words.ts';

/** `earlier` and `later` are places in the list, from 0. */
export interface Contradiction {
  readonly earlier: number;
  readonly later: number;
  readonly message: Message;
}

/** Every rule that another before it leaves nothing to, each named once. */
export function findContradictions(rules: readonly Rule[]): readonly Contradiction[] {
  return rules.flatMap((rule, later) => {
    const earlier = rules.slice(0, later).findIndex((before) => leavesNothing(before, rule));
    return earlier === -1 ? [] : [{ earlier, later, message: messageOf(earlier + 1, later + 1) }];
  });
}

function messageOf(earlier: number, later: number): Message {
  return {
    en: `rule ${later} never acts: rule ${earlier} takes every packet it is about, and the first wins`,
    zh: `规则 ${later} 永远不会生效：它针对的分组都被规则 ${earlier} 先拿走，以先写的为准`,
  };
}

function leavesNothing(before: Rule, after: Rule): boolean {
  if (before.atMost !== null && before.selection.type === 'every') return false;
  if (before.selection.type === 'every' && before.selection.n === 1) {
    return covers(before.filter, after.filter);
  }
  const isSameChoice =
    before.selection.type === after.selection.type && before.selection.n === after.selection.n;
  return isSameChoice && covers(before.filter, after.filter) && covers(after.filter, before.filter);
}

/** Whether all that `inner` fits, `outer` fits as well. */
function covers(outer: FrameFilter, inner: FrameFilter): boolean {
  return (
    coversKind(outer.kind, inner.kind) &&
    (outer.number === null || (outer.number === inner.number && outer.kind === inner.kind)) &&
    outer.features.every((feature) => inner.features.includes(feature)) &&
    coversEnd(outer.from, inner.from) &&
    coversEnd(outer.to, inner.to) &&
    (outer.overBytes === null || (inner.overBytes ?? -1) >= outer.overBytes) &&
    (outer.underBytes === null || (inner.underBytes ?? Infinity) <= outer.underBytes)
  );
}

const SEGMENTS: readonly FrameKind[] = ['data segment', 'SYN', 'SYN-ACK', 'ACK', 'FIN', 'RST'];

function coversKind(outer: FrameKind, inner: FrameKind): boolean {
  return (
    outer === 'anything' || outer === inner || (outer === 'segment' && SEGMENTS.includes(inner))
  );
}

function coversEnd(outer: End, inner: End): boolean {
  return (
    (outer.host === null || outer.host === inner.host) &&
    (outer.port === null || outer.port === inner.port)
  );
}
