/** Builds the bytes of transport headers; checksums are filled in by who knows the addresses. */

/** A TCP option to write. Unused room up to 32 bits is filled with end-of-list. */
export type OptionDescription =
  | { readonly type: 'nop' }
  | { readonly type: 'mss'; readonly bytes: number }
  | { readonly type: 'window-scale'; readonly shift: number }
  | { readonly type: 'sack-permitted' }
  | { readonly type: 'sack'; readonly blocks: readonly (readonly [number, number])[] }
  | { readonly type: 'timestamps'; readonly value: number; readonly echo: number }
  | { readonly type: 'fast-open'; readonly cookie: Uint8Array };

/** A TCP segment (RFC 9293 §3.1); numbers are raw. */
export interface TcpDescription {
  readonly type: 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly seq: number;
  readonly ack: number;
  /** The low twelve bits of the flags' word. */
  readonly flags: number;
  readonly window: number;
  readonly urgentPointer?: number;
  readonly options?: readonly OptionDescription[];
  readonly payload?: Uint8Array;
}

/** A UDP datagram (RFC 768). */
export interface UdpDescription {
  readonly type: 'udp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload?: Uint8Array;
}

/** An ICMP or ICMPv6 message: `rest` is the 32 bits after the checksum. */
export interface IcmpDescription {
  readonly type: 'icmp' | 'icmpv6';
  readonly icmpType: number;
  readonly code: number;
  readonly rest: number;
  readonly payload?: Uint8Array;
}

export type TransportDescription = TcpDescription | UdpDescription | IcmpDescription;

/** A transport header and its data, checksum 0, and where the checksum goes. */
export interface CraftedTransport {
  readonly bytes: Uint8Array;
  readonly protocol: number;
  readonly checksumAt: number;
  /** ICMP alone covers no addresses. */
  readonly hasPseudoHeader: boolean;
}

/** The transport part of a packet. */
export function craftTransport(description: TransportDescription): CraftedTransport {
  switch (description.type) {
    case 'tcp':
      return {
        bytes: craftTcp(description),
        protocol: 6,
        checksumAt: 16,
        hasPseudoHeader: true,
      };
    case 'udp':
      return { bytes: craftUdp(description), protocol: 17, checksumAt: 6, hasPseudoHeader: true };
    case 'icmp':
      return { bytes: craftIcmp(description), protocol: 1, checksumAt: 2, hasPseudoHeader: false };
    case 'icmpv6':
      return { bytes: craftIcmp(description), protocol: 58, checksumAt: 2, hasPseudoHeader: true };
  }
}

function craftTcp(segment: TcpDescription): Uint8Array {
  const options = (segment.options ?? []).flatMap(optionBytes);
  while (options.length % 4 !== 0) options.push(0);
  const headerBytes = 20 + options.length;
  const payload = segment.payload ?? new Uint8Array(0);
  const bytes = new Uint8Array(headerBytes + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, segment.sourcePort);
  view.setUint16(2, segment.destinationPort);
  view.setUint32(4, segment.seq);
  view.setUint32(8, segment.ack);
  view.setUint16(12, ((headerBytes / 4) << 12) | (segment.flags & 0xfff));
  view.setUint16(14, segment.window);
  view.setUint16(18, segment.urgentPointer ?? 0);
  bytes.set(options, 20);
  bytes.set(payload, headerBytes);
  return bytes;
}

function optionBytes(option: OptionDescription): readonly number[] {
  switch (option.type) {
    case 'nop':
      return [1];
    case 'mss':
      return [2, 4, option.bytes >> 8, option.bytes & 0xff];
    case 'window-scale':
      return [3, 3, option.shift];
    case 'sack-permitted':
      return [4, 2];
    case 'sack':
      return [5, 2 + 8 * option.blocks.length, ...option.blocks.flat().flatMap(word)];
    case 'timestamps':
      return [8, 10, ...word(option.value), ...word(option.echo)];
    case 'fast-open':
      return [34, 2 + option.cookie.length, ...option.cookie];
  }
}

function craftUdp(datagram: UdpDescription): Uint8Array {
  const payload = datagram.payload ?? new Uint8Array(0);
  const bytes = new Uint8Array(8 + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, datagram.sourcePort);
  view.setUint16(2, datagram.destinationPort);
  view.setUint16(4, bytes.length);
  bytes.set(payload, 8);
  return bytes;
}

function craftIcmp(message: IcmpDescription): Uint8Array {
  const payload = message.payload ?? new Uint8Array(0);
  const bytes = new Uint8Array(8 + payload.length);
  bytes.set([message.icmpType, message.code]);
  new DataView(bytes.buffer).setUint32(4, message.rest);
  bytes.set(payload, 8);
  return bytes;
}

function word(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}
