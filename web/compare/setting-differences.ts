/** In what two runs were set up differently: scenario, parameters, wire, seed. */

import type { ParamValue, RunStarted } from '#core/event.ts';
import type { Impairment } from '#core/wire-settings.ts';
import { fillProgram } from '#core/fill-program.ts';
import type { RunLog } from '../view/log.ts';
import { wireAt } from '../wire/wire-at.ts';
import { otherSide } from './side.ts';
import type { Pair, Side } from './side.ts';

/** A setting that the runs do not share; undefined where a run has none of that name. */
export type SettingDifference =
  | { readonly type: 'scenario' | 'seed' | 'kernel'; readonly values: Pair<string> }
  /** The rules that only one of them had at its end; the first lines of a program that only one of them has. */
  | { readonly type: 'rules'; readonly values: Pair<string> }
  | { readonly type: 'program'; readonly host: string; readonly values: Pair<string> }
  | { readonly type: 'param'; readonly name: string; readonly values: Pair<ParamValue | undefined> }
  | {
      readonly type: 'wire';
      readonly key: keyof Impairment;
      /** Whose frames; null where it is the same for all hosts. */
      readonly host: string | null;
      /** It was set so while the run lasted, and not from the beginning. */
      readonly isLater?: true;
      readonly values: Pair<Impairment[keyof Impairment] | undefined>;
    };

/** Every setting that differs, the most telling first. A seed is told only where chance decides something. */
export function settingDifferences(a: RunStarted, b: RunStarted): readonly SettingDifference[] {
  return [
    ...textDifference('scenario', a.scenario, b.scenario),
    ...paramDifferences(a, b),
    ...wireDifferences(a, b),
    ...(hasChance(a) || hasChance(b) ? textDifference('seed', String(a.seed), String(b.seed)) : []),
    ...textDifference('kernel', a.kernel, b.kernel),
  ];
}

/** The same for what the beginning does not tell: programs, rules, and how the wire was at the end. */
export function laterDifferences(
  a: Pick<RunLog, 'start' | 'happenings'>,
  b: Pick<RunLog, 'start' | 'happenings'>,
): readonly SettingDifference[] {
  const ends = { a: wireAt(a, Infinity), b: wireAt(b, Infinity) };
  if (!a.start || !b.start || !ends.a || !ends.b) return [];
  const first = settingDifferences(a.start, b.start).map((one) => JSON.stringify(one));
  const last = wireDifferences(
    { ...a.start, wire: ends.a.wire },
    { ...b.start, wire: ends.b.wire },
  );
  return [
    ...last
      .filter((one) => !first.includes(JSON.stringify(one)))
      .map((one) => ({ ...one, isLater: true as const })),
    ...onlyIn('rules', { a: ends.a.rules, b: ends.b.rules }),
    ...programDifferences(a.start, b.start),
  ];
}

function programDifferences(a: RunStarted, b: RunStarted): readonly SettingDifference[] {
  return a.hosts.flatMap(({ name, program }) => {
    const other = b.hosts.find((host) => host.name === name)?.program.source ?? '';
    // A parameter is told as such, and not as the line that it stands on.
    const source = fillProgram(program.source, b.params);
    const lines = { a: source.split('\n'), b: fillProgram(other, b.params).split('\n') };
    return onlyIn('program', lines).map(({ values }) => ({ type: 'program', host: name, values }));
  });
}

/** What only one of two lists has, shortened to the first of each; nothing where they hold the same. */
function onlyIn<T extends 'rules' | 'program'>(
  type: T,
  lists: Pair<readonly string[]>,
): readonly { readonly type: T; readonly values: Pair<string> }[] {
  const own = (side: Side): string => {
    const [first = '', ...more] = lists[side].filter(
      (line) => line.trim() !== '' && !lists[otherSide(side)].includes(line),
    );
    return more.length === 0 ? first.trim() : `${first.trim()} …`;
  };
  const values = { a: own('a'), b: own('b') };
  return values.a === '' && values.b === '' ? [] : [{ type, values }];
}

function textDifference(
  type: 'scenario' | 'seed' | 'kernel',
  a: string,
  b: string,
): readonly SettingDifference[] {
  return a === b ? [] : [{ type, values: { a, b } }];
}

function paramDifferences(a: RunStarted, b: RunStarted): readonly SettingDifference[] {
  const names = new Set([...Object.keys(a.params), ...Object.keys(b.params)]);
  return [...names]
    .filter((name) => a.params[name] !== b.params[name])
    .map((name) => ({
      type: 'param',
      name,
      values: { a: a.params[name], b: b.params[name] },
    }));
}

function wireDifferences(a: RunStarted, b: RunStarted): readonly SettingDifference[] {
  const hosts = [...new Set([...Object.keys(a.wire.from), ...Object.keys(b.wire.from)])];
  const found = hosts.flatMap((host) => impairmentDifferences(host, a, b));
  return found.flatMap((one) => {
    const same = found.filter((other) => isSame(one, other));
    const isForAll = same.length === hosts.length && hosts.length > 1;
    if (!isForAll) return [one];
    return same[0] === one ? [{ ...one, host: null }] : [];
  });
}

type WireDifference = Extract<SettingDifference, { type: 'wire' }>;

function impairmentDifferences(host: string, a: RunStarted, b: RunStarted): WireDifference[] {
  const [left, right] = [a.wire.from[host], b.wire.from[host]];
  const keys = Object.keys({ ...left, ...right }) as (keyof Impairment)[]; // a typed record's own keys
  return keys
    .map((key): WireDifference => {
      return { type: 'wire', key, host, values: { a: left?.[key], b: right?.[key] } };
    })
    .filter(({ values }) => JSON.stringify(values.a) !== JSON.stringify(values.b));
}

function isSame(one: WireDifference, other: WireDifference): boolean {
  return one.key === other.key && JSON.stringify(one.values) === JSON.stringify(other.values);
}

function hasChance({ wire }: RunStarted): boolean {
  return Object.values(wire.from).some(
    ({ jitterUs, lossPercent, burst, duplicatePercent, reorderPercent, corruptPercent }) =>
      burst !== null ||
      [jitterUs, lossPercent, duplicatePercent, reorderPercent, corruptPercent].some(
        (chance) => chance > 0,
      ),
  );
}
