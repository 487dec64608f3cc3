/** The built server as a process of its own on a free port, for browser tests and benches. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../server/root.ts';

const MAIN = join(PACKAGE_ROOT, 'dist/server/main.js');

export interface Served {
  /** The address it prints, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Ends it; resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts the server and waits until it listens.
 *
 * @throws Error with what it printed, where it ends instead.
 */
export async function startServed(): Promise<Served> {
  const server = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      const found = /http:\S+/.exec(text)?.[0];
      if (found) resolve(found.replace(/\/$/, ''));
    });
    server.once('close', (code) => reject(new Error(`the server ended (${code}): ${text}`)));
  });
  const stop = async () => {
    server.kill('SIGTERM');
    await gone;
  };
  return { url, stop };
}
