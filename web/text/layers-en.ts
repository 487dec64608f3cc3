/** The encapsulation view's words in English; `layers-zh.ts` is typed against them. */

import type { ProtocolName } from '#core/dissect/field.ts';
import type { LayerName } from '../layers/models.ts';

export const layersEn = {
  none: 'No packet has left yet: there is nothing to open.',
  openBytes: (name: string, bytes: number) => `${name}, ${bytes} bytes: show them among the bytes`,
  of: (packet: number) => `Packet ${packet} through the layers`,
  models: { osi: 'OSI, 7', five: 'TCP/IP, 5', four: 'TCP/IP, 4' },
  names: {
    application: 'application',
    presentation: 'presentation',
    session: 'session',
    transport: 'transport',
    network: 'network',
    internet: 'internet',
    link: 'link',
    physical: 'physical',
  } as Record<LayerName, string>,
  protocols: {
    eth: 'Ethernet',
    vlan: 'VLAN',
    ieee8021ad: '802.1ad',
    llc: 'LLC',
    sll: 'Linux cooked',
    null: 'loopback',
    raw: 'raw',
    arp: 'ARP',
    ip: 'IPv4',
    ipv6: 'IPv6',
    'ipv6.hopopts': 'hop-by-hop',
    'ipv6.dstopts': 'destination',
    'ipv6.routing': 'routing',
    'ipv6.fraghdr': 'fragment',
    icmp: 'ICMP',
    icmpv6: 'ICMPv6',
    igmp: 'IGMP',
    tcp: 'TCP',
    udp: 'UDP',
  } as Record<ProtocolName, string>,
  trailers: {
    'eth.padding': 'padding',
    'eth.trailer': 'trailer',
    'eth.fcs': 'FCS',
  } as Record<string, string>,
  carried: {
    data: 'data',
    message: 'message',
    part: 'part of a datagram',
    unread: 'bytes not read here',
  },
  down: (host: string) => `${host} puts headers on ↓`,
  up: (host: string) => `${host} takes them off ↑`,
  bits: (bytes: number) => `${bytes} bytes = ${(bytes * 8).toLocaleString('en')} bits`,
  header: (name: string, bytes: number) => `${name} header, ${bytes} bytes: open in Bytes`,
  takenOff: (name: string) => `${name}, taken off`,
  list: 'Layer by layer',
  open: 'Open by hand',
  back: 'One layer back',
  on: 'One layer on',
  follow: 'Follow the playhead',
  sides: { sender: 'down', wire: 'on the wire', receiver: 'up' },
  share: (headers: number, total: number, carried: number) =>
    carried === 0
      ? `All ${total} bytes are headers and frame; it carries no data.`
      : `${headers} of ${total} bytes are headers and frame (${percent(headers, total)}); ${carried} are what they carry.`,
  hands: {
    data: (bytes: number) =>
      `The program hands over ${bytes} bytes. They are for the program at the other end; no layer below looks into them.`,
    message: (bytes: number) => `${bytes} bytes of message, which the kernel itself has made.`,
    part: (bytes: number) => `${bytes} bytes of a larger datagram.`,
    unread: (bytes: number) => `${bytes} bytes that no layer known here reads.`,
  },
  gets: (bytes: number) => `${bytes} bytes are ready for the program: one datagram, one read.`,
  joins: (bytes: number) =>
    `${bytes} bytes join the stream that the program reads; where the segment ended is not kept.`,
  cut: 'The datagram is too large for one frame: IP has cut it, and this is one of the fragments.',
  adds: (name: string, bytes: number, fact: string) =>
    `${name} adds ${bytes} bytes${fact === '' ? '' : ` (${fact})`}.`,
  removes: (name: string, bytes: number) => `${name} takes its ${bytes} bytes off.`,
  trailer: (name: string, bytes: number) => `Behind it stand ${bytes} bytes of ${name}.`,
  onWire: (bits: string) =>
    `${bits} go over the wire. What a cable adds (preamble, check sequence) the card puts on and takes off: no capture sees it.`,
  altered:
    'The wire changed some of them on the way: the receiver gets other bytes than were sent.',
  otherBytes: (name: string) => `${name} is not as it was sent.`,
  refused:
    'The checksum does not fit: the kernel drops the packet here, and no layer above ever sees it.',
  lost: 'They were lost on the way: no layer of the receiver ever sees them.',
  fragments: {
    first: 'It is the first fragment: IP at the receiver keeps it until the others are there.',
    later: 'It is a later fragment, without a transport header: IP at the receiver keeps it.',
    completing: 'It is the fragment that was missing: IP puts the whole datagram together.',
  },
  purposes: {
    eth: 'It is for the next card on this link only; a router would replace it.',
    vlan: 'It tells switches which virtual network the frame belongs to.',
    arp: 'ARP rides in the frame without IP: it asks or tells which link address an IP address has.',
    ip: 'Every router on the way reads it, and the receiver’s IP.',
    ipv6: 'Every router on the way reads it, and the receiver’s IP.',
    'ipv6.fraghdr': 'It is for the receiver’s IP, which puts the fragments together.',
    icmp: 'It is for the receiver’s IP: a message from kernel to kernel, with no ports.',
    icmpv6: 'It is for the receiver’s IP: a message from kernel to kernel, with no ports.',
    tcp: 'It is for TCP at the other end: which socket, which bytes of the stream, what has arrived.',
    udp: 'It is for UDP at the other end: which socket, and how long the datagram is.',
    link: 'It is for the next station on this link only.',
    network: 'It is for IP, here and on the way.',
  } as Record<string, string>,
  readings: {
    eth: 'The card has compared the destination address with its own; the type says who gets the rest.',
    ip: 'The address is this host’s; the protocol number says who gets the rest.',
    ipv6: 'The address is this host’s; the next-header number says who gets the rest.',
    arp: 'The kernel keeps what it learned in its neighbour table.',
    icmp: 'The kernel itself acts on the message.',
    icmpv6: 'The kernel itself acts on the message.',
    tcp: 'The ports name the socket, the sequence number the place in its stream.',
    udp: 'The port names the socket; the datagram stays one piece.',
  } as Record<string, string>,
};

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / Math.max(1, whole))} %`;
}

export type LayersWords = typeof layersEn;
