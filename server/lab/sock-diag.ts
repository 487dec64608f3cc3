/** Asks the kernel for a namespace's sockets, as `ss` does. Source: sock_diag(7), linux/inet_diag.h, linux/tcp.h. */

import type { SocketState, TcpState } from '#core/socket-event.ts';
import { endpointText, ipv4Text, ipv6Text } from '#core/address-text.ts';
import {
  AF_INET6,
  AF_NETLINK,
  IPPROTO_TCP,
  IPPROTO_UDP,
  SOCK_CLOEXEC,
  SOCK_RAW,
  must,
} from './abi.ts';
import * as libc from './libc.ts';

const NETLINK_SOCK_DIAG = 4;
const SOCK_DIAG_BY_FAMILY = 20;
const NLM_F_REQUEST_DUMP = 0x301;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const NLMSG_HEADER_BYTES = 16;
const REQUEST_BYTES = NLMSG_HEADER_BYTES + 56;
const DIAG_MESSAGE_BYTES = 72;
const INET_DIAG_INFO = 2;
const INET_DIAG_SKMEMINFO = 7;
const SK_MEMINFO_DROPS = 8;
const REPLY_BYTES = 1 << 16;
/** Every state but TCP_BOUND_INACTIVE (bit 13, since 6.8): to list those the kernel walks the whole machine's bind table. */
const LISTED_STATES = 0x1fff;
const LISTENING = 1 << 10;
const INFINITE_SSTHRESH = 0x7fffffff;

/** include/net/tcp_states.h, by number. */
const STATES: readonly SocketState[] = [
  'CLOSED',
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECEIVED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'TIME_WAIT',
  'CLOSED',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
  'SYN_RECEIVED',
];

/** Which timer runs: linux/inet_diag.h `idiag_timer`. */
export type DiagTimer = 'none' | 'retransmission' | 'keepalive' | 'time-wait' | 'persist';
const TIMERS: readonly DiagTimer[] = [
  'none',
  'retransmission',
  'keepalive',
  'time-wait',
  'persist',
];

export interface DiagSocket {
  /** The kernel's own name for the socket, kept from SYN to TIME_WAIT. */
  readonly cookie: string;
  /** Inode of the descriptor, 0 where no program holds one. */
  readonly inode: number;
  readonly protocol: 'tcp' | 'udp';
  /** `address:port`. */
  readonly local: string;
  readonly remote: string | null;
  readonly state: SocketState;
  readonly receiveQueue: number;
  readonly sendQueue: number;
  readonly timer: DiagTimer;
  readonly timerMs: number;
  readonly drops: number;
  readonly tcp: TcpState | null;
}

/** A netlink socket in the calling thread's network namespace, usable from any thread. The caller closes it. */
export function openSockDiag(): number {
  const type = SOCK_RAW | SOCK_CLOEXEC;
  return must(libc.socket(AF_NETLINK, type, NETLINK_SOCK_DIAG), 'socket(NETLINK_SOCK_DIAG)');
}

/** Which sockets to list: listening ones lie in a table of the whole machine, which takes the kernel several times as long. */
export type Listed = 'all' | 'all-but-listeners';

/** The TCP and UDP sockets of the namespace that `fd` was opened in, for one address family. */
export function listSockets(fd: number, family: number, listed: Listed): DiagSocket[] {
  const tcpStates = listed === 'all' ? LISTED_STATES : LISTED_STATES & ~LISTENING;
  return [
    ...dump(fd, { family, protocol: IPPROTO_TCP, states: tcpStates }),
    ...dump(fd, { family, protocol: IPPROTO_UDP, states: LISTED_STATES }),
  ];
}

const reply = Buffer.alloc(REPLY_BYTES);

