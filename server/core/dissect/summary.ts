/** A ladder's label from a dissection, for links that are not Ethernet: the same shape as `summarise` gives. */

import type { FrameSummary, TcpSummary } from '../summary.ts';
import type { Dissection, Field, Layer } from './field.ts';

/** Addresses, ports and TCP's numbers of the innermost packet that is not quoted by another. */
export function summariseDissection(dissection: Dissection): FrameSummary {
  const layers = dissection.layers.filter((layer) => !layer.isQuoted);
  const network = layers.findLast(({ protocol }) => protocol === 'ip' || protocol === 'ipv6');
  const ends = network ?? layers.findLast(({ protocol }) => protocol === 'eth');
  const last = layers.at(-1);
  const protocol = PROTOCOLS.find((name) => name === last?.protocol);
  const transport = protocol === 'tcp' || protocol === 'udp' ? last : undefined;
  return {
    protocol: protocol ?? (network === undefined ? 'other' : 'ip'),
    source: text(ends, `${ends?.protocol ?? ''}.src`),
    destination: text(ends, `${ends?.protocol ?? ''}.dst`),
    sourcePort: number(transport, `${protocol ?? ''}.srcport`),
    destinationPort: number(transport, `${protocol ?? ''}.dstport`),
    payload: last?.payload ?? { start: 0, end: 0 },
    tcp: protocol === 'tcp' && last !== undefined ? tcpSummary(last) : null,
    fragment:
      network?.protocol === 'ip' && dissection.reassembled === null ? fragment(network) : null,
  };
}

const PROTOCOLS = ['tcp', 'udp', 'icmp', 'icmpv6', 'igmp', 'arp'] as const;

function tcpSummary(layer: Layer): TcpSummary {
  const left = numbers(layer, 'tcp.options.sack_le');
  const right = numbers(layer, 'tcp.options.sack_re');
  return {
    sourcePort: number(layer, 'tcp.srcport') ?? 0,
    destinationPort: number(layer, 'tcp.dstport') ?? 0,
    seq: number(layer, 'tcp.seq_raw') ?? 0,
    ack: number(layer, 'tcp.ack_raw') ?? 0,
    flags: (number(layer, 'tcp.flags') ?? 0) & 0xff,
    window: number(layer, 'tcp.window_size_value') ?? 0,
    mssBytes: number(layer, 'tcp.options.mss_val'),
    sackBlocks: right.map((end, i) => [left[i] ?? 0, end] as const),
  };
}

function fragment(layer: Layer): FrameSummary['fragment'] {
  const offsetBytes = (number(layer, 'ip.frag_offset') ?? 0) * 8;
  const moreFollow = number(layer, 'ip.flags.mf') === 1;
  return offsetBytes > 0 || moreFollow ? { offsetBytes, moreFollow } : null;
}

function find(layer: Layer | undefined, key: string): Field | undefined {
  return layer?.fields.find((field) => field.key === key);
}

function text(layer: Layer | undefined, key: string): string {
  return String(find(layer, key)?.value ?? '');
}

function number(layer: Layer | undefined, key: string): number | null {
  const value = find(layer, key)?.value;
  return typeof value === 'number' ? value : null;
}

function numbers(layer: Layer, key: string): readonly number[] {
  return layer.fields.filter((field) => field.key === key).map(({ value }) => Number(value));
}
