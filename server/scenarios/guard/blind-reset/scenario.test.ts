import { afterAll, beforeAll, test } from 'vitest';
import { fromBase64, toBase64 } from '#core/bytes.ts';
import { craft } from '#core/craft.ts';
import type { FrameSent } from '#core/frame-event.ts';
import { summarise, TCP_FLAGS } from '#core/summary.ts';
import { macText } from '#core/address-text.ts';
import { seqAdd } from '#core/tcp/seq.ts';
import { BUILD_LIMIT_MS, LiveRuns, type LiveRun } from '../../../runs/live-runs.ts';

const runs = new LiveRuns({ labs: 1 });
const LIMIT = { timeout: 60_000 };
const WAIT = { timeout: 20_000, interval: 5 };

beforeAll(() => runs.open(), BUILD_LIMIT_MS);
afterAll(() => runs.close());

const sentOf = ({ log }: LiveRun, host: string) =>
  log.slice(0).filter((event): event is FrameSent => event.type === 'sent' && event.host === host);

const outputOf = ({ log }: LiveRun) =>
  log
    .slice(0)
    .flatMap((event) =>
      event.type === 'output' && event.host === 'client' ? [event.text.trim()] : [],
    );

/** An RST as if the server had sent it, its number `beyond` what the server is to send next. */
function forgedReset(latest: FrameSent, beyond: number): string {
  const frame = fromBase64(latest.bytes);
  const { tcp, source, destination, payload } = summarise(frame);
  if (!tcp) throw new Error('the server’s latest packet is no segment');
  const bytes = craft({
    ethernet: { source: macText(frame, 6), destination: macText(frame, 0) },
    ip: { version: 4, source, destination },
    transport: {
      type: 'tcp',
      sourcePort: tcp.sourcePort,
      destinationPort: tcp.destinationPort,
      seq: seqAdd(tcp.seq, payload.end - payload.start + beyond),
      ack: 0,
      flags: TCP_FLAGS.rst,
      window: 0,
    },
  });
  return toBase64(bytes);
}

/** Puts a forged reset on the wire toward the client; gives its packet number. */
async function inject(live: LiveRun, beyond: number): Promise<number | undefined> {
  const latest = sentOf(live, 'server').findLast(({ cause }) => cause.type !== 'hand');
  if (!latest) throw new Error('the server has sent nothing');
  const bytes = forgedReset(latest, beyond);
  const answer = await live.run.command({ type: 'inject', toward: 'client', bytes });
  return answer.ok ? answer.packet : undefined;
}

test(
  'a forged RST counts with the exact number, earns a challenge ACK inside the window, and nothing outside',
  LIMIT,
  async ({ expect }) => {
    // The wire is fast and the programs talk slowly: between two words nothing else is under way.
    const live = await runs.start({
      scenario: 'guard/blind-reset',
      params: { ticks: 4, interval: 1 },
      wire: { delayUs: 1000 },
    });
    const answersTo = (packet: number | undefined) =>
      sentOf(live, 'client').filter(
        ({ cause }) => cause.type === 'packet' && cause.packet === packet,
      );
    await expect.poll(() => outputOf(live), WAIT).toContain('1 tock');
    const outside = await inject(live, -100_000);
    await expect.poll(() => outputOf(live), WAIT).toContain('2 tock');
    const inside = await inject(live, 1000);
    await expect.poll(() => outputOf(live), WAIT).toContain('3 tock');
    await inject(live, 0);
    await expect.poll(() => outputOf(live).length, WAIT).toBe(4);
    // The server was told of nothing and would wait.
    void live.run.command({ type: 'stop' });
    await live.run.done;
    expect(outside).toBeDefined();
    expect(answersTo(outside)).toEqual([]);
    const [challenge] = answersTo(inside);
    expect(summarise(fromBase64(challenge?.bytes ?? '')).tcp?.flags).toBe(TCP_FLAGS.ack);
    expect(outputOf(live)[3]).toContain('reset');
  },
);