function dump(
  fd: number,
  wanted: { family: number; protocol: number; states: number },
): DiagSocket[] {
  const { family, protocol, states } = wanted;
  const request = Buffer.alloc(REQUEST_BYTES);
  request.writeUInt32LE(REQUEST_BYTES, 0);
  request.writeUInt16LE(SOCK_DIAG_BY_FAMILY, 4);
  request.writeUInt16LE(NLM_F_REQUEST_DUMP, 6);
  request.writeUInt8(family, 16);
  request.writeUInt8(protocol, 17);
  const attribute = protocol === IPPROTO_TCP ? INET_DIAG_INFO : INET_DIAG_SKMEMINFO;
  request.writeUInt8(1 << (attribute - 1), 18);
  request.writeUInt32LE(states, 20);
  must(libc.send(fd, request, request.length, 0), 'sock_diag request');
  const sockets: DiagSocket[] = [];
  for (;;) {
    const lengthBytes = must(libc.recv(fd, reply, reply.length, 0), 'sock_diag reply');
    for (let at = 0; at + NLMSG_HEADER_BYTES <= lengthBytes;) {
      const messageBytes = reply.readUInt32LE(at);
      const type = reply.readUInt16LE(at + 4);
      if (type === NLMSG_DONE || type === NLMSG_ERROR) return sockets;
      const end = at + Math.max(NLMSG_HEADER_BYTES, messageBytes);
      sockets.push(readSocket(reply, at + NLMSG_HEADER_BYTES, end, protocol));
      at = (end + 3) & ~3;
    }
  }
}

/** `struct inet_diag_msg` and its attributes. */
function readSocket(bytes: Buffer, at: number, end: number, protocol: number): DiagSocket {
  const state = STATES[bytes.readUInt8(at + 1)] ?? 'CLOSED';
  const isTcp = protocol === IPPROTO_TCP;
  const info = findAttribute(bytes, at + DIAG_MESSAGE_BYTES, end, INET_DIAG_INFO);
  const memory = findAttribute(bytes, at + DIAG_MESSAGE_BYTES, end, INET_DIAG_SKMEMINFO);
  const remotePort = bytes.readUInt16BE(at + 6);
  return {
    cookie: bytes.toString('hex', at + 44, at + 52),
    inode: bytes.readUInt32LE(at + 68),
    protocol: isTcp ? 'tcp' : 'udp',
    local: endpoint(bytes, at, at + 8, bytes.readUInt16BE(at + 4)),
    remote: remotePort === 0 ? null : endpoint(bytes, at, at + 24, remotePort),
    state: isTcp ? state : state === 'ESTABLISHED' ? state : 'UNCONN',
    receiveQueue: bytes.readUInt32LE(at + 56),
    sendQueue: bytes.readUInt32LE(at + 60),
    timer: TIMERS[bytes.readUInt8(at + 2)] ?? 'none',
    timerMs: bytes.readUInt32LE(at + 52),
    drops:
      memory && memory.length > SK_MEMINFO_DROPS * 4
        ? memory.readUInt32LE(SK_MEMINFO_DROPS * 4)
        : 0,
    tcp: info && state !== 'LISTEN' ? readTcpInfo(info) : null,
  };
}

function endpoint(bytes: Buffer, message: number, address: number, port: number): string {
  const isIpv6 = bytes.readUInt8(message) === AF_INET6;
  const text = isIpv6 ? ipv6Text(bytes, address) : ipv4Text(bytes, address);
  return endpointText(text, port);
}

function findAttribute(bytes: Buffer, start: number, end: number, type: number): Buffer | null {
  for (let at = start; at + 4 <= end;) {
    const lengthBytes = Math.max(4, bytes.readUInt16LE(at));
    if (bytes.readUInt16LE(at + 2) === type) return bytes.subarray(at + 4, at + lengthBytes);
    at += (lengthBytes + 3) & ~3;
  }
  return null;
}

/** `struct tcp_info`; later kernels only append to it. */
function readTcpInfo(info: Buffer): TcpState {
  const field = (at: number) => (at + 4 <= info.length ? info.readUInt32LE(at) : 0);
  const ssthresh = field(76);
  return {
    cwndSegments: field(80),
    ssthreshSegments: ssthresh >= INFINITE_SSTHRESH ? null : ssthresh,
    mssBytes: field(16),
    srttUs: field(68),
    rttvarUs: field(72),
    rtoUs: field(8),
    retransmits: info.readUInt8(2),
    totalRetransmits: field(100),
    unackedSegments: field(24),
    notSentBytes: field(144),
  };
}
