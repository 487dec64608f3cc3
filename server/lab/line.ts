/** One host's end of the wire: its TAP, what it has under way, and what reached it. */

import type { HostName } from '#core/event-base.ts';
import type { Impairment } from '#core/wire-settings.ts';
import type { Delivered } from './cause.ts';
import { Impairer } from './impairment.ts';
import * as libc from './libc.ts';
import type { Random } from './random.ts';

export interface Port {
  readonly host: HostName;
  /** Non-blocking descriptor of the host's TAP; the wire closes it. */
  readonly tap: number;
}

/** A frame on its way. */
export interface Flight {
  readonly packet: number;
  readonly bytes: Uint8Array;
  readonly to: Line;
  readonly dueUs: number;
}

export interface Line {
  readonly index: number;
  readonly host: HostName;
  readonly tap: number;
  readonly impairer: Impairer;
  /** Frames this host sent that are under way, in order of arrival. */
  readonly flights: Flight[];
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
    flights: [],
    watch,
    delivered: [],
    emptyAtUs: 0,
  };
  return line;
}
