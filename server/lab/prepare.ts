/** Gives the hosts of a run their fresh networks, all or none. */

import { addressOf, hostInfos, macOf } from './addresses.ts';
import type { Prepare } from './host-messages.ts';
import type { HostThread, Prepared } from './host-thread.ts';
import * as libc from './libc.ts';
import { ofHost } from './of-host.ts';
import type { RunSpec } from './run-spec.ts';

/**
 * Prepares one thread for each host of the run, in address order.
 *
 * @throws Error where a namespace, TAP or socket is refused; nothing stays open.
 */
export async function prepareHosts(
  spec: RunSpec,
  threads: readonly HostThread[],
): Promise<readonly Prepared[]> {
  const results = await Promise.allSettled(
    prepareOrders(spec).map((order, i) => ofHost(threads, i).prepare(order)),
  );
  const prepared = results.flatMap((result) =>
    result.status === 'fulfilled' ? [result.value] : [],
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return prepared;
  for (const { tap, diag } of prepared) [tap, diag].forEach((fd) => libc.close(fd));
  throw failed.reason;
}

function prepareOrders(spec: RunSpec): Prepare[] {
  const { ipv6, sysctls } = spec;
  const nodes = spec.hosts.map((_, i) => ({ address: addressOf(i), mac: macOf(i) }));
  return hostInfos(spec).map(({ address, mac, mtuBytes }) => {
    const neighbours = nodes.filter((node) => node.address !== address);
    return { type: 'prepare', interface: { address, mac, mtuBytes, neighbours }, ipv6, sysctls };
  });
}
