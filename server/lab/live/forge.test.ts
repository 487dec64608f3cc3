import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '#core/bytes.ts';
import { connectionFacts } from '#core/forge/connection-facts.ts';
import { makeTemplate, type TemplateId } from '#core/forge/templates.ts';
import type { FrameSent } from '#core/frame-event.ts';
import { summarise, TCP_FLAGS } from '#core/summary.ts';
import { createLabPool } from '../client.ts';
import { ask, packetsOf, seen } from './at-hand.ts';
import { BUILD_LIMIT_MS, bringUpToDate, only, start, type Played } from './built.ts';

const pool = createLabPool({ size: 1 });
const LIMIT = { timeout: 60_000 };
const WIRE = { delayUs: 2_000 };
/** The kernel asks back at most twice a second; here as often as it is asked. */
const UNLIMITED = { 'net.ipv4.tcp_invalid_ratelimit': '0' };

/** Both ends have sent data that was acknowledged; then they wait for a person. */
const PROGRAMS = {
  client: `import socket
client = socket.create_connection(('server', 8080))
client.sendall(b'hello')
print(client.recv(100))
input()
client.sendall(b'more')
print(len(client.recv(3000, socket.MSG_WAITALL)))
input()
`,
  server: `import socket
server = socket.create_server(('', 8080))
connection, address = server.accept()
connection.sendall(connection.recv(100).upper())
try:
    print(connection.recv(100))
    connection.sendall(b'x' * 3000)
    connection.recv(100)
except OSError as error:
    print(error.errno)
`,
};

beforeAll(async () => {
  bringUpToDate();
  await pool.warm();
}, BUILD_LIMIT_MS);

afterAll(() => pool.close());

/** Forges a packet toward a host's address, waits until it is there, and gives what the kernel sent because of it. */
async function forge(
  played: Played,
  id: TemplateId,
  [toward, address]: readonly [string, string] = ['server', '10.0.0.2'],
): Promise<readonly FrameSent[]> {
  const facts = connectionFacts(packetsOf(played), Infinity, address);
  const frame = facts && makeTemplate(id, facts);
  if (!frame) throw new Error(`nothing to make ${id} from`);
  const { packet } = await ask(played, { type: 'inject', toward, bytes: toBase64(frame) });
  await seen(played, 'arrived', (event) => event.packet === packet);
  return only(played.events, 'sent').filter(
    ({ cause }) => cause.type === 'packet' && cause.packet === packet,
  );
}

const textsOf = ({ events }: Played, host: string): string =>
  only(events, 'output')
    .filter((event) => event.host === host)
    .map(({ text }) => text)
    .join('');

test('every template of TCP meets what it says the RFC asks for', LIMIT, async () => {
  const played = start(pool, { programs: PROGRAMS, wire: WIRE, sysctls: UNLIMITED });
  await seen(played, 'input');
  const { target } = connectionFacts(packetsOf(played), Infinity, '10.0.0.2') ?? {};
  const isAck = { flags: TCP_FLAGS.ack, ack: target?.expects };
  const answers = async (id: TemplateId) =>
    (await forge(played, id)).map(({ bytes }) => summarise(fromBase64(bytes)).tcp);

  expect(await answers('rst-outside')).toEqual([]);
  expect(await answers('rst-window')).toMatchObject([isAck]);
  expect(await answers('syn')).toMatchObject([isAck]);
  expect(await answers('old-duplicate')).toMatchObject([isAck]);
  expect(await answers('data-outside')).toMatchObject([isAck]);
  expect(await answers('icmp-port')).toEqual([]);
  expect(await answers('icmp-mtu')).toEqual([]);
  const [unasked] = await forge(played, 'datagram');
  expect(unasked && summarise(fromBase64(unasked.bytes)).protocol).toBe('icmp');

  // The connection lives, and the server believes the MTU.
  await ask(played, { type: 'input', host: 'client', text: '' });
  await expect.poll(() => textsOf(played, 'client')).toContain('3000');
  const sizes = only(played.events, 'sent')
    .filter(({ host }) => host === 'server')
    .map(({ bytes }) => fromBase64(bytes).length - 14);
  expect(sizes.filter((size) => size > 500).length).toBeGreaterThan(4);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(600);

  expect(await answers('rst-exact')).toEqual([]);
  await ask(played, { type: 'input', host: 'client', text: '' });
  await played.run.done;
  expect(textsOf(played, 'server')).toBe("b'more'\n104\n");
});

test('data with the next number is taken for the peer’s own', LIMIT, async () => {
  const played = start(pool, { programs: PROGRAMS, wire: WIRE });
  await seen(played, 'input');
  await forge(played, 'data-next');
  await expect.poll(() => textsOf(played, 'server')).toBe("b'forged'\n");
  await ask(played, { type: 'stop' });
  await played.run.done;
});

test('UDP believes any datagram, and ICMP about a connected socket', LIMIT, async () => {
  const played = start(pool, {
    programs: {
      client: `import socket
client = socket.socket(type=socket.SOCK_DGRAM)
client.connect(('server', 8080))
client.send(b'hello')
input()
try:
    client.recv(100)
except OSError as error:
    print(error.errno)
`,
      server: `import socket
server = socket.socket(type=socket.SOCK_DGRAM)
server.bind(('', 8080))
print(server.recv(100), server.recv(100))
`,
    },
    wire: WIRE,
  });
  await seen(played, 'input');
  await forge(played, 'icmp-port', ['client', '10.0.0.1']);
  await forge(played, 'datagram');
  await ask(played, { type: 'input', host: 'client', text: '' });
  await played.run.done;
  expect(textsOf(played, 'client')).toBe('111\n');
  expect(textsOf(played, 'server')).toBe("b'hello' b'forged'\n");
});
