/** Refuses requests that a page elsewhere could have caused: Host and Origin must be ours. */

import { networkInterfaces } from 'node:os';
import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';

export interface GuardOptions {
  /** The name or address the server was told to listen on. */
  readonly host: string;
  /** The port it listens on; asked at each request, as it is known only after listening. */
  readonly port: () => number;
}

/** Throws AppError `forbidden-host` or `forbidden-origin` where a request is not ours. */
export type Guard = (request: Pick<IncomingMessage, 'headers'>) => void;

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Makes the guard of one server. A name that resolves to us but is not ours (DNS rebinding) fails by its Host;
 * a page of another site fails by its Origin. Programs that send no Origin pass.
 */
export function createGuard({ host, port }: GuardOptions): Guard {
  const names = new Set([...LOOPBACK, inUrl(host), ...ownAddresses(host)]);
  const isOurs = (authority: string): boolean => {
    const [, name, given] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(authority.toLowerCase()) ?? [];
    return name !== undefined && names.has(name) && Number(given ?? 80) === port();
  };
  return ({ headers }) => {
    if (!isOurs(headers.host ?? '')) {
      throw new AppError(
        'forbidden-host',
        `Host ${headers.host ?? '(none)'} is not this server; use http://localhost:${port()}`,
      );
    }
    const { origin } = headers;
    if (origin === undefined) return;
    if (!origin.startsWith('http://') || !isOurs(origin.slice('http://'.length))) {
      throw new AppError('forbidden-origin', `pages of ${origin} may not use this server`);
    }
  };
}

/** The address as it stands in a URL: IPv6 in brackets (RFC 3986 §3.2.2). */
export function inUrl(host: string): string {
  return host.includes(':') ? `[${host.toLowerCase()}]` : host.toLowerCase();
}

/** Where the server listens on every address, those of this machine. */
function ownAddresses(host: string): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  return Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map(({ address }) => inUrl(address)),
  );
}
