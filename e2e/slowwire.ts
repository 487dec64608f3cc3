/** A real server for browser tests: one per worker, on a free port, ended with it. */

import { test as base } from '@playwright/test';
import { startServed } from './served.ts';

export const test = base.extend<object, { serverUrl: string }>({
  serverUrl: [
    // Playwright reads the dependencies from this pattern; there are none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await startServed();
      await use(server.url);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ serverUrl }, use) => use(serverUrl),
});

export { expect } from '@playwright/test';
