import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64 } from '#core/bytes.ts';
import { TCP_FLAGS, summarise } from '#core/summary.ts';
import { createLabPool } from '../client.ts';
import { BUILD_LIMIT_MS, bringUpToDate, endOf, only, play, start } from './built.ts';

const pool = createLabPool({ size: 1 });
const LIMIT = { timeout: 60_000 };

beforeAll(async () => {
  bringUpToDate();
  await pool.warm();
}, BUILD_LIMIT_MS);

afterAll(() => pool.close());

const SERVER = `import socket
server = socket.create_server(('', 8080))
connection, address = server.accept()
while data := connection.recv(1024):
    connection.sendall(data)
connection.close()
`;
const CLIENT = `import socket
client = socket.create_connection(('server', 8080))
client.sendall(b'hello')
print(client.recv(1024))
client.close()
`;

test('a log is dense, in order of time, and framed by start and end', LIMIT, async () => {
  const events = await play(pool, { programs: { client: CLIENT, server: SERVER } });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
  expect(events.map(({ atUs }) => atUs)).toEqual(
    events.map(({ atUs }) => atUs).sort((a, b) => a - b),
  );
  expect(events[0]).toMatchObject({ type: 'run', phase: 'start', atUs: 0 });
  expect(endOf(events)).toMatchObject({ outcome: 'completed' });
  expect(only(events, 'output').map(({ text }) => text.trim())).toEqual(["b'hello'"]);
});

test('every frame sent meets its fate at the other host, after its delay', LIMIT, async () => {
  const events = await play(pool, {
    programs: { client: CLIENT, server: SERVER },
    wire: { delayUs: 50_000 },
  });
  const sent = only(events, 'sent');
  const arrived = new Map(only(events, 'arrived').map((event) => [event.packet, event]));
  expect(sent.length).toBeGreaterThanOrEqual(9);
  for (const { packet, atUs, host } of sent) {
    const fate = arrived.get(packet);
    expect(fate?.host).toBe(host === 'client' ? 'server' : 'client');
    expect((fate?.atUs ?? 0) - atUs).toBeGreaterThanOrEqual(50_000);
  }
});

test('nothing but what the programs cause is on the wire', LIMIT, async () => {
  const events = await play(pool, {
    programs: { client: CLIENT, server: SERVER },
  });
  const protocols = only(events, 'sent').map(({ bytes }) => summarise(fromBase64(bytes)).protocol);
  expect(new Set(protocols)).toEqual(new Set(['tcp']));
});

test('a packet’s cause is the call, the packet or the timer that made it', LIMIT, async () => {
  const events = await play(pool, {
    programs: { client: CLIENT, server: SERVER },
    wire: { delayUs: 30_000 },
  });
  const callName = new Map(only(events, 'call').map(({ call, name }) => [call, name]));
  const causes = only(events, 'sent')
    .slice(0, 4)
    .map(({ cause }) => (cause.type === 'call' ? callName.get(cause.call) : cause));
  expect(causes).toEqual([
    'connect',
    { type: 'packet', packet: 1 },
    { type: 'packet', packet: 2 },
    'sendall',
  ]);
});

test(
  'a lost SYN is sent again by the retransmission timer, about a second later',
  LIMIT,
  async () => {
    const events = await play(pool, {
      programs: {
        client: `import socket
client = socket.socket()
client.settimeout(2.5)
try:
    client.connect(('server', 8080))
except TimeoutError as error:
    print(error)
`,
        server: 'pass\n',
      },
      wire: { lossPercent: 100 },
    });
    const [first, second] = only(events, 'sent');
    expect(first?.cause.type).toBe('call');
    expect(second?.cause).toEqual({ type: 'timer', timer: 'retransmission' });
    expect((second?.atUs ?? 0) - (first?.atUs ?? 0)).toBeGreaterThan(900_000);
    expect(only(events, 'dropped').map(({ reason }) => reason)).toContain('loss');
    expect(only(events, 'output')[0]?.text).toBe('timed out\n');
  },
);

