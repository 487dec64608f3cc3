/**
 * The wire bench, run behind the lab's walls: bulk TCP and small round trips over our wire, every event recorded,
 * and over veth pairs in the same process. Prints one line of JSON.
 */

import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { PERFECT_WIRE, type Impairment } from '#core/wire-settings.ts';
import { CauseFinder } from '../../server/lab/cause.ts';
import { ChunkWriter, readChunk } from '../../server/lab/chunk.ts';
import { monotonicUs } from '../../server/lab/clock.ts';
import { SocketSampler } from '../../server/lab/sampler.ts';
import { Plan } from '../../server/lab/plan.ts';
import { Wire } from '../../server/lab/wire.ts';

const HOSTS = ['client', 'server'];
const TICK_MS = 4;
const SAMPLE_GAP_US = 2_000;
/** Every knob turned, each so little that TCP still fills the wire. */
const ALL_KNOBS: Impairment = {
  delayUs: 100,
  jitterUs: 50,
  jitterShape: 'pareto',
  lossPercent: 0.002,
  burst: { enterPercent: 0.001, leavePercent: 50, lossPercent: 50 },
  duplicatePercent: 0.01,
  reorderPercent: 0.01,
  reorderDepth: 2,
  corruptPercent: 0.002,
  rateKbitPerS: 10_000_000,
  queueFrames: 10_000,
  ecnFrames: 5_000,
  mtuBytes: 1500,
  mtuIcmp: true,
};

type Link = 'wire' | 'veth' | 'veth-segments';

const results = {
  wire: await onWire(PERFECT_WIRE),
  knobs: await onWire(ALL_KNOBS),
  veth: await onVeth('veth'),
  vethSegments: await onVeth('veth-segments'),
};
process.stdout.write(`${JSON.stringify(results)}\n`);
process.exit();

async function onWire(settings: Impairment) {
  const ends = workers('wire');
  const ready = await Promise.all(
    ends.map((end) => next<{ tap: number; diag: number; readyUs: number }>(end)),
  );
  const writer = new ChunkWriter();
  const chunks: Buffer[] = [];
  const startUs = monotonicUs();
  const now = () => monotonicUs() - startUs;
  const causes = HOSTS.map(
    () => new CauseFinder({ last: () => undefined, fresh: () => undefined }),
  );
  const samplers = ready.map(
    ({ diag }, i) => new SocketSampler({ host: HOSTS[i] ?? '', diag, ipv6: false }),
  );
  let sampledUs = 0;
  const finder = (host: string) => causes[HOSTS.indexOf(host)] as CauseFinder;
  const wire = new Wire({
    ports: ready.map(({ tap }, i) => ({ host: HOSTS[i] ?? '', tap })),
    settings: { from: Object.fromEntries(HOSTS.map((host) => [host, settings])) },
    seed: 1,
    plan: new Plan([], () => undefined),
    writer,
    now,
    causeOf: (host, frame, atUs, afterUs) => finder(host).causeOf(frame, atUs, afterUs),
    causeOfAnswer: (host, frame, atUs, deliveries) =>
      finder(host).causeOfAnswer(frame, atUs, deliveries),
    onActivity: () => {
      const atUs = now();
      if (atUs - sampledUs < SAMPLE_GAP_US) return;
      sampledUs = atUs;
      for (const sampler of samplers) {
        for (const changed of sampler.sample(atUs, 'all-but-listeners'))
          writer.event(atUs, changed);
      }
    },
  });
  const timer = setInterval(() => chunks.push(...writer.take()), TICK_MS);
  const cpuBeforeUs = threadCpuUs();
  const bulk = await bulkOver(ends);
  const bulkPackets = wire.sent;
  const cpuUs = threadCpuUs() - cpuBeforeUs;
  const ping = await pingOver(ends);
  while (wire.inFlight > 0) await new Promise(setImmediate);
  clearInterval(timer);
  wire.close();
  await Promise.all(ends.map((end) => end.terminate()));
  const counts = count([...chunks, ...writer.take()]);
  return {
    ...bulk,
    ...ping,
    ...counts,
    cpuUsPerFrame: cpuUs / bulkPackets,
    framesPerSecond: bulkPackets / (bulk.tookUs / 1e6),
    hostsReadyUs: Math.max(...ready.map(({ readyUs }) => readyUs)),
  };
}

/** What this thread, the wire's, has spent on a processor, µs: it stays the same on a busy machine. Source: schedstat in proc(5). */
function threadCpuUs(): number {
  return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1000;
}

/** Counts what the log holds: each frame sent must be there, and must have arrived. */
function count(chunks: readonly Buffer[]) {
  const totals = { sent: 0, arrived: 0, events: 0 };
  for (const chunk of chunks) {
    for (const { type } of readChunk(chunk, HOSTS)) {
      totals.events++;
      if (type === 'sent' || type === 'arrived') totals[type]++;
    }
  }
  return totals;
}

async function onVeth(link: Link) {
  const ends = workers(link);
  const threads = await Promise.all(ends.map((end) => next<{ thread: string }>(end)));
  const [first, second] = ends as [Worker, Worker];
  first.postMessage({ type: 'veth-make', peerThread: threads[1]?.thread });
  await next(first);
  await both(ends, 'veth-up');
  const result = { ...(await bulkOver([first, second])), ...(await pingOver([first, second])) };
  await Promise.all(ends.map((end) => end.terminate()));
  return result;
}

function workers(link: Link): Worker[] {
  const script = new URL('./wire-host.js', import.meta.url);
  return [0, 1].map((index) => new Worker(script, { workerData: { index, link } }));
}

async function bulkOver(ends: readonly Worker[]) {
  const [, drunk] = await both<{ bytes: number; tookUs: number }>(ends, 'bulk');
  if (!drunk) throw new Error('the bulk transfer gave no result');
  return { ...drunk, gbitPerSecond: (drunk.bytes * 8) / (drunk.tookUs * 1000) };
}

async function pingOver(ends: readonly Worker[]) {
  const [asked] = await both<{ medianUs: number }>(ends, 'ping');
  return { roundTripUs: asked?.medianUs ?? NaN };
}

function both<T>(ends: readonly Worker[], type: string): Promise<T[]> {
  const answers = ends.map((end) => next<T>(end));
  for (const end of ends) end.postMessage({ type });
  return Promise.all(answers);
}

function next<T>(end: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    end.once('message', resolve);
    end.once('error', reject);
  });
}
