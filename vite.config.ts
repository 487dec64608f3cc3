/** Builds and serves the page, and tells vitest where the unit tests are. */

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:4600';

export default defineConfig({
  root: fileURLToPath(new URL('web', import.meta.url)),
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // The content security policy allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: { proxy: { '/api': { target: server, ws: true } } },
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['server/**/*.test.ts', 'web/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['e2e/property-limits.ts'],
    // Properties over every capture take seconds on a busy machine.
    testTimeout: 30_000,
    // Live tests mostly wait for the wire; pure ones fill the time between.
    maxWorkers: 4,
    // No module keeps anything between tests: loading each once a worker halves the time.
    isolate: false,
  },
});
