/** Sends a run's log as NDJSON and follows it while the run lasts. */

import type { Response } from 'express';
import type { RunLog } from '../runs/log.ts';

/** Events per write; between two writes the socket may drain. */
const CHUNK_EVENTS = 500;

/** Writes the events from `from` on, one JSON object a line, and ends after `run end` or when the reader goes. */
export async function followAsNdjson(log: RunLog, from: number, response: Response): Promise<void> {
  response.status(200).set('Content-Type', 'application/x-ndjson; charset=utf-8');
  response.set('Cache-Control', 'no-store');
  response.flushHeaders();
  let cursor = from;
  const isHead = response.req.method === 'HEAD';
  while (!response.closed && !isHead) {
    const events = log.slice(cursor, cursor + CHUNK_EVENTS);
    cursor += events.length;
    const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
    if (text !== '' && !response.write(text)) await nextOf(response, null);
    else if (events.length === 0 && log.ended) break;
    else if (events.length === 0) await nextOf(response, log);
  }
  response.end();
}

/** Waits for the log to grow, or where none is given for the socket to drain; or for the reader to go. */
function nextOf(response: Response, log: RunLog | null): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = log?.subscribe(done);
    response.once('close', done);
    response.once('drain', done);
    function done(): void {
      unsubscribe?.();
      response.off('close', done);
      response.off('drain', done);
      resolve();
    }
  });
}
