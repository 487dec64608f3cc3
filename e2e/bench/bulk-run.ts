/** A long run of the live lab for benches: one host writes, the other reads, and the wire carries it all. */

import { writeFileSync } from 'node:fs';

const LIMIT_MS = 60_000;

const sender = (bytes: number): string => `import socket
sock = socket.socket()
sock.connect(('server', 8080))
sock.sendall(b'x' * ${bytes})
sock.close()
`;

const RECEIVER = `import socket
listener = socket.socket()
listener.bind(('', 8080))
listener.listen()
conn, address = listener.accept()
while conn.recv(65536):
    pass
conn.close()
`;

/**
 * Runs a transfer of `bytes` and saves its recording.
 *
 * @returns how many events and packets the run has.
 * @throws Error where the run fails or takes longer than a minute.
 */
export async function recordBulkRun(
  url: string,
  bytes: number,
  file: string,
): Promise<{ readonly events: number; readonly packets: number }> {
  const programs = { client: sender(bytes), server: RECEIVER };
  const id = await start(url, { scenario: 'socket/tcp-hello', programs, wire: { delayUs: 1000 } });
  const beganMs = performance.now();
  // The NDJSON of a run under way ends with the run.
  const log = await (await fetch(`${url}/api/runs/${id}/events?from=0`)).text();
  if (performance.now() - beganMs > LIMIT_MS) throw new Error('the run took too long');
  const lines = log.trimEnd().split('\n');
  const recording = await fetch(`${url}/api/runs/${id}.pcapng`);
  writeFileSync(file, Buffer.from(await recording.arrayBuffer()));
  return { events: lines.length, packets: lines.filter((line) => IS_SENT.test(line)).length };
}

const IS_SENT = /"type":"sent"/;

async function start(url: string, body: object): Promise<string> {
  const answer = await fetch(`${url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { id }: { id: string } = JSON.parse(await answer.text());
  return id;
}
