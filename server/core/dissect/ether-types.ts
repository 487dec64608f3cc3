/** EtherTypes (IEEE 802 Numbers, IANA): names, and which dissector reads each. */

import type { DissectorName, Step } from './step.ts';
import type { Span } from './walk.ts';

/** Names for a person. */
export const ETHER_TYPES: Readonly<Record<number, string>> = {
  0x0800: 'IPv4',
  0x0806: 'ARP',
  0x8035: 'RARP',
  0x8100: '802.1Q VLAN',
  0x86dd: 'IPv6',
  0x8808: 'MAC control',
  0x8809: 'Slow protocols',
  0x8847: 'MPLS',
  0x8863: 'PPPoE discovery',
  0x8864: 'PPPoE session',
  0x888e: '802.1X',
  0x88a8: '802.1ad Q-in-Q',
  0x88cc: 'LLDP',
  0x88f7: 'PTP',
  0x9000: 'Loopback test',
  0x9100: 'Q-in-Q (older)',
};

const DISSECTORS: Readonly<Record<number, DissectorName>> = {
  0x0800: 'ip',
  0x0806: 'arp',
  0x8035: 'arp',
  0x8100: 'vlan',
  0x86dd: 'ipv6',
  0x88a8: 'ieee8021ad',
  0x9100: 'vlan',
};

/** Where a frame of this EtherType goes on, or null where no dissector reads it. */
export function etherTypeStep(etherType: number, span: Span): Step | null {
  const dissector = DISSECTORS[etherType];
  return dissector === undefined ? null : { dissector, span };
}
