/** The door the log comes in by: one WebSocket per run, which goes on at the next `seq` when it breaks. */

import type { RunEvent } from '#core/event.ts';
import { FrameInbox } from './frame-inbox.ts';

/** The server closes with it after the run's end. */
const NORMAL_CLOSE = 1000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;
const MOST_ATTEMPTS = 12;

export interface StreamOptions {
  readonly id: string;
  /** The `seq` to go on at. */
  next(): number;
  onevents(events: readonly RunEvent[]): void;
  /** Whether the connection stands; false while it is being tried again. */
  onconnected(isConnected: boolean): void;
  /** No more will come: the run ended, or every attempt failed. */
  onend(reason: 'ended' | 'lost'): void;
}

/** Follows a run until its end. Call the result to let go of it. */
export function followRun(options: StreamOptions): () => void {
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | null = null;
  let isOver = false;
  const inbox = new FrameInbox<RunEvent>((events) => options.onevents(events));

  function connect(): void {
    const { protocol, host } = window.location;
    const scheme = protocol === 'https:' ? 'wss' : 'ws';
    const from = options.next();
    socket = new WebSocket(`${scheme}://${host}/api/runs/${options.id}/stream?from=${from}`);
    socket.onopen = () => options.onconnected(true);
    socket.onmessage = ({ data }) => {
      attempts = 0;
      inbox.add(JSON.parse(String(data)) as RunEvent[]); // our own server's log
    };
    socket.onclose = ({ code }) => closed(code);
  }

  function closed(code: number): void {
    if (isOver) return;
    inbox.flush();
    if (code === NORMAL_CLOSE) return finish('ended');
    options.onconnected(false);
    if (attempts >= MOST_ATTEMPTS) return finish('lost');
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
    attempts++;
    timer = setTimeout(connect, waitMs);
  }

  function finish(reason: 'ended' | 'lost'): void {
    isOver = true;
    options.onend(reason);
  }

  connect();
  return () => {
    isOver = true;
    inbox.clear();
    clearTimeout(timer);
    socket?.close();
  };
}
