import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64 } from '#core/bytes.ts';
import type { FrameSent } from '#core/frame-event.ts';
import { summarise } from '#core/summary.ts';
import { createLabPool } from '../client.ts';
import { BUILD_LIMIT_MS, bringUpToDate, endOf, only, play } from './built.ts';

const pool = createLabPool({ size: 1 });
const LIMIT = { timeout: 60_000 };
const MTU_BYTES = 600;
const LINK_HEADER_BYTES = 14;

beforeAll(async () => {
  bringUpToDate();
  await pool.warm();
}, BUILD_LIMIT_MS);

afterAll(() => pool.close());

const PROGRAMS = {
  client: `import socket
client = socket.create_connection(('server', 8080))
client.sendall(b'x' * 3000)
client.close()
`,
  server: `import socket
server = socket.create_server(('', 8080))
connection, address = server.accept()
total = 0
while data := connection.recv(4096):
    total += len(data)
print(total)
`,
};
const ipBytes = ({ bytes }: FrameSent) => fromBase64(bytes).length - LINK_HEADER_BYTES;

test('with ICMP, the sender learns the wire’s MTU and sends smaller segments', LIMIT, async () => {
  const events = await play(pool, {
    programs: PROGRAMS,
    wire: { delayUs: 5_000, mtuBytes: MTU_BYTES },
  });
  expect(endOf(events).outcome).toBe('completed');
  expect(only(events, 'output').map(({ text }) => text)).toEqual(['3000\n']);
  const tooBig = only(events, 'dropped').filter(({ reason }) => reason === 'mtu');
  const told = only(events, 'sent').filter(({ cause }) => cause.type === 'wire');
  expect(tooBig.length).toBeGreaterThan(0);
  expect(told.map(({ cause }) => cause)).toEqual(
    tooBig.map(({ packet }) => ({ type: 'wire', packet })),
  );
  expect(told.map(({ bytes }) => summarise(fromBase64(bytes)).source)).toContain('10.0.0.254');
  const largest = Math.max(
    ...only(events, 'sent')
      .filter(({ packet }) => packet > (told.at(-1)?.packet ?? 0))
      .map(ipBytes),
  );
  expect(largest).toBe(MTU_BYTES);
});

test('without ICMP, full segments vanish: a black hole', LIMIT, async () => {
  const events = await play(pool, {
    programs: PROGRAMS,
    wire: { delayUs: 1_000, mtuBytes: MTU_BYTES, mtuIcmp: false },
    limitMs: 1500,
  });
  expect(endOf(events).outcome).toBe('timeout');
  const large = only(events, 'sent').filter((frame) => ipBytes(frame) > MTU_BYTES);
  const arrived = new Set(only(events, 'arrived').map(({ packet }) => packet));
  // Sent again, and lost again.
  expect(large.length).toBeGreaterThan(3);
  expect(large.filter(({ packet }) => arrived.has(packet))).toEqual([]);
  expect(only(events, 'sent').filter(({ cause }) => cause.type === 'wire')).toEqual([]);
});

test(
  'a datagram that may be fragmented is cut in pieces, and the kernel joins them',
  LIMIT,
  async () => {
    const events = await play(pool, {
      programs: {
        client: `import socket
client = socket.socket(type=socket.SOCK_DGRAM)
client.setsockopt(socket.IPPROTO_IP, 10, 0)  # IP_MTU_DISCOVER: IP_PMTUDISC_DONT
client.sendto(b'y' * 1400, ('server', 8080))
`,
        server: `import socket
server = socket.socket(type=socket.SOCK_DGRAM)
server.bind(('', 8080))
print(len(server.recv(4096)))
`,
      },
      wire: { delayUs: 5_000, mtuBytes: MTU_BYTES },
    });
    expect(only(events, 'output').map(({ text }) => text)).toEqual(['1400\n']);
    expect(only(events, 'arrived').map(({ copy }) => copy)).toEqual([undefined, 1, 2]);
  },
);
