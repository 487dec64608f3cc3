/** A network namespace for the calling thread, quiet until someone speaks. */

import { writeFileSync } from 'node:fs';
import { CLONE_NEWNET, must } from './abi.ts';
import { unshare } from './libc.ts';

/** Enough for a host's sockets. */
const HASH_BUCKETS = 64;

/** What every host gets; `sysctls` of the run come after. */
const QUIET: Readonly<Record<string, string>> = {
  'net.ipv6.conf.all.disable_ipv6': '1',
  'net.ipv6.conf.default.disable_ipv6': '1',
  // Each run starts without memory of the last: RFC 9040's cached metrics would change its first window.
  'net.ipv4.tcp_no_metrics_save': '1',
};

/**
 * Moves the calling thread (only it) into a fresh network namespace; its former one goes
 * as soon as nothing refers to it.
 *
 * @throws Error naming the failed call or sysctl.
 */
export function enterNewNetwork(options: {
  ipv6: boolean;
  sysctls: Readonly<Record<string, string>>;
}): void {
  shrinkNextHashTables();
  must(unshare(CLONE_NEWNET), 'unshare(CLONE_NEWNET)');
  const disableIpv6 = options.ipv6 ? '0' : '1';
  const settings = {
    ...QUIET,
    'net.ipv6.conf.all.disable_ipv6': disableIpv6,
    'net.ipv6.conf.default.disable_ipv6': disableIpv6,
    ...options.sysctls,
  };
  for (const [name, value] of Object.entries(settings)) setSysctl(name, value);
}

/**
 * Has the namespace about to be made get small hash tables of its own, so that listing a host's few sockets
 * does not walk the machine's hundred thousand buckets. Kernels before 6.1 keep the shared tables.
 */
function shrinkNextHashTables(): void {
  for (const name of ['net.ipv4.tcp_child_ehash_entries', 'net.ipv4.udp_child_hash_entries']) {
    try {
      setSysctl(name, String(HASH_BUCKETS));
    } catch {
      // Only speed is lost: the shared tables work as well.
    }
  }
}

function setSysctl(name: string, value: string): void {
  try {
    writeFileSync(`/proc/sys/${name.replaceAll('.', '/')}`, value);
  } catch (cause) {
    if (name.startsWith('net.ipv6.') && isMissing(cause)) return; // A kernel without IPv6 is quiet already.
    throw new Error(`sysctl ${name} = ${value} was refused`, { cause });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
