/** Who is who on the wire: addresses and names follow from a host's place in the run. */

import type { HostInfo } from '#core/event.ts';
import type { RunSpec } from './run-spec.ts';

const MTU_BYTES = 1500;

/** IPv4 address of the host at `index` (from 0): 10.0.0.1, 10.0.0.2 and on. */
export function addressOf(index: number): string {
  return `10.0.0.${index + 1}`;
}

/** MAC address: locally administered, and the host's number to read: 02:00:00:00:00:01. */
export function macOf(index: number): string {
  return `02:00:00:00:00:${(index + 1).toString(16).padStart(2, '0')}`;
}

/** The hosts of a run as its log presents them. */
export function hostInfos(spec: RunSpec): HostInfo[] {
  return spec.hosts.map(({ name, file, source }, index) => ({
    name,
    address: addressOf(index),
    // What the kernel derives from the MAC (RFC 4291 appendix A), valid on the link.
    address6: spec.ipv6 ? `fe80::ff:fe00:${index + 1}` : null,
    mac: macOf(index),
    mtuBytes: MTU_BYTES,
    program: { file, source },
  }));
}
