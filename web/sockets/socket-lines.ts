/** The lines that `ss` or `netstat` would print on every host at a moment, and what in them is new. */

import type { HostName } from '#core/event-base.ts';
import type { Countdown } from './countdown.ts';
import { countdownAt } from './countdown.ts';
import type { SocketReport, SocketTrack } from './socket-history.ts';
import { reportAt } from './socket-history.ts';
import type { Printer, Value } from './printers.ts';

/** What became of a value since the step before. */
export type Change = 'up' | 'down' | 'other' | 'same';

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
      readonly isClosed: boolean;
    }
  | {
      readonly type: 'info';
      readonly key: string;
      readonly cells: readonly Cell[];
      readonly isClosed: boolean;
    };

/** Where in the log one looks, and what is compared. */
export interface Moment {
  /** Events up to the playhead. */
  readonly eventCount: number;
  /** Events up to the step before it. */
  readonly countBefore: number;
  /** The run's own time at the playhead, µs. */
  readonly atUs: number;
}

/** Every host's output: its command, then its sockets in the order they appeared, closed ones last. */
export function socketLines(
  hosts: readonly HostName[],
  tracks: readonly SocketTrack[],
  moment: Moment,
  printer: Printer,
): readonly SocketLine[] {
  const lines = new Map<HostName, { open: SocketLine[]; closed: SocketLine[] }>(
    hosts.map((host) => [host, { open: [], closed: [] }]),
  );
  for (const track of tracks) {
    const report = reportAt(track, moment.eventCount);
    const own = lines.get(track.host);
    if (!report || !own) continue;
    const isClosed = report.event.state === 'CLOSED';
    const printed = linesOf(track, report, moment, printer);
    (isClosed ? own.closed : own.open).push(...printed);
  }
  return [...lines].flatMap(([host, { open, closed }]) => [
    { type: 'command' as const, key: host, host },
    ...open,
    ...closed,
  ]);
}

function linesOf(
  track: SocketTrack,
  report: SocketReport,
  { eventCount, countBefore, atUs }: Moment,
  printer: Printer,
): readonly SocketLine[] {
  const before = countBefore < eventCount ? reportAt(track, countBefore) : report;
  const isClosed = report.event.state === 'CLOSED';
  const countdown = countdownAt(report, atUs);
  const compared = compare(
    printer.columns(report, countdown),
    before && printer.columns(before, null),
  );
  const cells = isClosed ? compared.map(quietButState) : compared;
  const info = compare(printer.info(report), before && printer.info(before));
  return [
    { type: 'socket', key: track.key, cells, countdown, isClosed },
    ...(info.length > 0 && !isClosed
      ? [{ type: 'info' as const, key: `${track.key} info`, cells: info, isClosed }]
      : []),
  ];
}

/** Of a closed socket only that it is closed is news. */
function quietButState(cell: Cell): Cell {
  return cell.name === 'state' ? cell : { ...cell, change: 'same' };
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
