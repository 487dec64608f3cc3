/** Reads of a frame what rules ask for: cheap, and into one object that serves every frame. */

import { u16, u8 } from '../bytes.ts';
import { TCP_FLAGS } from '../summary.ts';
import { Headers, TCP, UDP } from '../walk/headers.ts';
import { walkFrame } from '../walk/link.ts';
import type { Feature, FrameKind } from './rule.ts';

const LINKTYPE_ETHERNET = 1;
const ETHERNET_BYTES = 14;
const IPV6_HEADER_BYTES = 40;
const ETHERTYPE = { ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd } as const;
const PROTOCOL = { icmp: 1, fragment: 44, icmpv6: 58 } as const;
const MAC_BYTES = 6;

const { syn, ack, fin, rst } = TCP_FLAGS;

const FLAG_OF: Readonly<Partial<Record<Feature, number>>> = {
  FIN: TCP_FLAGS.fin,
  SYN: TCP_FLAGS.syn,
  RST: TCP_FLAGS.rst,
  PSH: TCP_FLAGS.psh,
  ACK: TCP_FLAGS.ack,
  URG: TCP_FLAGS.urg,
  ECE: TCP_FLAGS.ece,
  CWR: TCP_FLAGS.cwr,
};

export class FrameReader {
  readonly headers = new Headers();
  private frame: Uint8Array = new Uint8Array(0);
  private etherType = 0;
  /** The IP header's protocol field; 0 where there is no IP. */
  private protocol = 0;

  /** Turns to an Ethernet frame; everything asked from here on is about it. */
  read(frame: Uint8Array): void {
    this.frame = frame;
    this.etherType = u16(frame, 12);
    const isIpv6 = this.etherType === ETHERTYPE.ipv6;
    this.protocol = isIpv6 ? u8(frame, 20) : this.etherType === ETHERTYPE.ipv4 ? u8(frame, 23) : 0;
    this.headers.begin(frame, frame.length, frame.length);
    walkFrame(this.headers, 0, LINKTYPE_ETHERNET);
  }

  /** A TCP segment of its own, not one quoted by an ICMP error. */
  get isSegment(): boolean {
    return this.headers.protocol === TCP && !this.headers.isQuoted;
  }

  get isDatagram(): boolean {
    return this.headers.protocol === UDP && !this.headers.isQuoted;
  }

  get isDataSegment(): boolean {
    return this.isSegment && this.headers.payloadLengthBytes > 0;
  }

  /** The IP packet's length, bytes; of other frames, all behind the Ethernet header. */
  get packetBytes(): number {
    if (this.etherType === ETHERTYPE.ipv4) return u16(this.frame, 16);
    if (this.etherType === ETHERTYPE.ipv6) return IPV6_HEADER_BYTES + u16(this.frame, 18);
    return this.frame.length - ETHERNET_BYTES;
  }

  /** The first bit of the data, or the frame's last where it carries none; 0 is the first bit on the wire. */
  get tenderBit(): number {
    const { payloadLengthBytes, isQuoted } = this.headers;
    const end = Math.min(this.frame.length, ETHERNET_BYTES + this.packetBytes);
    const hasData = !isQuoted && this.headers.protocol !== 0 && payloadLengthBytes > 0;
    return hasData ? 8 * (end - payloadLengthBytes) : 8 * end - 1;
  }

  /** Whether it goes to `mac`, or to everyone. */
  isTo(mac: Uint8Array): boolean {
    // The lowest bit of the first octet marks a group (IEEE 802-2014 §8.2.2).
    if ((u8(this.frame, 0) & 1) !== 0) return true;
    for (let i = 0; i < MAC_BYTES; i++) if (this.frame[i] !== mac[i]) return false;
    return true;
  }

  is(kind: FrameKind): boolean {
    const { flags } = this.headers;
    switch (kind) {
      case 'anything':
        return true;
      case 'segment':
        return this.isSegment;
      case 'data segment':
        return this.isDataSegment;
      case 'SYN':
        return this.isSegment && (flags & (syn | ack)) === syn;
      case 'SYN-ACK':
        return this.isSegment && (flags & (syn | ack)) === (syn | ack);
      case 'ACK':
        return this.isSegment && (flags & (syn | ack | fin | rst)) === ack && !this.isDataSegment;
      case 'FIN':
        return this.isSegment && (flags & fin) !== 0;
      case 'RST':
        return this.isSegment && (flags & rst) !== 0;
      case 'datagram':
        return this.isDatagram;
      case 'fragment':
        return this.isFragment;
      case 'ICMP':
        return this.protocol === PROTOCOL.icmp || this.protocol === PROTOCOL.icmpv6;
      case 'ARP':
        return this.etherType === ETHERTYPE.arp;
    }
  }

  has(feature: Feature): boolean {
    if (feature === 'data') {
      return this.isDataSegment || (this.isDatagram && this.headers.payloadLengthBytes > 0);
    }
    if (!this.isSegment) return false;
    if (feature === 'SACK') return this.headers.sackCount > 0;
    return (this.headers.flags & (FLAG_OF[feature] ?? 0)) !== 0;
  }

  private get isFragment(): boolean {
    // RFC 791 §3.1: more fragments, or an offset.
    if (this.etherType === ETHERTYPE.ipv4) return (u16(this.frame, 20) & 0x3fff) !== 0;
    return this.protocol === PROTOCOL.fragment;
  }
}