test('the sampler shows the states the kernel goes through, up to TIME_WAIT', LIMIT, async () => {
  const events = await play(pool, {
    programs: { client: CLIENT, server: SERVER },
    wire: { delayUs: 30_000 },
  });
  const sockets = only(events, 'socket').filter(({ remote }) => remote !== null);
  const states = (host: string) => [
    ...new Set(sockets.filter((socket) => socket.host === host).map(({ state }) => state)),
  ];
  expect(states('client')).toEqual(
    expect.arrayContaining(['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'TIME_WAIT']),
  );
  expect(states('server')).toEqual(
    expect.arrayContaining(['SYN_RECEIVED', 'ESTABLISHED', 'LAST_ACK', 'CLOSED']),
  );
  const measured = sockets.find(({ state, tcp }) => state === 'ESTABLISHED' && tcp?.srttUs);
  expect(measured?.tcp).toMatchObject({ cwndSegments: 10, ssthreshSegments: null, mssBytes: 1448 });
  expect(measured?.tcp?.srttUs).toBeGreaterThanOrEqual(60_000);
});

test('the same seed loses the same datagrams, another seed others', LIMIT, async () => {
  const programs = {
    client: `import socket
client = socket.socket(type=socket.SOCK_DGRAM)
for i in range(20):
    client.sendto(b'%d' % i, ('server', 8080))
`,
    server: `import socket
server = socket.socket(type=socket.SOCK_DGRAM)
server.bind(('', 8080))
server.settimeout(0.5)
try:
    while True:
        server.recv(100)
except TimeoutError:
    pass
`,
  };
  const lost = async (seed: number) => {
    const events = await play(pool, {
      programs,
      seed,
      wire: { delayUs: 200_000, lossPercent: 40 },
    });
    return only(events, 'dropped').map(({ packet }) => packet);
  };
  const first = await lost(7);
  expect(first.length).toBeGreaterThan(0);
  expect(await lost(7)).toEqual(first);
  expect(await lost(8)).not.toEqual(first);
});

test('a program that raises fails the run, and the other host goes on', LIMIT, async () => {
  const events = await play(pool, {
    programs: {
      client: 'x = 1\nraise ValueError("on purpose")\n',
      server: 'import time\ntime.sleep(0.3)\nprint("still here")\n',
    },
  });
  expect(endOf(events)).toMatchObject({
    outcome: 'failed',
    message: 'client: ValueError: on purpose',
  });
  const [raised] = only(events, 'exit');
  expect(raised).toMatchObject({ host: 'client', error: { line: 2 } });
  expect(raised?.error?.traceback).toContain('File "client.py", line 2');
  const printed = only(events, 'output').filter(({ stream }) => stream === 'stdout');
  expect(printed.map(({ text }) => text)).toEqual(['still here\n']);
});

test.for<[string, string, string]>([
  ['blocked in accept', 'import socket\nsocket.create_server(("", 80)).accept()\n', 'accept()'],
  ['asleep', 'import time\ntime.sleep(3600)\n', 'sleep()'],
  ['busy for ever', 'while True:\n    pass\n', 'running'],
])('a program %s is stopped at the limit', LIMIT, async ([, program, doing]) => {
  const events = await play(pool, {
    programs: { client: 'pass\n', server: program },
    limitMs: 600,
  });
  const end = endOf(events);
  expect(end.outcome).toBe('timeout');
  expect(end.message).toContain(doing);
});

test('a run stopped by hand ends as stopped, and the next one runs', LIMIT, async () => {
  const { run, events } = start(pool, {
    programs: { client: 'import time\ntime.sleep(3600)\n', server: 'pass\n' },
  });
  void run.command({ type: 'stop' });
  await run.done;
  expect(endOf(events).outcome).toBe('stopped');
  const next = await play(pool, { programs: { client: 'print(1)\n', server: 'pass\n' } });
  expect(endOf(next).outcome).toBe('completed');
});

test('input() waits for a line that a person types', LIMIT, async () => {
  const { run, events } = start(pool, {
    programs: { client: 'print("hello", input("name? "))\n', server: 'pass\n' },
  });
  await expect.poll(() => only(events, 'input').length, { timeout: 10_000 }).toBe(1);
  void run.command({ type: 'input', host: 'client', text: 'Ada' });
  await run.done;
  expect(only(events, 'output').map(({ text }) => text)).toContain('hello Ada\n');
});

test('a change of the wire takes hold of the frames sent after it', LIMIT, async () => {
  const { run, events } = start(pool, {
    programs: {
      client: `import socket
client = socket.socket(type=socket.SOCK_DGRAM)
input()
client.sendto(b'lost', ('server', 8080))
`,
      server: 'import time\ntime.sleep(1)\n',
    },
  });
  await expect.poll(() => only(events, 'input').length, { timeout: 10_000 }).toBe(1);
  const lossy = { ...only(events, 'run').map((event) => event.phase === 'start' && event.wire)[0] };
  const from = Object.fromEntries(
    Object.entries(('from' in lossy && lossy.from) || {}).map(([host, settings]) => [
      host,
      { ...settings, lossPercent: 100 },
    ]),
  );
  void run.command({ type: 'wire', wire: { from } });
  void run.command({ type: 'input', host: 'client', text: '' });
  await run.done;
  expect(only(events, 'wire')).toHaveLength(1);
  expect(only(events, 'dropped')).toHaveLength(1);
});

test('IPv6 hosts find one another by neighbour discovery', LIMIT, async () => {
  const events = await play(pool, {
    ipv6: true,
    programs: {
      client: `import socket, time
time.sleep(2.5)
client = socket.create_connection(('server', 8080))
client.close()
`,
      server: `import socket
server = socket.create_server(('', 8080), family=socket.AF_INET6)
server.accept()
`,
    },
  });
  const protocols = only(events, 'sent').map(({ bytes }) => summarise(fromBase64(bytes)).protocol);
  expect(endOf(events).outcome).toBe('completed');
  expect(protocols).toEqual(expect.arrayContaining(['icmpv6', 'tcp']));
});

test('four hosts share one wire, and a broadcast reaches them all', LIMIT, async () => {
  const listener = `import socket
listener = socket.socket(type=socket.SOCK_DGRAM)
listener.bind(('', 9999))
print(listener.recv(100))
`;
  const events = await play(pool, {
    programs: {
      caller: `import socket
caller = socket.socket(type=socket.SOCK_DGRAM)
caller.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
caller.sendto(b'all', ('10.0.0.255', 9999))
`,
      one: listener,
      two: listener,
      three: listener,
    },
    startsAfter: { two: 'one', three: 'two', caller: 'three' },
  });
  expect(endOf(events).outcome).toBe('completed');
  expect(only(events, 'sent')).toHaveLength(1);
  expect(only(events, 'arrived').map(({ host }) => host)).toEqual(['one', 'two', 'three']);
});

test('initial sequence numbers differ from run to run', LIMIT, async () => {
  const numbers = new Set<number>();
  for (let run = 0; run < 3; run++) {
    const events = await play(pool, { programs: { client: CLIENT, server: SERVER } });
    const syn = only(events, 'sent')
      .map(({ bytes }) => summarise(fromBase64(bytes)).tcp)
      .find((tcp) => tcp?.flags === TCP_FLAGS.syn);
    numbers.add(syn?.seq ?? 0);
  }
  expect(numbers.size).toBe(3);
});
