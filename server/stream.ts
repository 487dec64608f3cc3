/** The event log over WebSocket: batched, resumable, and never slowed by a reader who cannot keep up. */

import type { IncomingMessage, Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { AppError } from './errors.ts';
import { readFrom } from './http/cursor.ts';
import type { Guard } from './http/guard.ts';
import type { Orchestrator } from './runs/orchestrator.ts';
import type { RunLog } from './runs/log.ts';
import { Broadcast } from './stream/broadcast.ts';

export interface StreamOptions {
  readonly server: Server;
  readonly orchestrator: Orchestrator;
  readonly guard: Guard;
  /** A reader with more than this unsent is cut off, bytes. */
  readonly maxBufferedBytes?: number;
}

/** Every 30 s each reader must show that it lives. */
const KEEPALIVE_MS = 30_000;

const POLICY_VIOLATION = 1008; // RFC 6455 §7.4.1

/** Answers `/api/runs/:id/stream?from=SEQ`. Returns a function that cuts off every reader. */
export function attachStream(options: StreamOptions): () => void {
  const { server, orchestrator, guard, maxBufferedBytes = 4 * 1024 * 1024 } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 1024,
    perMessageDeflate: false,
  });
  const broadcasts = new WeakMap<RunLog, Broadcast>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    try {
      const { log, from } = openStream(request, guard, orchestrator);
      const broadcast = broadcasts.get(log) ?? new Broadcast(log, { maxBufferedBytes });
      broadcasts.set(log, broadcast);
      sockets.handleUpgrade(request, socket, head, (client) => {
        refuseMessages(client);
        broadcast.add(client, from);
      });
    } catch (error) {
      refuseUpgrade(socket, error);
    }
  });
  const keepalive = setInterval(() => dropTheDead(sockets.clients), KEEPALIVE_MS);
  return () => {
    clearInterval(keepalive);
    for (const client of sockets.clients) client.terminate();
  };
}

function openStream(request: IncomingMessage, guard: Guard, orchestrator: Orchestrator) {
  guard(request);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const [, id] = /^\/api\/runs\/([^/]+)\/stream$/.exec(pathname) ?? [];
  if (id === undefined) throw new AppError('unknown-path', `there is no stream at ${pathname}`);
  return {
    log: orchestrator.get(decodeURIComponent(id)).log,
    from: readFrom(searchParams.get('from')),
  };
}

/** The stream goes one way; commands travel by HTTP. */
function refuseMessages(client: WebSocket): void {
  client.on('message', () => client.close(POLICY_VIOLATION, 'commands go by HTTP'));
  // A reader that breaks the protocol is closed by ws itself; there is no one to tell.
  client.on('error', () => client.terminate());
}

function refuseUpgrade(socket: Duplex, error: unknown): void {
  const problem =
    error instanceof AppError
      ? error
      : new AppError('bad-request', 'not a stream address', { cause: error });
  const body = JSON.stringify({ code: problem.code, message: problem.message });
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n` +
      `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  );
}

const pinged = new WeakSet<WebSocket>();

/** Ends readers that left the last ping unanswered and pings the rest. */
function dropTheDead(clients: Iterable<WebSocket>): void {
  for (const client of clients) {
    if (pinged.has(client)) {
      client.terminate();
      continue;
    }
    pinged.add(client);
    client.once('pong', () => pinged.delete(client));
    client.ping();
  }
}
