/** What every host shows after some number of events: line, calls under way, sockets, output. A pure reducer. */

import type { RunEvent } from '#core/event.ts';
import type {
  CallEntered,
  CallLeft,
  InputAwaited,
  Output,
  ProgramEnded,
  ProgramPaused,
} from '#core/program-event.ts';
import type { HostName } from '#core/event-base.ts';
import type { SocketChanged } from '#core/socket-event.ts';

export interface HostStage {
  /** The line reached last, 1-based; null before the first. */
  readonly line: number | null;
  /** Calls entered and not yet left, outermost first. */
  readonly waiting: readonly CallEntered[];
  /** The call that ended last, for its result or error. */
  readonly lastLeft: CallLeft | null;
  readonly output: readonly Output[];
  readonly input: InputAwaited | null;
  /** Sockets by the kernel's name for them, in the order they appeared. */
  readonly sockets: Readonly<Record<string, SocketChanged>>;
  readonly exit: ProgramEnded | null;
  /** Where the program stands and why; null while it runs. */
  readonly paused: ProgramPaused | null;
  /** The lines it stops before by itself. */
  readonly breakpoints: readonly number[];
}

export type Stage = Readonly<Record<HostName, HostStage>>;

/** How much of a program's output is kept at hand, in events. */
const OUTPUT_KEPT = 200;

const BLANK: HostStage = {
  line: null,
  waiting: [],
  lastLeft: null,
  output: [],
  input: null,
  sockets: {},
  exit: null,
  paused: null,
  breakpoints: [],
};

/** Before the first event. */
export const EMPTY_STAGE: Stage = {};

/** The host's part, blank where nothing was heard of it yet. */
export function hostStage(stage: Stage, host: HostName): HostStage {
  return stage[host] ?? BLANK;
}

/** Whether the event says anything of what a host shows. */
export function changesStage(event: RunEvent): boolean {
  switch (event.type) {
    case 'line':
    case 'call':
    case 'return':
    case 'output':
    case 'input':
    case 'socket':
    case 'exit':
    case 'pause':
    case 'resume':
    case 'breakpoints':
      return true;
    default:
      return false;
  }
}

/** The stage after one more event. */
export function reduceStage(stage: Stage, event: RunEvent): Stage {
  if (!('host' in event)) return stage;
  const before = hostStage(stage, event.host);
  const after = reduceHost(before, event);
  return after === before ? stage : { ...stage, [event.host]: after };
}

type HostEvent = Extract<RunEvent, { host: HostName }>;

function reduceHost(host: HostStage, event: HostEvent): HostStage {
  switch (event.type) {
    case 'line':
      return { ...host, line: event.line, input: null };
    case 'call':
      return { ...host, waiting: [...host.waiting, event] };
    case 'return': {
      const waiting = host.waiting.filter(({ call }) => call !== event.call);
      return { ...host, waiting, lastLeft: event };
    }
    case 'output':
      return { ...host, output: [...host.output.slice(1 - OUTPUT_KEPT), event] };
    case 'input':
      return { ...host, input: event };
    case 'socket':
      return { ...host, sockets: { ...host.sockets, [event.socket]: event } };
    case 'exit':
      return { ...host, exit: event, waiting: [], input: null, paused: null };
    case 'pause':
      return { ...host, paused: event };
    case 'resume':
      return { ...host, paused: null };
    case 'breakpoints':
      return { ...host, breakpoints: event.lines };
    default: // frames move on the wire, and change nothing in the host
      return host;
  }
}
