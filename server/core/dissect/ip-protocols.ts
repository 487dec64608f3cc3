/** IP protocol numbers (IANA Protocol Numbers): names, and which dissector reads each. */

import type { DissectorName, Step } from './step.ts';
import type { Span } from './walk.ts';

/** Names for a person. */
export const IP_PROTOCOLS: Readonly<Record<number, string>> = {
  0: 'IPv6 Hop-by-Hop Options',
  1: 'ICMP',
  2: 'IGMP',
  4: 'IPv4',
  6: 'TCP',
  17: 'UDP',
  33: 'DCCP',
  41: 'IPv6',
  43: 'IPv6 Routing',
  44: 'IPv6 Fragment',
  46: 'RSVP',
  47: 'GRE',
  50: 'ESP',
  51: 'AH',
  58: 'ICMPv6',
  59: 'IPv6 No Next Header',
  60: 'IPv6 Destination Options',
  88: 'EIGRP',
  89: 'OSPF',
  103: 'PIM',
  112: 'VRRP',
  132: 'SCTP',
  135: 'Mobility',
  136: 'UDP-Lite',
  139: 'HIP',
  140: 'Shim6',
};

/** Extension headers belong to IPv6 (RFC 8200 §4); under IPv4 they are nonsense that can be read all the same. */
const DISSECTORS: Readonly<Record<number, DissectorName>> = {
  0: 'ipv6.hopopts',
  1: 'icmp',
  2: 'igmp',
  4: 'ip',
  6: 'tcp',
  17: 'udp',
  41: 'ipv6',
  43: 'ipv6.routing',
  44: 'ipv6.fraghdr',
  58: 'icmpv6',
  60: 'ipv6.dstopts',
};

/** Where a packet of this protocol goes on, or null where no dissector reads it. */
export function ipProtocolStep(protocol: number, span: Span): Step | null {
  const dissector = DISSECTORS[protocol];
  return dissector === undefined ? null : { dissector, span };
}
