/** What the lab's main thread and a host's thread say to each other. */

import type { HostName } from '#core/event-base.ts';
import type { Interface } from './tap.ts';

/** Given to the thread when it starts. */
export interface HostSetup {
  /** Ring of events, from the host to the main thread; texts are JSON of an event with `atUs` on the monotonic clock. */
  readonly ring: SharedArrayBuffer;
  /** Pyodide's interrupt buffer: a 2 in octet 0 interrupts a running program. */
  readonly interrupt: SharedArrayBuffer;
  /** eventfd, readable once the run is cancelled. */
  readonly cancelFd: number;
  /** eventfd, readable when a typed line was posted. */
  readonly inputFd: number;
  /** See stepping.ts. */
  readonly steps: SharedArrayBuffer;
  /** eventfd, readable when a held program was released. */
  readonly stepFd: number;
  /** The interpreter's memory snapshot. */
  readonly snapshotFile: string;
}

export interface Prepare {
  readonly type: 'prepare';
  readonly interface: Interface;
  readonly ipv6: boolean;
  readonly sysctls: Readonly<Record<string, string>>;
}

export interface RunProgram {
  readonly type: 'run';
  readonly host: HostName;
  readonly file: string;
  readonly source: string;
  /** Name → IPv4 address of every host in the run. */
  readonly names: Readonly<Record<HostName, string>>;
  /** Name → IPv6 address, where IPv6 is on. */
  readonly names6: Readonly<Record<HostName, string>>;
  /** Call ids of this host are this number plus a multiple of `callStep`. */
  readonly firstCall: number;
  readonly callStep: number;
}

/** A line typed by a person; read by the blocked program itself. */
export interface TypedLine {
  readonly type: 'typed';
  readonly text: string;
}

export type ToHost = Prepare | RunProgram | TypedLine;

export type FromHost =
  | { readonly type: 'warm' }
  | { readonly type: 'prepared'; readonly tap: number; readonly diag: number }
  | { readonly type: 'ended' }
  | { readonly type: 'failed'; readonly message: string };
