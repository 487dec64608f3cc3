/** What a header says to its reader, in one short line of values. */

import type { Layer } from '#core/dissect/index.ts';

/** `40112 → 8898`, `10.0.0.1 → 10.0.0.2, TTL 64`; empty where the protocol has nothing so short to say. */
export function factOf(layer: Layer): string {
  const value = (key: string): string | null => {
    const field = layer.fields.find((one) => one.key === key);
    return field === undefined ? null : String(field.value);
  };
  const pair = (from: string, to: string): string | null => {
    const [source, destination] = [value(from), value(to)];
    return source === null || destination === null ? null : `${source} → ${destination}`;
  };
  const named = (name: string, key: string): string | null => {
    const text = value(key);
    return text === null ? null : `${name} ${text}`;
  };
  const text = (key: string): string | null =>
    layer.fields.find((one) => one.key === key)?.text ?? null;
  return factsOf(layer, { pair, named, text })
    .filter((fact) => fact !== null)
    .join(', ');
}

interface Reader {
  /** Two fields with an arrow between them. */
  pair(from: string, to: string): string | null;
  /** A field with a name before it. */
  named(name: string, key: string): string | null;
  /** A field as a person reads it. */
  text(key: string): string | null;
}

function factsOf({ protocol }: Layer, { pair, named, text }: Reader): readonly (string | null)[] {
  switch (protocol) {
    case 'eth':
      return [pair('eth.src', 'eth.dst')];
    case 'vlan':
    case 'ieee8021ad':
      return [named('ID', `${protocol}.id`)];
    case 'arp':
      return [text('arp.opcode'), pair('arp.src.proto_ipv4', 'arp.dst.proto_ipv4')];
    case 'ip':
      return [pair('ip.src', 'ip.dst'), named('TTL', 'ip.ttl')];
    case 'ipv6':
      return [pair('ipv6.src', 'ipv6.dst'), named('hop limit', 'ipv6.hlim')];
    case 'icmp':
      return [text('icmp.type')];
    case 'icmpv6':
      return [text('icmpv6.type')];
    case 'tcp':
      return [pair('tcp.srcport', 'tcp.dstport'), named('seq', 'tcp.seq_raw')];
    case 'udp':
      return [pair('udp.srcport', 'udp.dstport')];
    default:
      return [];
  }
}
