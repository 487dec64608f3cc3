/** Browser tests: the system's Chromium, a server of our own on a free port (see e2e/slowwire.ts). */

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/playwright',
  // A run takes seconds on the wire, and two cores carry kernel, lab and browser.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // While one waits for its wire, the other uses the page; each has a server and a lab of its own.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    viewport: { width: 1280, height: 720 },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
