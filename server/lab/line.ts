/** One host's end of the wire: its TAP, what it has under way, and what reached it. */

import type { HostName } from '#core/event-base.ts';
import type { Impairment } from '#core/wire-settings.ts';
import type { Delivered } from './cause.ts';
import { DueQueue } from './due-queue.ts';
import { Impairer } from './impairment.ts';
import * as libc from './libc.ts';
import { Overtaking } from './overtaking.ts';
import type { Random } from './random.ts';

export interface Port {
  readonly host: HostName;
  /** Non-blocking descriptor of the host's TAP; the wire closes it. */
  readonly tap: number;
}

/** One frame, or one copy of it, on its way to one host. */
export interface Flight {
  readonly packet: number;
  /** 0 is the frame itself, the first copy is 1. */
  readonly copy: number;
  /** As it will arrive. Replaced, never changed: the log may still hold the same memory. */
  bytes: Uint8Array;
  readonly from: Line;
  readonly to: Line;
  /** When it arrives, µs since the run began; while it is held, when it would have. */
  dueUs: number;
  /** While it is held: what is left of its way, µs. */
  leftUs: number | null;
}

export interface Line {
  readonly index: number;
  readonly host: HostName;
  readonly tap: number;
  readonly impairer: Impairer;
  /** Frames from this host that move. */
  readonly flights: DueQueue<Flight>;
  readonly overtaking: Overtaking<Flight>;
  readonly watch: libc.Watch;
  /** Delivered to this host, and its answers not yet read. */
  delivered: Delivered[];
  emptyAtUs: number;
}

/** Watches a host's TAP; `onReadable` is called while frames lie in it. */
export function connectLine(
  { host, tap }: Port,
  index: number,
  options: {
    readonly settings: Impairment;
    readonly random: Random;
    readonly onReadable: (line: Line) => void;
  },
): Line {
  const watch = libc.watchReadable(
    tap,
    () => options.onReadable(line),
    () => watch.close(),
  );
  const line: Line = {
    index,
    host,
    tap,
    impairer: new Impairer(options.settings, options.random),
    flights: new DueQueue(),
    overtaking: new Overtaking(),
    watch,
    delivered: [],
    emptyAtUs: 0,
  };
  return line;
}
