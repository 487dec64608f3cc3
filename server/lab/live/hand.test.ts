import type { RunCommand } from '#core/command/run-command.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '#core/bytes.ts';
import { craft } from '#core/craft.ts';
import type { FrameSent } from '#core/frame-event.ts';
import { TCP_FLAGS, summarise } from '#core/summary.ts';
import { seqAdd, seqDistance } from '#core/tcp/seq.ts';
import { createLabPool } from '../client.ts';
import { ECHO_PROGRAMS, ask, holdFirstData, seen } from './at-hand.ts';
import { BUILD_LIMIT_MS, bringUpToDate, endOf, only, start } from './built.ts';
import { countInLabs } from './counters.ts';

const pool = createLabPool({ size: 1 });
const LIMIT = { timeout: 60_000 };
const DELAY = { delayUs: 10_000 };

beforeAll(async () => {
  bringUpToDate();
  await pool.warm();
}, BUILD_LIMIT_MS);

afterAll(() => pool.close());

const tcpOf = (frame: FrameSent) => summarise(fromBase64(frame.bytes)).tcp;

test(
  'a flipped bit is counted as a bad checksum, and the segment is sent again',
  LIMIT,
  async () => {
    const { played, data } = await holdFirstData(pool);
    const { packet } = data;
    const bit = 8 * fromBase64(data.bytes).length - 1;
    await ask(played, { type: 'flip', packet, bit });
    await ask(played, { type: 'release' });
    await played.run.done;
    expect(countInLabs('Tcp', 'InCsumErrors')).toBe(1);
    expect(only(played.events, 'altered')).toMatchObject([{ packet, by: 'hand' }]);
    expect(only(played.events, 'output').map(({ text }) => text)).toEqual(["b'HELLO'\n"]);
    const isSame = (frame: FrameSent) =>
      tcpOf(frame)?.seq === tcpOf(data)?.seq && frame.bytes.length >= data.bytes.length;
    const copies = only(played.events, 'sent').filter(isSame);
    expect(copies.length).toBeGreaterThan(1);
  },
);

test('a flipped bit whose checksum is mended reaches the program', LIMIT, async () => {
  const { played, data } = await holdFirstData(pool);
  const bit = 8 * fromBase64(data.bytes).length - 1; // the last bit of the o of hello: n
  await ask(played, { type: 'flip', packet: data.packet, bit, mend: true });
  await ask(played, { type: 'release' });
  await played.run.done;
  expect(countInLabs('Tcp', 'InCsumErrors')).toBe(0);
  expect(only(played.events, 'output').map(({ text }) => text)).toEqual(["b'HELLN'\n"]);
});

test('a duplicate is answered with a D-SACK', LIMIT, async () => {
  const { played, data } = await holdFirstData(pool);
  await ask(played, { type: 'duplicate', packet: data.packet });
  await ask(played, { type: 'release' });
  await played.run.done;
  const arrivals = only(played.events, 'arrived').filter(({ packet }) => packet === data.packet);
  expect(arrivals.map(({ copy }) => copy)).toEqual([undefined, 1]);
  // RFC 2883 §4: the first block lies below the acknowledgment.
  const isDsack = (frame: FrameSent) => {
    const tcp = tcpOf(frame);
    const [block] = tcp?.sackBlocks ?? [];
    return tcp != null && block !== undefined && seqDistance(block[1], tcp.ack) <= 0;
  };
  expect(
    only(played.events, 'sent')
      .filter(isDsack)
      .map(({ host }) => host),
  ).toContain('server');
});

test('held datagrams arrive in the order in which a person lets them go', LIMIT, async () => {
  const played = start(pool, {
    programs: {
      client: `import socket
client = socket.socket(type=socket.SOCK_DGRAM)
input()
for word in (b'one', b'two', b'three'):
    client.sendto(word, ('server', 8080))
`,
      server: `import socket
server = socket.socket(type=socket.SOCK_DGRAM)
server.bind(('', 8080))
print(*(server.recv(100).decode() for _ in range(3)))
`,
    },
    wire: DELAY,
  });
  await seen(played, 'input');
  await ask(played, { type: 'hold' });
  await ask(played, { type: 'input', host: 'client', text: '' });
  await expect.poll(() => only(played.events, 'held').length).toBe(3);
  const [first = 0, second = 0, third = 0] = only(played.events, 'held').map(
    ({ packet }) => packet,
  );
  const order = [third, first, second].map((packet) => ({ packet }));
  await ask(played, { type: 'release', order });
  await played.run.done;
  expect(only(played.events, 'output').map(({ text }) => text)).toEqual(['three one two\n']);
});

