/** Writes a rule in the words it is read from; reading it again gives the same rule. */

import type { End, FrameFilter, Rule, RuleAction, Selection } from './rule.ts';

/** One line, without a comment: `delay every ACK from server by 300 ms`. */
export function printRule({ action, filter, selection, atMost }: Rule): string {
  return [
    actionText(action),
    whatText(filter, selection),
    ...filter.features.map((feature) => `with ${feature}`),
    ...endTexts('from', filter.from),
    ...endTexts('to', filter.to),
    ...(filter.overBytes === null ? [] : [`over ${filter.overBytes} bytes`]),
    ...(filter.underBytes === null ? [] : [`under ${filter.underBytes} bytes`]),
    ...manner(action),
    ...(atMost === null ? [] : [countText(atMost)]),
  ].join(' ');
}

function actionText(action: RuleAction): string {
  if (action.type !== 'corrupt' || action.bit === null) return action.type;
  return `corrupt bit ${action.bit} of`;
}

function whatText({ kind, number }: FrameFilter, selection: Selection): string {
  const noun = kind === 'anything' ? 'packet' : kind;
  const numbered = number === null ? noun : `${noun} ${number}`;
  if (selection.type === 'nth') return `the ${ordinalText(selection.n)} ${numbered}`;
  if (selection.n !== 1) return `every ${ordinalText(selection.n)} ${numbered}`;
  if (kind === 'anything') return 'anything';
  return number === null ? `every ${noun}` : numbered;
}

/** `first`, `2nd`, `3rd`, `4th`, `11th`, `22nd`. */
function ordinalText(n: number): string {
  if (n === 1) return 'first';
  const isTeen = n % 100 >= 11 && n % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

function endTexts(word: 'from' | 'to', { host, port }: End): string[] {
  return [
    ...(host === null ? [] : [`${word} ${host}`]),
    ...(port === null ? [] : [`${word} port ${port}`]),
  ];
}

function manner(action: RuleAction): string[] {
  if (action.type === 'delay') return [`by ${timeText(action.byUs)}`];
  if (action.type === 'duplicate' && action.afterUs > 0)
    return [`after ${timeText(action.afterUs)}`];
  return action.type === 'corrupt' && action.mend ? ['and mend checksums'] : [];
}

/** In the largest unit that needs no fraction. */
function timeText(us: number): string {
  if (us % 1_000_000 === 0) return `${us / 1_000_000} s`;
  return us % 1000 === 0 ? `${us / 1000} ms` : `${us} us`;
}

function countText(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${count} times`;
}
