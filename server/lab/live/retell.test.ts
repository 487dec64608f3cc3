import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '#core/bytes.ts';
import type { RunEvent } from '#core/event.ts';
import { connectionFacts } from '#core/forge/connection-facts.ts';
import { makeTemplate } from '#core/forge/templates.ts';
import { forkRun } from '#core/fork/fork-run.ts';
import { summarise } from '#core/summary.ts';
import { createLabPool } from '../client.ts';
import { ask, packetsOf, seen } from './at-hand.ts';
import { BUILD_LIMIT_MS, bringUpToDate, only, play, start } from './built.ts';

const pool = createLabPool({ size: 1 });
const WIRE = { delayUs: 10_000 };
const PROGRAMS = {
  client: `import socket
client = socket.create_connection(('server', 8080))
input()
client.sendall(b'hello')
print(client.recv(1024))
input()
`,
  server: `import socket
server = socket.create_server(('', 8080))
connection, address = server.accept()
connection.sendall(connection.recv(1024).upper())
try:
    connection.recv(1)
except ConnectionResetError as error:
    print(error.errno)
`,
};

beforeAll(async () => {
  bringUpToDate();
  await pool.warm();
}, BUILD_LIMIT_MS);

afterAll(() => pool.close());

const outputs = (events: readonly RunEvent[]) =>
  only(events, 'output').map(({ host, text }) => `${host}: ${text.trim()}`);
const portAndNumber = (events: readonly RunEvent[]) => {
  const syn = only(events, 'sent')[0];
  const { tcp } = summarise(fromBase64(syn?.bytes ?? ''));
  return `${tcp?.sourcePort} ${tcp?.seq}`;
};

test(
  'data that a hand rewrote and a reset that it made are the same again in a run with other numbers',
  { timeout: 60_000 },
  async () => {
    const played = start(pool, { programs: PROGRAMS, wire: WIRE, patienceMs: 20_000 });
    await seen(played, 'input');
    // The client goes on while the last ACK of its handshake is still on its way.
    await seen(played, 'return', ({ host, name }) => host === 'server' && name === 'accept');
    await ask(played, { type: 'hold' });
    await ask(played, { type: 'input', host: 'client', text: '' });
    const { packet } = await seen(played, 'held');
    const data = await seen(played, 'sent', (event) => event.packet === packet);
    const edited = fromBase64(data.bytes);
    edited.set(new TextEncoder().encode('jelly'), summarise(edited).payload.start);
    await ask(played, { type: 'replace', packet, bytes: toBase64(edited), mend: true });
    await ask(played, { type: 'release' });
    const printed = await seen(played, 'output');
    await seen(played, 'input', ({ seq }) => seq > printed.seq);
    const facts = connectionFacts(packetsOf(played), Infinity, '10.0.0.2');
    const reset = facts && makeTemplate('rst-exact', facts);
    if (!reset) throw new Error('there is no connection to reset');
    await ask(played, { type: 'inject', toward: 'server', bytes: toBase64(reset) });
    await seen(played, 'output', ({ host }) => host === 'server');
    await ask(played, { type: 'input', host: 'client', text: '' });
    await played.run.done;
    const before = played.events;

    const { request, leftOut } = forkRun(before, before.length - 1, { type: 'nothing' }) ?? {};
    expect(leftOut).toBe(0);
    const after = await play(pool, { programs: PROGRAMS, wire: WIRE, plan: request?.plan ?? [] });
    expect(only(after, 'command').filter(({ fault }) => fault !== undefined)).toEqual([]);
    expect(outputs(before)).toEqual(["client: b'JELLY'", 'server: 104']);
    expect(outputs(after)).toEqual(outputs(before));
    expect(portAndNumber(after)).not.toBe(portAndNumber(before));
  },
);
