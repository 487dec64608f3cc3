/** A real server for browser tests: one per worker, on a free port, ended with it. */

import { test as base } from '@playwright/test';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

export const test = base.extend<object, { serverUrl: string }>({
  serverUrl: [
    // Playwright reads the dependencies from this pattern; there are none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const gone = new Promise((resolve) => server.once('close', resolve));
      await use(await urlOf(server));
      server.kill('SIGTERM');
      await gone;
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ serverUrl }, use) => use(serverUrl),
});

export { expect } from '@playwright/test';

/** The address that the server prints once it listens. */
function urlOf(server: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      const url = /http:\S+/.exec(text)?.[0];
      if (url) resolve(url);
    });
    server.once('close', (code) => reject(new Error(`the server ended (${code}): ${text}`)));
  });
}
