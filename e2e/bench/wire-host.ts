/** One end of the wire bench: a thread in a network namespace of its own that floods, drinks, asks or echoes by plain system calls. */

import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { AF_INET, SOCK_DGRAM, must, sockaddrIn } from '../../server/lab/abi.ts';
import { addressOf, macOf } from '../../server/lab/addresses.ts';
import { monotonicUs } from '../../server/lab/clock.ts';
import * as libc from '../../server/lab/libc.ts';
import { enterNewNetwork } from '../../server/lab/netns.ts';
import { openSockDiag } from '../../server/lab/sock-diag.ts';
import { openTap } from '../../server/lab/tap.ts';

/** Which end this is: 0 floods and asks, 1 drinks and echoes. */
const { index, link }: { index: number; link: 'wire' | 'veth' | 'veth-segments' } = workerData;

const SOCK_STREAM = 1;
const TCP = 6;
const TCP_CONGESTION = 13;
const CUBIC = Buffer.from('cubic');
const PORT = 8080;
const FLOOD_US = 2_000_000;
const WRITE = Buffer.alloc(1 << 18);
const PING = Buffer.alloc(64);
const PINGS = 3_000;
/** Until the other end listens, ms. */
const HEAD_START_MS = 100;

const startedUs = monotonicUs();
enterNewNetwork({ ipv6: false, sysctls: {} });
if (link === 'wire') {
  const node = (i: number) => ({ address: addressOf(i), mac: macOf(i) });
  const tap = openTap({ ...node(index), mtuBytes: 1500, neighbours: [node(1 - index)] });
  parentPort?.postMessage({ tap, diag: openSockDiag(), readyUs: monotonicUs() - startedUs });
} else {
  parentPort?.postMessage({ thread: readlinkSync('/proc/thread-self').split('/').at(-1) });
}

parentPort?.on('message', (message: { type: string; peerThread?: string }) => {
  if (message.type === 'veth-make') {
    ip(`link add veth0 type veth peer name veth1 netns ${message.peerThread}`);
    parentPort?.postMessage('made');
  }
  if (message.type === 'veth-up') {
    const name = `veth${index}`;
    ip(`addr add ${addressOf(index)}/24 dev ${name}`);
    if (link === 'veth-segments') ip(`link set dev ${name} gso_max_segs 1`);
    ip(`link set dev ${name} up`);
    parentPort?.postMessage('up');
  }
  if (message.type === 'bulk') parentPort?.postMessage(index === 0 ? flood() : drink());
  if (message.type === 'ping') parentPort?.postMessage(index === 0 ? ask() : echo());
});

function ip(words: string): void {
  execFileSync('ip', words.split(' '));
}

function stream(): number {
  const socket = must(libc.socket(AF_INET, SOCK_STREAM, 0), 'socket');
  libc.setsockopt(socket, TCP, TCP_CONGESTION, CUBIC, CUBIC.length);
  return socket;
}

function flood() {
  const socket = stream();
  waitForPeer();
  must(libc.connect(socket, sockaddrIn(addressOf(1), PORT), 16), 'connect');
  const endUs = monotonicUs() + FLOOD_US;
  while (monotonicUs() < endUs) must(libc.send(socket, WRITE, WRITE.length, 0), 'send');
  libc.close(socket);
  return {};
}

function drink() {
  const listener = stream();
  must(libc.bind(listener, sockaddrIn('0.0.0.0', PORT), 16), 'bind');
  must(libc.listen(listener, 1), 'listen');
  const length = Buffer.from([16, 0, 0, 0]);
  const socket = must(libc.accept4(listener, Buffer.alloc(16), length, 0), 'accept');
  const beganUs = monotonicUs();
  let bytes = 0;
  for (let got = 1; got > 0; bytes += got) got = libc.recv(socket, WRITE, WRITE.length, 0);
  for (const fd of [socket, listener]) libc.close(fd);
  return { bytes, tookUs: monotonicUs() - beganUs };
}

function ask() {
  const socket = must(libc.socket(AF_INET, SOCK_DGRAM, 0), 'socket');
  waitForPeer();
  must(libc.connect(socket, sockaddrIn(addressOf(1), PORT), 16), 'connect');
  const trips: number[] = [];
  for (let i = 0; i < PINGS; i++) {
    const sentNs = process.hrtime.bigint();
    libc.send(socket, PING, PING.length, 0);
    libc.recv(socket, PING, PING.length, 0);
    trips.push(Number(process.hrtime.bigint() - sentNs) / 1000);
  }
  libc.close(socket);
  return { medianUs: trips.sort((a, b) => a - b)[PINGS >> 1] };
}

function echo() {
  const socket = must(libc.socket(AF_INET, SOCK_DGRAM, 0), 'socket');
  must(libc.bind(socket, sockaddrIn('0.0.0.0', PORT), 16), 'bind');
  const from = Buffer.alloc(16);
  for (let i = 0; i < PINGS; i++) {
    const length = Buffer.from([16, 0, 0, 0]);
    const got = libc.recvfrom(socket, PING, PING.length, 0, from, length);
    libc.sendto(socket, PING, got, 0, from, 16);
  }
  libc.close(socket);
  return {};
}

function waitForPeer(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, HEAD_START_MS);
}
