/** What a dissection is made of: layers of fields, each field tied to its bytes, its meaning and its RFC. */

import type { ByteRange } from '../event-base.ts';

/** One plain line in both languages of the page. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** Bits `[start, end)` counted from the most significant bit of the field's first byte, as RFC diagrams count. */
export interface BitRange {
  readonly start: number;
  readonly end: number;
}

/** Numbers for integers and flags (1 or 0), text for addresses, lower-case hex for runs of bytes. */
export type FieldValue = number | string;

/** What never changes about a field. A protocol's table is a list of these; packets refer to them. */
export interface FieldSpec {
  /** Wireshark's display-filter name. */
  readonly key: string;
  readonly meaning: Bilingual;
  /** Where the field is defined, such as `RFC 9293 §3.1`. */
  readonly rfc: string;
  /** How many steps in from the layer it is shown; 0 where left out. */
  readonly depth?: number;
  /** The bits it takes where it is smaller than its bytes. */
  readonly bits?: BitRange;
  /** Names of values, for the text. */
  readonly names?: Readonly<Record<number, string>>;
  /** Hex digits of the text, for numbers read as hex. */
  readonly hexDigits?: number;
  /** Unit or explanation put after a number's text, such as `bytes`. */
  readonly unit?: string;
  /** What a step of a number in the bytes is worth, such as 4 bytes for a header length; left out for what was worked out. */
  readonly scale?: number;
}

/** One field of one packet. */
export interface Field {
  readonly key: string;
  readonly value: FieldValue;
  /** The value as a person reads it: `0x0800 (IPv4)`, `20 bytes`. */
  readonly text: string;
  /** Its bytes within the layer's buffer; empty for what was worked out and not read. */
  readonly range: ByteRange;
  readonly bits: BitRange | null;
  /** What a step of the number in its bytes is worth; null where the number was worked out and stands in no bytes. */
  readonly scale: number | null;
  readonly depth: number;
  readonly meaning: Bilingual;
  readonly rfc: string;
}

/** Which buffer a layer's ranges count in: the frame, or the datagram put together from fragments. */
export type LayerSource = 'frame' | 'reassembled';

export interface Layer {
  /** Wireshark's name of the protocol: `eth`, `ip`, `tcp`. */
  readonly protocol: ProtocolName;
  readonly title: Bilingual;
  /** The header's bytes. */
  readonly range: ByteRange;
  /** The bytes it carries for the next layer, padding left out. */
  readonly payload: ByteRange;
  readonly fields: readonly Field[];
  readonly source: LayerSource;
  /** True inside an ICMP error: the packet that is complained about, not the one that travels. */
  readonly isQuoted: boolean;
}

export type ProtocolName =
  | 'eth'
  | 'vlan'
  | 'ieee8021ad'
  | 'llc'
  | 'sll'
  | 'null'
  | 'raw'
  | 'arp'
  | 'ip'
  | 'ipv6'
  | 'ipv6.hopopts'
  | 'ipv6.dstopts'
  | 'ipv6.routing'
  | 'ipv6.fraghdr'
  | 'icmp'
  | 'icmpv6'
  | 'igmp'
  | 'tcp'
  | 'udp';

/** What can be wrong with bytes. `truncated`: the capture ends before the packet does; `malformed`: the packet contradicts itself. */
export type IssueCode =
  | 'truncated'
  | 'malformed'
  | 'bad-checksum'
  | 'bad-length'
  | 'unknown-link-type'
  | 'too-deep'
  | 'fragment-overlap';

/** Something wrong with bytes; what could be read is kept beside it. */
export interface Issue {
  readonly code: IssueCode;
  readonly message: Bilingual;
  readonly range: ByteRange;
}

export interface Dissection {
  readonly layers: readonly Layer[];
  readonly issues: readonly Issue[];
  /** The datagram put together, where this packet was its last missing fragment. */
  readonly reassembled: Uint8Array | null;
}

/** The text of a value: number with name, hex or unit; other values as they are. */
export function fieldText(spec: FieldSpec, value: FieldValue): string {
  if (typeof value !== 'number') return String(value);
  const digits =
    spec.hexDigits === undefined
      ? String(value)
      : `0x${value.toString(16).padStart(spec.hexDigits, '0')}`;
  const name = spec.names?.[value];
  if (name !== undefined) return `${digits} (${name})`;
  return spec.unit === undefined ? digits : `${digits} ${spec.unit}`;
}
