/** A real server for browser tests: one per worker, on a free port, ended with it. */

import type { APIRequestContext } from '@playwright/test';
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

/** Asks the server for a run, as a page does. */
export async function startRun(request: APIRequestContext, run: object): Promise<string> {
  const answer = await request.post('/api/runs', { data: run });
  const { id } = (await answer.json()) as { id: string };
  return id;
}

/** The same of two programs that send datagrams, each of which the wire holds. */
export function holdDatagrams(
  request: APIRequestContext,
  programs: Readonly<Record<string, string>>,
): Promise<string> {
  const rules = ['hold every datagram'];
  return startRun(request, { scenario: 'udp/loss', programs, rules, wire: { lossPercent: 0 } });
}
