/** `slowwire serve`: the page and the API on one port. */

import { spawn } from 'node:child_process';
import { examine } from '../lab/doctor.ts';
import { createLabPool, type LabPool } from '../lab/client.ts';
import { diagnosisText } from './doctor.ts';
import { readInteger, readOptions } from './options.ts';
import { EXIT } from './usage.ts';

const OPTIONS = {
  port: { type: 'string', default: '4600' },
  host: { type: 'string', default: '127.0.0.1' },
  open: { type: 'boolean' },
} as const;

/** Labs at most: each holds two interpreters of 60 to 90 MB. */
const LABS = 2;

/** Serves until SIGINT or SIGTERM. Exit code 1 where the port cannot be had. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values } = readOptions(args, OPTIONS);
  const port = readInteger('port', values.port, 0, 65_535);
  const pool = createLabPool({ size: LABS });
  const closing = new AbortController();
  // The lab takes longer to get ready than the server: it starts first, and the server's code loads meanwhile.
  void warm(pool, closing.signal);
  try {
    const { startServer } = await import('../server.ts');
    const server = await startServer({ host: values.host, port, pool, diagnose: examine });
    process.stdout.write(`Slowwire is at ${server.url}\n`);
    if (values.open) openInBrowser(server.url);
    await stopSignal();
    await server.close();
    return EXIT.done;
  } catch (error) {
    if (!isListenError(error)) throw error;
    process.stderr.write(
      `cannot listen on ${values.host} port ${port}: ${error.message}; try --port\n`,
    );
    return EXIT.failed;
  } finally {
    closing.abort();
    await pool.close();
  }
}

/** The page is usable before a lab is warm, and without one; the terminal then says why. */
async function warm(pool: LabPool, closing: AbortSignal): Promise<void> {
  const failure = await pool.warm().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (closing.aborted) return;
  const diagnosis = await examine();
  if (!diagnosis.ok) process.stderr.write(diagnosisText(diagnosis));
  else if (failure !== null) process.stderr.write(`no lab is ready: ${failure}\n`);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function isListenError(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error &&
    'syscall' in error &&
    (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
  );
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

function openInBrowser(url: string): void {
  const [command = 'xdg-open', ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', () => process.stderr.write(`no browser could be opened; visit ${url}\n`));
  child.unref();
}
