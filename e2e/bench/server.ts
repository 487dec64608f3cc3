/** The server bench: how soon a lab is warm, how soon a run's first frame is seen. Prints one line of JSON. */

import { gzipSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { PACKAGE_ROOT } from '../../server/root.ts';
import { startServed } from '../served.ts';

const RUNS = 20;
const WARM_LIMIT_MS = 30_000;

const startedMs = performance.now();
const server = await startServed();
try {
  const { url } = server;
  const pageMs = (await fetch(`${url}/`), performance.now() - startedMs);
  const askedMs = performance.now() - startedMs;
  const warmMs = askedMs + (await firstSent(url));
  const sentMs: number[] = [];
  for (let run = 0; run < RUNS; run++) sentMs.push(await firstSent(url));
  const report = { pageMs, warmMs, postToSentMs: median(sentMs), firstLoadBytes: firstLoad() };
  process.stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  await server.stop();
}

/** From POST to the first `sent` event on the stream, ms. */
async function firstSent(url: string): Promise<number> {
  const beganMs = performance.now();
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ scenario: 'open/handshake', wire: { delayUs: 5_000 } });
  const created = await fetch(`${url}/api/runs`, { method: 'POST', headers, body });
  const { id }: { id: string } = JSON.parse(await created.text());
  const stream = new WebSocket(`${url.replace('http', 'ws')}/api/runs/${id}/stream?from=0`);
  let sentMs = NaN;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no run came to its end')), WARM_LIMIT_MS);
    stream.on('message', (data) => {
      const events: { type: string }[] = JSON.parse(String(data));
      if (Number.isNaN(sentMs) && events.some(({ type }) => type === 'sent')) {
        sentMs = performance.now() - beganMs;
      }
    });
    stream.once('error', reject);
    stream.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return sentMs;
}

/** What the browser fetches first, with the larger of the two languages, gzipped, without fonts, bytes. */
function firstLoad(): number {
  const folder = join(PACKAGE_ROOT, 'dist/web');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const assets = readdirSync(join(folder, 'assets'), { encoding: 'utf8' }).filter(
    (name) => /\.(js|css)$/.test(name) && html.includes(name),
  );
  const sizeOf = (name: string) => gzipSync(readFileSync(join(folder, 'assets', name))).length;
  const languages = readdirSync(join(folder, 'assets')).filter((name) => /^(en|zh)-/.test(name));
  const sizes = [gzipSync(html).length, ...assets.map(sizeOf)];
  return sizes.reduce((sum, size) => sum + size, 0) + Math.max(...languages.map(sizeOf));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
