/** The edge where a recording's JSON becomes events of the log: what does not have an event's shape is refused. */

import type { RunEvent, RunStarted } from '../event.ts';
import { readOrigin } from '../fork/origin.ts';
import { completeWire } from '../wire-settings.ts';

type Kind = 'number' | 'string' | 'boolean' | 'object' | 'list' | 'text-or-null' | 'number-or-null';

/** The fields every event of a type has, beside `seq`, `atUs` and `type`. */
const SHAPES: Readonly<Record<RunEvent['type'], Readonly<Record<string, Kind>>>> = {
  run: { phase: 'string' },
  line: { host: 'string', line: 'number' },
  call: {
    host: 'string',
    call: 'number',
    name: 'string',
    args: 'string',
    fd: 'number-or-null',
    line: 'number-or-null',
  },
  return: { host: 'string', call: 'number', name: 'string', result: 'text-or-null' },
  output: { host: 'string', stream: 'string', text: 'string', line: 'number-or-null' },
  input: { host: 'string', prompt: 'string' },
  exit: { host: 'string' },
  sent: { packet: 'number', host: 'string', bytes: 'string', cause: 'object' },
  arrived: { packet: 'number', host: 'string' },
  dropped: {
    packet: 'number',
    host: 'string',
    reason: 'string',
    detail: 'string',
    wouldArriveUs: 'number',
  },
  socket: {
    host: 'string',
    socket: 'string',
    protocol: 'string',
    local: 'string',
    state: 'string',
    receiveQueue: 'number',
    sendQueue: 'number',
    drops: 'number',
  },
  wire: { wire: 'object' },
  held: { packet: 'number', host: 'string', by: 'string' },
  released: { packet: 'number', host: 'string', by: 'string', dueUs: 'number' },
  altered: {
    packet: 'number',
    host: 'string',
    by: 'string',
    bytes: 'string',
    detail: 'string',
  },
  copied: {
    packet: 'number',
    host: 'string',
    by: 'string',
    newCopy: 'number',
    detail: 'string',
  },
  spared: { packet: 'number', host: 'string', rule: 'number', detail: 'string' },
  hold: { isHeld: 'boolean' },
  rules: { rules: 'list' },
  breakpoints: { host: 'string', lines: 'list' },
  command: { by: 'string', command: 'object' },
  pause: { host: 'string', line: 'number', by: 'string' },
  resume: { host: 'string' },
};

const PHASES: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  start: {
    scenario: 'string',
    params: 'object',
    seed: 'number',
    hosts: 'list',
    wire: 'object',
    kernel: 'string',
    startedAt: 'string',
  },
  end: { outcome: 'string', message: 'string' },
};

/**
 * The event in `json`, or null where it is none. `frame` is the base64 of a sent frame's bytes, which the
 * recording keeps apart.
 */
export function parseEvent(json: string, frame: string | null): RunEvent | null {
  const parsed = parseObject(json);
  if (parsed === null) return null;
  const event: Record<string, unknown> = frame === null ? parsed : { ...parsed, bytes: frame };
  return isEvent(event) ? completed(event) : null;
}

/** A recording of an older version knows fewer of the wire's settings; what is no origin is left out. */
function completed(event: RunEvent): RunEvent {
  if (event.type === 'run' && event.phase === 'start') return startCompleted(event);
  return event.type === 'wire' ? { ...event, wire: completeWire(event.wire) } : event;
}

function startCompleted({ origin, ...start }: RunStarted): RunStarted {
  const read = readOrigin(origin);
  return { ...start, wire: completeWire(start.wire), ...(read === null ? {} : { origin: read }) };
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : null;
  } catch {
    return null; // Not JSON: the caller names the block it stood in.
  }
}

function isEvent(value: Record<string, unknown>): value is Record<string, unknown> & RunEvent {
  const { type, phase } = value;
  if (typeof type !== 'string' || !Object.hasOwn(SHAPES, type)) return false;
  const shape = SHAPES[type as RunEvent['type']];
  if (!has(value, { seq: 'number', atUs: 'number' }) || !has(value, shape)) return false;
  if (type !== 'run') return true;
  return (
    typeof phase === 'string' && Object.hasOwn(PHASES, phase) && has(value, PHASES[phase] ?? {})
  );
}

function has(value: Record<string, unknown>, shape: Readonly<Record<string, Kind>>): boolean {
  return Object.entries(shape).every(([key, kind]) => isKind(value[key], kind));
}

function isKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'list':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'text-or-null':
      return value === null || typeof value === 'string';
    case 'number-or-null':
      return value === null || typeof value === 'number';
    default:
      return typeof value === kind;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
