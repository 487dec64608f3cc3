/** For live tests in which a person acts: a run whose programs wait, what has been seen, what is asked. */

import { fromBase64 } from '#core/bytes.ts';
import type { RunCommand } from '#core/command/run-command.ts';
import { expect } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import type { SeenPacket } from '#core/forge/end-facts.ts';
import type { FrameSent } from '#core/frame-event.ts';
import { summarise } from '#core/summary.ts';
import type { LabPool } from '../client.ts';
import { only, start, type Played } from './built.ts';

const DELAY = { delayUs: 10_000 };

/** The client connects, waits for a person, then writes; the server answers in capitals and waits for the end. */
export const ECHO_PROGRAMS = {
  client: `import socket
client = socket.create_connection(('server', 8080))
input()
client.sendall(b'hello')
print(client.recv(1024))
`,
  server: `import socket
server = socket.create_server(('', 8080))
connection, address = server.accept()
connection.sendall(connection.recv(1024).upper())
connection.recv(1)
`,
};

/** Waits for the first event of a type that fits. */
export async function seen<T extends RunEvent['type']>(
  { events }: Played,
  type: T,
  fits: (event: Extract<RunEvent, { type: T }>) => boolean = () => true,
): Promise<Extract<RunEvent, { type: T }>> {
  let found: Extract<RunEvent, { type: T }> | undefined;
  await expect
    .poll(() => (found = only(events, type).find(fits)) !== undefined, { timeout: 10_000 })
    .toBe(true);
  if (!found) throw new Error(`no ${type} event came`);
  return found;
}

/** Gives a command and expects it to be carried out. */
export async function ask({ run }: Played, command: RunCommand) {
  const answer = await run.command(command);
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer;
}

/** A connection at rest; what the client writes next stops on the held wire. Gives that packet. */
export async function holdFirstData(pool: LabPool): Promise<{ played: Played; data: FrameSent }> {
  const played = start(pool, { programs: ECHO_PROGRAMS, wire: DELAY });
  await seen(played, 'input');
  // The client goes on while the last ACK of its handshake is still on its way.
  await seen(played, 'return', ({ host, name }) => host === 'server' && name === 'accept');
  await ask(played, { type: 'hold' });
  await ask(played, { type: 'input', host: 'client', text: '' });
  const held = await seen(played, 'held');
  const data = await seen(played, 'sent', ({ packet }) => packet === held.packet);
  return { played, data };
}

/** The packets so far, as one who forges looks at them. */
export function packetsOf({ events }: Played): readonly SeenPacket[] {
  const arrived = new Set(only(events, 'arrived').map(({ packet }) => packet));
  return only(events, 'sent').map(({ bytes, cause, packet }) => {
    const frame = fromBase64(bytes);
    const isForged = cause.type === 'hand';
    return { frame, summary: summarise(frame), isForged, hasArrived: arrived.has(packet) };
  });
}
