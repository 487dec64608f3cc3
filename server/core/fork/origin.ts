/** Tells how a run was made from another, and reads what a recording tells of it. */

import type { RunEvent } from '../event.ts';
import type { RunOrigin, ToldChange } from '../run-origin.ts';
import type { ForkChange } from './fork-change.ts';

/** Where the runs part once so many events of the log have happened. */
export function partingAt(
  events: readonly RunEvent[],
  eventCount: number,
): Pick<RunOrigin, 'packet' | 'atUs'> {
  const next = events.slice(eventCount).find((event) => event.type === 'sent');
  const lastUs = events[Math.max(0, eventCount - 1)]?.atUs ?? 0;
  return { packet: next?.packet ?? null, atUs: next?.atUs ?? lastUs };
}

/** The change as the new run's log tells it. */
export function toldOf(change: ForkChange): ToldChange {
  switch (change.type) {
    case 'program':
      return { type: 'program', host: change.host };
    case 'wire': {
      const hosts = 'from' in change.wire ? Object.keys(change.wire.from) : [];
      return { type: 'wire', ...(hosts.length === 1 && hosts[0] ? { host: hosts[0] } : {}) };
    }
    case 'rules':
      return { type: 'rules' };
    default:
      return change;
  }
}

/** The origin that a recording tells of, or null where it is none. */
export function readOrigin(value: unknown): RunOrigin | null {
  if (!isRecord(value) || !isRecord(value['change'])) return null;
  const { startedAt, packet, atUs, repeated, leftOut, change } = value;
  const numbers = [packet ?? 0, atUs, repeated, leftOut];
  const isWhole =
    typeof startedAt === 'string' &&
    numbers.every((one) => typeof one === 'number') &&
    isTold(change as Readonly<Record<string, unknown>>);
  return isWhole ? (value as unknown as RunOrigin) : null;
}

function isTold({ type, packet, name, value, host }: Readonly<Record<string, unknown>>): boolean {
  switch (type) {
    case 'nothing':
    case 'rules':
      return true;
    case 'pass':
    case 'drop':
      return typeof packet === 'number';
    case 'wire':
      return host === undefined || typeof host === 'string';
    case 'param':
      return typeof name === 'string' && value !== undefined && !isRecord(value);
    case 'program':
      return typeof host === 'string';
    default:
      return false;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
