/** The lines that `ss` or `netstat` would print on every host at a moment, and what in them is new. */

import type { HostName } from '#core/event-base.ts';
import type { Countdown } from './countdown.ts';
import { countdownAt } from './countdown.ts';
import type { SocketReport, SocketTrack } from './socket-history.ts';
import { reportAt } from './socket-history.ts';
import type { Printer, Value } from './printers.ts';

/** What became of a value since the step before; `gone`: with its socket. */
export type Change = 'up' | 'down' | 'other' | 'gone' | 'same';

/** One value as it is printed. */
export interface Cell {
  /** Names it among the values of its socket. */
  readonly name: string;
  readonly text: string;
  readonly change: Change;
}

/** One line of the output; `key` names it for as long as it is printed. */
export type SocketLine =
  | { readonly type: 'command'; readonly key: string; readonly host: HostName }
  | {
      readonly type: 'socket';
      readonly key: string;
      readonly cells: readonly Cell[];
      readonly countdown: Countdown | null;
      /** It closed since the step before: the tool prints it no more, and that is news. */
      readonly isGone: boolean;
    }
  | { readonly type: 'info'; readonly key: string; readonly cells: readonly Cell[] };

/** Where in the log one looks, and what is compared. */
export interface Moment {
  /** Events up to the playhead. */
  readonly eventCount: number;
  /** Events up to the step before it. */
  readonly countBefore: number;
  /** The run's own time at the playhead, µs. */
  readonly atUs: number;
}

/**
 * Every host's output: its command, then its sockets in the order they appeared. Neither tool prints a closed one: those
 * that closed since the step before come last, marked, and are not there at the next.
 */
export function socketLines(
  hosts: readonly HostName[],
  tracks: readonly SocketTrack[],
  moment: Moment,
  printer: Printer,
): readonly SocketLine[] {
  const lines = new Map<HostName, { open: SocketLine[]; gone: SocketLine[] }>(
    hosts.map((host) => [host, { open: [], gone: [] }]),
  );
  for (const track of tracks) {
    const report = reportAt(track, moment.eventCount);
    const own = lines.get(track.host);
    if (!report || !own) continue;
    if (report.event.state === 'CLOSED')
      own.gone.push(...goneLines(track, report, moment, printer));
    else own.open.push(...linesOf(track, report, moment, printer));
  }
  return [...lines].flatMap(([host, { open, gone }]) => [
    { type: 'command' as const, key: host, host },
    ...open,
    ...gone,
  ]);
}

function linesOf(
  track: SocketTrack,
  report: SocketReport,
  { eventCount, countBefore, atUs }: Moment,
  printer: Printer,
): readonly SocketLine[] {
  const before = countBefore < eventCount ? reportAt(track, countBefore) : report;
  const countdown = countdownAt(report, atUs);
  const cells = compare(
    printer.columns(report, countdown),
    before && printer.columns(before, null),
  );
  const info = compare(printer.info(report), before && printer.info(before));
  return [
    { type: 'socket', key: track.key, cells, countdown, isGone: false },
    ...(info.length > 0 ? [{ type: 'info' as const, key: `${track.key} info`, cells: info }] : []),
  ];
}

/** Of a socket that closed only that it did is news, and only once. */
function goneLines(
  track: SocketTrack,
  report: SocketReport,
  { countBefore }: Moment,
  printer: Printer,
): readonly SocketLine[] {
  const before = reportAt(track, countBefore);
  if (before === null || before.event.state === 'CLOSED') return [];
  const cells = printer
    .columns(report, null)
    .map(({ name, text }) => ({ name, text, change: name === 'state' ? 'gone' : 'same' }) as const);
  return [{ type: 'socket', key: track.key, cells, countdown: null, isGone: true }];
}

/** All of a socket that was not there before is as it is; that it is there shows in its first value. */
function compare(values: readonly Value[], before: readonly Value[] | null): readonly Cell[] {
  return values.map(({ name, text, compared }) => {
    const old = before?.find((value) => value.name === name);
    const isNew = before === null && name === 'state';
    return {
      name,
      text,
      change: isNew ? 'other' : old ? changeOf(compared, old.compared) : 'same',
    };
  });
}

function changeOf(now: string | number, before: string | number): Change {
  if (now === before) return 'same';
  if (typeof now !== 'number' || typeof before !== 'number') return 'other';
  return now > before ? 'up' : 'down';
}
