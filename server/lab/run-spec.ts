/** What the server asks of a lab: one run, and commands while it lasts. Plain data; it crosses a process boundary. */

import type { ParamValue, RunEvent } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import type { PlannedCommand } from '#core/command/planned-command.ts';
import type { CommandDone, RunCommand } from '#core/command/run-command.ts';
import type { RunLimits } from '#core/run-limit.ts';
import type { RunOrigin } from '#core/run-origin.ts';
import type { WireSettings } from '#core/wire-settings.ts';

export interface HostSpec {
  readonly name: HostName;
  /** The program's file name, as it shows in tracebacks: `client.py`. */
  readonly file: string;
  /** The program's text, parameters filled in. */
  readonly source: string;
  /** Starts only when this host's program waits for the first time, as a person starts the server before the client. */
  readonly startsAfter?: HostName;
  /** Lines (from 1) before which its program stops from the beginning. */
  readonly breakpoints?: readonly number[];
}

export interface RunSpec {
  readonly scenario: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly seed: number;
  /** In address order: the first is 10.0.0.1. Two to eight. */
  readonly hosts: readonly HostSpec[];
  readonly wire: WireSettings;
  /** Rules of the wire, one line each; all of them can be read. */
  readonly rules: readonly string[];
  /** Commands that the run carries out by itself. */
  readonly plan: readonly PlannedCommand[];
  /** How long the run may take; then it ends as `timeout`. */
  readonly limits: RunLimits;
  /** Turn IPv6 on in the hosts. */
  readonly ipv6: boolean;
  /** Per-namespace sysctls, `net.ipv4.tcp_syn_retries` → `2`. */
  readonly sysctls: Readonly<Record<string, string>>;
  /** Where it is made from another run: for the log alone. */
  readonly origin?: RunOrigin;
}

/** Why a command was not carried out; each is also a code of the HTTP interface. */
export type CommandFault =
  'run-ended' | 'run-queued' | 'not-on-wire' | 'beyond-packet' | 'bad-packet' | 'not-held';

/** What became of a command. Commands are carried out one after another, in the order they came in. */
export type CommandAnswer = ({ readonly ok: true } & CommandDone) | CommandRefused;

/** It was not carried out, and nothing was: why, in English and in Chinese. */
export interface CommandRefused {
  readonly ok: false;
  readonly code: CommandFault;
  readonly message: string;
  readonly zh: string;
}

/** Takes events in log order, in batches. The first event of a run is `run start`, the last `run end`. */
export type EventSink = (events: readonly RunEvent[]) => void;

/** A run in a lab, or waiting for one. */
export interface LabRun {
  /** 0 while it runs; n ≥ 1 is its place in the queue. */
  readonly place: number;
  /** Takes effect at once. Never rejects: what could not be done is a fault in the answer. */
  command(command: RunCommand): Promise<CommandAnswer>;
  /** Resolves after the `run end` event was handed to the sink. Never rejects. */
  readonly done: Promise<void>;
}
