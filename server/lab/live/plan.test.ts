import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlannedCommand } from '#core/command/planned-command.ts';
import { createLabPool } from '../client.ts';
import { ECHO_PROGRAMS } from './at-hand.ts';
import { BUILD_LIMIT_MS, bringUpToDate, only, play } from './built.ts';

const pool = createLabPool({ size: 1 });
const LIMIT = { timeout: 60_000 };

beforeAll(async () => {
  bringUpToDate();
  await pool.warm();
}, BUILD_LIMIT_MS);

afterAll(() => pool.close());

test(
  'planned commands meet their packets, and those that cannot be carried out say so',
  LIMIT,
  async () => {
    const plan: readonly PlannedCommand[] = [
      { beforePacket: 3, command: { type: 'wire', wire: { lossPercent: 100 } } },
      { beforePacket: 4, command: { type: 'rules', rules: ['pass anything once'] } },
      { beforePacket: 6, command: { type: 'wire', wire: { lossPercent: 0 } } },
      { beforePacket: 7, command: { type: 'drop', packet: 6 } },
      { beforePacket: 7, command: { type: 'drop', packet: 1 } },
      { beforePacket: 99, command: { type: 'hold' } },
    ];
    const events = await play(pool, {
      programs: {
        client: `import socket, time
client = socket.socket(type=socket.SOCK_DGRAM)
for number in range(1, 9):
    client.sendto(str(number).encode(), ('server', 8080))
    time.sleep(0.03)
`,
        server: `import socket
server = socket.socket(type=socket.SOCK_DGRAM)
server.bind(('', 8080))
server.settimeout(0.5)
try:
    while True:
        print(server.recv(100).decode())
except TimeoutError:
    pass
`,
      },
      wire: { delayUs: 100_000 },
      plan,
    });
    const dropped = only(events, 'dropped').map(({ packet, reason }) => `${packet} ${reason}`);
    expect(dropped).toEqual(['3 loss', '5 loss', '6 hand']);
    expect(only(events, 'spared')).toMatchObject([{ packet: 4, rule: 0 }]);
    expect(only(events, 'output').map(({ text }) => text.trim())).toEqual([
      '1',
      '2',
      '4',
      '7',
      '8',
    ]);
    const told = only(events, 'command');
    expect(told.map(({ by, command }) => ({ by, command }))).toEqual(
      plan.map(({ command }) => ({ by: 'plan', command })),
    );
    expect(told.map(({ fault }) => fault)).toEqual([
      ...[undefined, undefined, undefined, undefined],
      'packet 1 is not on the wire: it has arrived',
      'its moment never came',
    ]);
    // What stands before a packet in the plan stands before it in the log.
    const types = events.map((event) =>
      event.type === 'sent' ? `sent ${event.packet}` : event.type,
    );
    expect(types.indexOf('wire')).toBeLessThan(types.indexOf('sent 3'));
    expect(types.indexOf('rules')).toBeLessThan(types.indexOf('sent 4'));
  },
);

test(
  'what only time makes due is done in time: a line typed, a held wire opened',
  LIMIT,
  async () => {
    const events = await play(pool, {
      programs: ECHO_PROGRAMS,
      wire: { delayUs: 10_000 },
      plan: [
        { beforePacket: 4, command: { type: 'hold' }, afterUs: 100_000 },
        { beforePacket: 4, command: { type: 'input', host: 'client', text: '' }, afterUs: 120_000 },
        { beforePacket: 5, command: { type: 'release' }, afterUs: 50_000 },
      ],
    });
    expect(only(events, 'output').map(({ text }) => text)).toEqual(["b'HELLO'\n"]);
    expect(only(events, 'command').map(({ fault }) => fault)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const [data, next] = only(events, 'sent').slice(3);
    expect((next?.atUs ?? 0) - (data?.atUs ?? 0)).toBeGreaterThan(50_000);
  },
);
