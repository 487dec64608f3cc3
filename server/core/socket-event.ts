/** The events of the log that tell of kernel sockets. */

import type { HostName, Stamped } from './event-base.ts';
import type { TimerName } from './frame-event.ts';

/** TCP states by RFC 9293 §3.3.2 (names as `ss` prints them, with underscores), plus UNCONN for datagram sockets. */
export type SocketState =
  | 'CLOSED'
  | 'LISTEN'
  | 'SYN_SENT'
  | 'SYN_RECEIVED'
  | 'ESTABLISHED'
  | 'FIN_WAIT_1'
  | 'FIN_WAIT_2'
  | 'CLOSE_WAIT'
  | 'CLOSING'
  | 'LAST_ACK'
  | 'TIME_WAIT'
  | 'UNCONN';

/** What only a TCP socket has. Source: `struct tcp_info` (linux/tcp.h). */
export interface TcpState {
  /** Congestion window, segments. */
  readonly cwndSegments: number;
  /** Slow-start threshold in segments, or null while it is infinite. */
  readonly ssthreshSegments: number | null;
  readonly mssBytes: number;
  /** Smoothed round-trip time, µs; 0 before the first sample. */
  readonly srttUs: number;
  readonly rttvarUs: number;
  readonly rtoUs: number;
  /** Consecutive retransmissions of the segment at the head (`tcpi_retransmits`). */
  readonly retransmits: number;
  /** All retransmissions so far (`tcpi_total_retrans`). */
  readonly totalRetransmits: number;
  readonly unackedSegments: number;
  /** Bytes written by the program and not sent yet (`tcpi_notsent_bytes`). */
  readonly notSentBytes: number;
}

/** A kernel socket changed. `socket` names it for its lifetime; CLOSED is its last event. */
export interface SocketChanged extends Stamped {
  readonly type: 'socket';
  readonly host: HostName;
  readonly socket: string;
  /** The program's descriptor, or null for sockets the kernel still holds without one (TIME_WAIT, before accept). */
  readonly fd: number | null;
  readonly protocol: 'tcp' | 'udp';
  /** `address:port`, as `ss` prints it. */
  readonly local: string;
  readonly remote: string | null;
  readonly state: SocketState;
  /** Bytes the kernel holds for the program to read (for LISTEN: connections waiting for accept). */
  readonly receiveQueue: number;
  /** Bytes written and not yet acknowledged (for LISTEN: the backlog). */
  readonly sendQueue: number;
  /** The running timer and when it fires, µs since the run began. */
  readonly timer: { readonly name: TimerName; readonly firesAtUs: number } | null;
  /** Datagrams thrown away at this socket (UDP). */
  readonly drops: number;
  readonly tcp: TcpState | null;
}
