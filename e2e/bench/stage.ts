/**
 * The stage bench, in Chromium: long recordings and a capture of a million packets, opened, sought, played and scrolled.
 * Prints one line of JSON.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import { startServed } from '../served.ts';
import { bigCapture, PACKETS_EACH } from './big-capture.ts';
import { recordBulkRun } from './bulk-run.ts';
import { framesWhile, longestGap, seekTimes, watchGaps, wholeRun } from './frames.ts';

/** Made to give about 10,000 packets, and 100,000 events. */
const SHORT_BYTES = 13_000_000;
const LONG_BYTES = 62_000_000;
const MILLION = 1_000_000;
const SEEKS = 200;
const WATCH_MS = 5000;

const folder = mkdtempSync(join(tmpdir(), 'slowwire-bench-'));
const server = await startServed();
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  const short = join(folder, 'short.pcapng');
  const long = join(folder, 'long.pcapng');
  const million = join(folder, 'million.pcap');
  const shortRun = await recordBulkRun(server.url, SHORT_BYTES, short);
  const longRun = await recordBulkRun(server.url, LONG_BYTES, long);
  writeFileSync(million, bigCapture(Math.ceil(MILLION / PACKETS_EACH), 1));
  const report = {
    shortRun,
    longRun,
    firstPictureMs: await firstPictureAlone(short),
    ...(await measureLong(await newPage(), long)),
    ...(await measureMillion(await newPage(), million)),
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function newPage(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${server.url}/?lang=en`);
  return page;
}

function give(page: Page, file: string): Promise<void> {
  return page.locator('input[type=file]').setInputFiles(file);
}

/** From the file being given to the first packet painted, ms; the page's own clock. */
async function firstPicture(page: Page, file: string): Promise<number> {
  await page.evaluate(() => {
    addEventListener('change', () => performance.mark('given'), { capture: true, once: true });
  });
  await give(page, file);
  return page.evaluate(async () => {
    while (document.querySelector('[data-packet]') === null) {
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    const given = performance.getEntriesByName('given')[0]?.startTime ?? NaN;
    return performance.now() - given;
  });
}

/** The page is closed after it: it would go on playing, on the same thread as the pages that are measured next. */
async function firstPictureAlone(file: string): Promise<number> {
  const page = await newPage();
  const ms = await firstPicture(page, file);
  await page.close();
  return ms;
}

async function measureLong(page: Page, file: string) {
  await firstPicture(page, file);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.evaluate(wholeRun);
  const sought = (await page.evaluate(seekTimes, SEEKS)).sort((a, b) => a - b);
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const playFps = await page.evaluate(framesWhile, { ms: WATCH_MS, scrollPx: 0 });
  await page.getByRole('button', { name: 'Pause' }).click();
  const scrollFps = await page.evaluate(framesWhile, { ms: WATCH_MS, scrollPx: 40 });
  await page.close();
  return { seekMs: sought[SEEKS >> 1], seekP95Ms: sought[(SEEKS * 95) / 100], playFps, scrollFps };
}

async function measureMillion(page: Page, file: string) {
  const client = await page.context().newCDPSession(page);
  await page.evaluate(watchGaps);
  const beganMs = performance.now();
  await give(page, file);
  const all = page.getByRole('button', { name: /packets together/ });
  await all.waitFor({ timeout: 120_000 });
  const openedMs = performance.now() - beganMs;
  await all.click();
  await page.locator('[data-packet]').first().waitFor();
  const end = page.getByText(/^.* of 7\.0\d* s$/); // seven microseconds a packet
  await end.waitFor({ timeout: 60_000 });
  const openGapMs = await page.evaluate(longestGap);
  await page.keyboard.press('End');
  const millionScrollFps = await page.evaluate(framesWhile, { ms: WATCH_MS, scrollPx: -40 });
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
  const packets = Math.ceil(MILLION / PACKETS_EACH) * PACKETS_EACH;
  const fileBytes = bigCapture(1, 1).length * Math.ceil(MILLION / PACKETS_EACH);
  const bytesPerPacket = (usedSize + (backingStorageSize ?? 0) - fileBytes) / packets;
  await page.close();
  return { openedMs, openGapMs, millionScrollFps, pageBytesPerPacket: bytesPerPacket };
}
