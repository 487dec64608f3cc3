/** Composes a server: catalogue, runs, HTTP and the stream on one port. */

import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createGuard, inUrl } from './http/guard.ts';
import { createApp } from './http.ts';
import type { LabPool } from './lab/client.ts';
import type { Diagnosis } from './lab/doctor.ts';
import { PACKAGE_ROOT } from './root.ts';
import { Orchestrator } from './runs/orchestrator.ts';
import { RunStore } from './runs/store.ts';
import { loadCatalogue } from './scenarios/catalogue.ts';
import { attachStream } from './stream.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Stays the caller's, to close after the server. */
  readonly pool: LabPool;
  readonly diagnose: () => Promise<Diagnosis>;
  /** Folder of the built page; default `dist/web`. */
  readonly webRoot?: string;
}

export interface RunningServer {
  /** Where a browser finds it, without a slash at the end. */
  readonly url: string;
  /** Cuts off readers and stops listening. */
  close(): Promise<void>;
}

const KEEP = { runs: 200, bytes: 256 * 1024 * 1024 };

/** Listens, or throws what `listen` reports. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, pool, webRoot = join(PACKAGE_ROOT, 'dist/web') } = options;
  const catalogue = await loadCatalogue();
  const diagnose = rememberSuccess(options.diagnose);
  const orchestrator = new Orchestrator({
    pool,
    catalogue,
    diagnose,
    store: new RunStore(KEEP),
    randomSeed: () => randomInt(2 ** 32),
    newId: () => randomBytes(8).toString('hex'),
    maxUnfinished: 32,
    maxLogBytes: 128 * 1024 * 1024,
  });
  const server = createServer();
  const guard = createGuard({ host, port: () => (server.address() as AddressInfo).port });
  server.on('request', createApp({ catalogue, diagnose, orchestrator, guard, webRoot }));
  const cutOffReaders = attachStream({ server, orchestrator, guard });
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    cutOffReaders();
    throw error;
  }
  return {
    url: `http://${urlHost(host)}:${(server.address() as AddressInfo).port}`,
    close: async () => {
      cutOffReaders();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A machine that could run a lab still can; one that could not may have been mended. */
function rememberSuccess(diagnose: () => Promise<Diagnosis>): () => Promise<Diagnosis> {
  let known: Diagnosis | null = null;
  return async () => {
    if (known) return known;
    const diagnosis = await diagnose();
    if (diagnosis.ok) known = diagnosis;
    return diagnosis;
  };
}

function urlHost(host: string): string {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : inUrl(host);
}
