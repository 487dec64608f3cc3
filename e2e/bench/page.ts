/**
 * The page bench, in Chromium: from a click on Run to the first packet painted, and what the page's memory grows by when
 * one run follows another. Prints one line of JSON.
 */

import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import { startServed } from '../served.ts';

const CLICKS = 20;
/** Further runs, after which the memory is looked at again. */
const MORE_CLICKS = 40;

const server = await startServed();
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  const { url } = server;
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${url}/?scenario=socket/udp-hello&lang=en`);
  const run = page.getByRole('button', { name: /^Run/ });
  const paintedMs: number[] = [];
  let heapBefore = 0;
  for (let click = 0; click <= CLICKS + MORE_CLICKS; click++) {
    if (click === CLICKS + 1) heapBefore = await heapBytes(page);
    await run.waitFor();
    const painted = await page.evaluate(async () => {
      const button = [...document.querySelectorAll('button')].find((each) =>
        each.textContent?.trim().startsWith('Run'),
      );
      const beganMs = performance.now();
      button?.click();
      // The old picture goes before the new one is drawn.
      let isCleared = document.querySelector('[data-packet]') === null;
      for (;;) {
        await new Promise(requestAnimationFrame);
        const isDrawn = document.querySelector('[data-packet]') !== null;
        if (isCleared && isDrawn) return performance.now() - beganMs;
        if (!isDrawn) isCleared = true;
      }
    });
    // The first click may meet a lab that is still warming.
    if (click > 0 && click <= CLICKS) paintedMs.push(painted);
    await run.waitFor();
  }
  const medianMs = paintedMs.sort((a, b) => a - b)[CLICKS >> 1];
  const heapPerRun = ((await heapBytes(page)) - heapBefore) / MORE_CLICKS;
  const report = { clickToPaintMs: medianMs, heapBytes: heapBefore, heapPerRun, runs: MORE_CLICKS };
  process.stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  await browser.close();
  await server.stop();
}

/** What the page holds once what it does not need is collected, bytes. */
async function heapBytes(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return usedSize + backingStorageSize;
}
