/** A trial's process: turns loopback on, hands programs to its thread, cancels them. */

import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import * as libc from '../../libc.ts';
import type { Trial } from './trial.ts';
import type { FromThread, ThreadSetup } from './trial-thread.ts';

const AF_INET = 2;
const SOCK_DGRAM = 2;
const SIOCSIFFLAGS = 0x8914;
const IFF_UP = 1;
const IFREQ_BYTES = 40;
const IFREQ_FLAGS_AT = 16;
const EFD_NONBLOCK = 0o4000;
const SIGINT = 2;
const ONE = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);

raiseLoopback();
const folder = process.argv[2] ?? '.';
const interrupt = new SharedArrayBuffer(1);
const cancelFd = libc.eventfd(0, EFD_NONBLOCK);
const setup: ThreadSetup = { interrupt, cancelFd, snapshotFile: join(folder, 'pyodide.snapshot') };
const thread = new Worker(new URL('trial-thread.js', import.meta.url), { workerData: setup });

let cancelledAtMs: number | null = null;
thread.on('message', (message: FromThread) => {
  if (message.type === 'cancel') cancel();
  if (message.type === 'ready') process.send?.('ready');
  if (message.type === 'verdict') {
    const cancelledForMs = cancelledAtMs === null ? null : performance.now() - cancelledAtMs;
    process.send?.({ ...message.verdict, cancelledForMs });
  }
});
process.on('message', (trial: Trial) => {
  cancelledAtMs = null;
  libc.read(cancelFd, Buffer.alloc(ONE.length), ONE.length);
  new Uint8Array(interrupt).fill(0);
  thread.postMessage(trial);
});
process.on('disconnect', () => process.exit());

/** As the lab does; a moment later, so that the program is inside the call. */
function cancel(): void {
  setImmediate(() => {
    cancelledAtMs = performance.now();
    libc.write(cancelFd, ONE, ONE.length);
    new Uint8Array(interrupt).fill(SIGINT);
  });
}

function raiseLoopback(): void {
  const request = Buffer.alloc(IFREQ_BYTES);
  request.write('lo');
  request.writeInt16LE(IFF_UP, IFREQ_FLAGS_AT);
  const socket = libc.socket(AF_INET, SOCK_DGRAM, 0);
  libc.ioctl(socket, SIOCSIFFLAGS, request);
  libc.close(socket);
}