test(
  'time on a held wire does not count, until patience is used up; then the limit says what waited',
  LIMIT,
  async () => {
    const played = start(pool, {
      programs: {
        client: `import socket
client = socket.socket(type=socket.SOCK_DGRAM)
input()
client.sendto(b'lost in thought', ('server', 8080))
`,
        server: 'pass\n',
      },
      limitMs: 700,
      patienceMs: 800,
    });
    await seen(played, 'input');
    await ask(played, { type: 'hold' });
    await ask(played, { type: 'input', host: 'client', text: '' });
    await played.run.done;
    const end = endOf(played.events);
    expect(end).toMatchObject({ outcome: 'timeout' });
    expect(end.atUs).toBeGreaterThanOrEqual(1_500_000);
    expect(end.message).toContain('at the limit of 0.7 s, not counting 0.8 s');
    expect(end.message).toContain('held on the wire: packet 1');
    expect(played.events[0]).toMatchObject({ limits: { limitMs: 700, patienceMs: 800 } });
  },
);

test(
  'a reset is believed only at the very next byte; elsewhere in the window it is challenged',
  LIMIT,
  async () => {
    const played = start(pool, {
      programs: ECHO_PROGRAMS,
      wire: DELAY,
    });
    await seen(played, 'input');
    const handshake = await seen(played, 'sent', (frame) => tcpOf(frame)?.flags === TCP_FLAGS.ack);
    const tcp = tcpOf(handshake);
    if (!tcp) throw new Error('the handshake has no segment');
    const reset = (seq: number) =>
      toBase64(
        craft({
          ethernet: { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' },
          ip: { version: 4, source: '10.0.0.1', destination: '10.0.0.2' },
          transport: { ...tcp, type: 'tcp', ack: 0, seq, flags: TCP_FLAGS.rst, options: [] },
        }),
      );
    const inject = (seq: number) =>
      ask(played, { type: 'inject', toward: 'server', bytes: reset(seq) });

    const outside = await inject(seqAdd(tcp.seq, 1_000_000_000));
    const inside = await inject(seqAdd(tcp.seq, 1000));
    // RFC 5961 §3.2: a challenge ACK for a reset inside the window, silence for one outside.
    const challenge = await seen(
      played,
      'sent',
      ({ cause }) => cause.type === 'packet' && cause.packet === inside.packet,
    );
    expect(tcpOf(challenge)).toMatchObject({ flags: TCP_FLAGS.ack, ack: tcp.seq });
    await inject(tcp.seq);
    await ask(played, { type: 'input', host: 'client', text: '' });
    await played.run.done;
    const answers = only(played.events, 'sent').map(({ cause }) => cause);
    expect(answers).not.toContainEqual({ type: 'packet', packet: outside.packet });
    const raised = only(played.events, 'return').filter(({ host }) => host === 'server');
    expect(raised.map(({ error }) => error?.name)).toContain('ECONNRESET');
    expect(only(played.events, 'sent').filter(({ cause }) => cause.type === 'hand')).toHaveLength(
      3,
    );
  },
);

test('a command for what is not there is refused, and says why', LIMIT, async () => {
  const { played, data } = await holdFirstData(pool);
  const { packet } = data;
  const refusal = async (command: RunCommand) => {
    const answer = await played.run.command(command);
    return answer.ok ? null : `${answer.code}: ${answer.message}`;
  };
  expect(await refusal({ type: 'drop', packet: 1 })).toBe(
    'not-on-wire: packet 1 is not on the wire: it has arrived',
  );
  expect(await played.run.command({ type: 'drop', packet: 1 })).toMatchObject({
    zh: '分组 1 不在线路上：它已经到达',
  });
  expect(await refusal({ type: 'drop', packet: 999 })).toContain('has not been sent');
  const lengthBytes = fromBase64(data.bytes).length;
  expect(await refusal({ type: 'flip', packet, bit: 8 * lengthBytes })).toContain('beyond-packet');
  expect(await refusal({ type: 'inject', toward: 'server', bytes: 'AAAA' })).toContain(
    'bad-packet',
  );
  // Two people at once: the first drops it, the second is told so.
  const both = [played.run.command({ type: 'drop', packet }), refusal({ type: 'drop', packet })];
  expect(await Promise.all(both)).toEqual([
    expect.objectContaining({ ok: true }),
    expect.stringContaining('it was dropped'),
  ]);
  await ask(played, { type: 'stop' });
  await played.run.done;
  expect(await refusal({ type: 'hold' })).toContain('run-ended');
});
