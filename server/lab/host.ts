/** A host's thread: its own network namespace, its interpreter, and the programs that run there. */

import { readFileSync } from 'node:fs';
import {
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads';
import type { Unstamped } from '#core/event.ts';
import type { CallLeft } from '#core/program-event.ts';
import type { HostName } from '#core/event-base.ts';
import { IPPROTO_TCP } from './abi.ts';
import { monotonicUs } from './clock.ts';
import type { FromHost, HostSetup, Prepare, RunProgram, ToHost } from './host-messages.ts';
import * as libc from './libc.ts';
import { enterNewNetwork } from './netns.ts';
import { loadInterpreter, type HostBridge, type Interpreter } from './python/interpreter.ts';
import { RingWriter } from './ring.ts';
import { openSockDiag } from './sock-diag.ts';
import type { StepBy } from '#core/command/step-command.ts';
import { StepGate } from './stepping.ts';
import { openTap } from './tap.ts';

/** linux/tcp.h */
const TCP_CONGESTION = 13;
const CUBIC = Buffer.from('cubic');
const POLLIN = 1;
const POLLFD_BYTES = 8;
const POLLFD_EVENTS_AT = 4;
const POLLFD_REVENTS_AT = 6;

const inbox = requirePort();
const setup: HostSetup = workerData;
const ring = new RingWriter(setup.ring);
const gate = new StepGate(setup.steps);
const say = (message: FromHost) => inbox.postMessage(message);

const interpreter = await loadInterpreter(readFileSync(setup.snapshotFile), {
  interrupt: setup.interrupt,
});
inbox.on('message', (message: ToHost) => {
  try {
    if (message.type === 'prepare') prepare(message);
    if (message.type === 'run') run(interpreter, message);
  } catch (error) {
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
say({ type: 'warm' });

function requirePort(): MessagePort {
  if (!parentPort) throw new Error('host.ts runs as a worker thread of the lab');
  return parentPort;
}

function prepare({ ipv6, sysctls, interface: settings }: Prepare): void {
  enterNewNetwork({ ipv6, sysctls });
  const tap = openTap(settings);
  say({ type: 'prepared', tap, diag: openSockDiag() });
}

function run(python: Interpreter, message: RunProgram): void {
  const { host, file, source } = message;
  const { error } = python.run({ file, source }, bridgeOf(message));
  record({ type: 'exit', host, error });
  say({ type: 'ended' });
}

function bridgeOf({ host, names, names6, firstCall, callStep }: RunProgram): HostBridge {
  let call = firstCall - callStep;
  return {
    hostName: host,
    hosts: names,
    hosts6: names6,
    cancelFd: setup.cancelFd,
    nextCall: () => (call += callStep),
    readInput,
    hold: (place, line) => hold(host, place, line),
    record(event) {
      if (event.type === 'return') chooseCongestionControl(event);
      record({ ...event, host });
    },
  };
}

function record(event: Unstamped): void {
  ring.write(JSON.stringify({ ...event, atUs: monotonicUs() }));
}

/**
 * CUBIC (RFC 9438) on every TCP socket, as most systems have it: a machine whose default is BBR would pace its segments.
 * The sysctl is refused inside a namespace, the option is not. Other sockets, and kernels without CUBIC, refuse it and go on.
 */
function chooseCongestionControl(event: Pick<CallLeft, 'name' | 'newFd'>): void {
  if (event.name !== 'socket' || event.newFd === undefined) return;
  libc.setsockopt(event.newFd, IPPROTO_TCP, TCP_CONGESTION, CUBIC, CUBIC.length);
}

/** Blocks until a line was typed; null where the run is cancelled first. */
function readInput(): string | null {
  for (;;) {
    const typed: { message: ToHost } | undefined = receiveMessageOnPort(inbox);
    if (typed?.message.type === 'typed') return typed.message.text;
    if (waitFor(setup.inputFd)) return null;
  }
}

/** Blocks while a person holds the program here; whether the run was cancelled meanwhile. */
function hold(host: HostName, place: StepBy, line: number): boolean {
  const by = gate.arrive(place, line);
  if (by === null) return false;
  record({ type: 'pause', host, line, by, ...(place === 'call' ? { place } : {}) });
  if (waitFor(setup.stepFd)) return true;
  record({ type: 'resume', host });
  return false;
}

/** Blocks until the eventfd is readable, and empties it; whether the run was cancelled first. */
function waitFor(eventFd: number): boolean {
  const fds = pollRequest([setup.cancelFd, eventFd]);
  libc.poll(fds, 2, -1);
  const isCancelled = fds.readInt16LE(POLLFD_REVENTS_AT) !== 0;
  if (!isCancelled) libc.read(eventFd, Buffer.alloc(8), 8);
  return isCancelled;
}

/** An array of `struct pollfd` that waits for input on each descriptor. */
function pollRequest(descriptors: readonly number[]): Buffer {
  const fds = Buffer.alloc(descriptors.length * POLLFD_BYTES);
  descriptors.forEach((fd, i) => {
    fds.writeInt32LE(fd, i * POLLFD_BYTES);
    fds.writeInt16LE(POLLIN, i * POLLFD_BYTES + POLLFD_EVENTS_AT);
  });
  return fds;
}
