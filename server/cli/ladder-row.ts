/** Draws the ladder's rows: lifelines as columns, arrows and notes between them. */

import type { RunStarted } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';

/** Columns from one lifeline to the next. */
const LANE = 66;

export interface Arrow {
  readonly from: HostName;
  readonly to: HostName;
  readonly label: string;
  /** What must not be cut off: why it was lost. */
  readonly note: string;
  readonly isLost: boolean;
}

/** The rows above the ladder: what runs, on what, and the hosts' names over their lifelines. */
export function headerRows(start: RunStarted): readonly string[] {
  const names = start.hosts.map(({ name, address }, index) =>
    index < start.hosts.length - 1 ? `${name} ${address}`.padEnd(LANE) : `${name} ${address}`,
  );
  return [
    `${start.scenario} · seed ${start.seed} · kernel ${start.kernel}`,
    '',
    `    time ms  ${names.join('')}`,
  ];
}

/** A packet: an arrow from lifeline to lifeline with its label on it; a lost one ends before the other side. */
export function arrowRow(
  hosts: readonly HostName[],
  { from, to, label, note, isLost }: Arrow,
): string {
  const [a, b] = [hosts.indexOf(from), hosts.indexOf(to)];
  const [left, right] = [Math.min(a, b), Math.max(a, b)];
  const width = (right - left) * LANE - 1;
  const text = ` ${shorten(label, width - 8 - note.length)}${note} `;
  const dashes = width - text.length - 1;
  const lead = isLost ? Math.min(4, dashes) : dashes >> 1;
  const isRightward = a < b;
  const shaft = isLost
    ? isRightward
      ? '─'.repeat(lead) + text.padEnd(width - lead)
      : text.padStart(width - lead) + '─'.repeat(lead)
    : isRightward
      ? `${'─'.repeat(lead)}${text}${'─'.repeat(dashes - lead)}▶`
      : `◀${'─'.repeat(dashes - lead)}${text}${'─'.repeat(lead)}`;
  return hosts
    .map((_, index) => lane(index, { left, right, shaft, isLast: index === hosts.length - 1 }))
    .join('');
}

/** A call or a line of output, at the right of its host's lifeline. */
export function noteRow(hosts: readonly HostName[], host: HostName, text: string): string {
  return hosts
    .map((name, index) => {
      const isLast = index === hosts.length - 1;
      const note = name === host ? ` ${isLast ? text : shorten(text, LANE - 3)}` : '';
      return isLast ? `│${note}` : `│${note}`.padEnd(LANE);
    })
    .join('');
}

function lane(
  index: number,
  row: {
    readonly left: number;
    readonly right: number;
    readonly shaft: string;
    readonly isLast: boolean;
  },
): string {
  if (index === row.left) return `│${row.shaft}`;
  // The arrow's shaft already covers the lifelines it passes.
  if (index > row.left && index < row.right) return '';
  return row.isLast ? '│' : '│'.padEnd(LANE);
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
