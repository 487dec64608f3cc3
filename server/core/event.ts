/**
 * The event log: the one contract between the lab, the server, recordings, the command line and the page.
 *
 * A run is an ordered list of events. `seq` is dense and starts at 0; `atUs` is integer microseconds
 * since the run began, from CLOCK_MONOTONIC, and never decreases along `seq`.
 */

/** A host's name in its run, such as `client`. */
export type HostName = string;

/** Half-open byte range `[start, end)`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A parameter's value, as it appears in JSON. */
export type ParamValue = string | number | boolean;

/** What the wire does to frames that one host sends. Times in µs; all choices come from the run's seed. */
export interface Impairment {
  /** Propagation delay, µs. */
  readonly delayUs: number;
  /** Uniform extra delay in `[-jitterUs, +jitterUs]`, never below 0 and never reordering by itself. */
  readonly jitterUs: number;
  /** Independent loss, percent of frames. */
  readonly lossPercent: number;
  /** Gilbert–Elliott bursts: chance per frame of entering and leaving the bad state, in which `lossPercent` of frames die. */
  readonly burst: {
    readonly enterPercent: number;
    readonly leavePercent: number;
    readonly lossPercent: number;
  } | null;
  /** Serialisation rate in kbit/s, or null for no limit. */
  readonly rateKbitPerS: number | null;
  /** Frames that may wait for the rate limiter before the queue drops from its tail. */
  readonly queueFrames: number;
}

/** The wire's settings, by sending host. */
export interface WireSettings {
  readonly from: Readonly<Record<HostName, Impairment>>;
}

export interface HostInfo {
  readonly name: HostName;
  /** IPv4 address, dotted. */
  readonly address: string;
  /** IPv6 address, or null where IPv6 is off. */
  readonly address6: string | null;
  readonly mac: string;
  readonly mtuBytes: number;
  /** The program as it runs, parameters filled in. */
  readonly program: { readonly file: string; readonly source: string };
}

interface Stamped {
  readonly seq: number;
  readonly atUs: number;
}

export interface RunStarted extends Stamped {
  readonly type: 'run';
  readonly phase: 'start';
  readonly scenario: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly seed: number;
  readonly hosts: readonly HostInfo[];
  readonly wire: WireSettings;
  /** `uname -r` of the kernel that answers. */
  readonly kernel: string;
  /** Wall clock at `atUs` 0, ISO 8601. */
  readonly startedAt: string;
}

export type Outcome = 'completed' | 'stopped' | 'failed' | 'timeout';

export interface RunEnded extends Stamped {
  readonly type: 'run';
  readonly phase: 'end';
  readonly outcome: Outcome;
  /** One sentence: why it ended so. */
  readonly message: string;
}

/** A host's program is about to execute a line (1-based). */
export interface LineReached extends Stamped {
  readonly type: 'line';
  readonly host: HostName;
  readonly line: number;
}

/** A socket call (or select, sleep) was entered. `call` is unique in the run. */
export interface CallEntered extends Stamped {
  readonly type: 'call';
  readonly host: HostName;
  readonly call: number;
  /** The Python name: `connect`, `send`, `accept`, `sleep`. */
  readonly name: string;
  /** The arguments as a person would write them, such as `('server', 8898)` or `b'one.'`. */
  readonly args: string;
  readonly fd: number | null;
  /** The program's line that called, or null where the caller is a library. */
  readonly line: number | null;
  /** For writes: the bytes offered, as a range of what this descriptor has written so far. */
  readonly bytes?: ByteRange;
}

/** The call `call` returned or raised. */
export interface CallLeft extends Stamped {
  readonly type: 'return';
  readonly host: HostName;
  readonly call: number;
  readonly name: string;
  /** The result as Python shows it (`6`, `b'hi'`), or null where it raised. */
  readonly result: string | null;
  /** The descriptor the call made (socket, accept), where it made one. */
  readonly newFd?: number;
  /** Where it raised: errno's name (`ECONNREFUSED`) or the exception's (`TimeoutError`), and the message. */
  readonly error?: { readonly name: string; readonly message: string };
  /** For reads: the bytes returned, as a range of what this descriptor has read so far; for writes: the bytes taken. */
  readonly bytes?: ByteRange;
}

export interface Output extends Stamped {
  readonly type: 'output';
  readonly host: HostName;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** The program's line that printed, where known. */
  readonly line: number | null;
}

/** The program waits for a line typed by a person. */
export interface InputAwaited extends Stamped {
  readonly type: 'input';
  readonly host: HostName;
  readonly prompt: string;
}

/** The host's program ended. `error` is set where it raised. */
export interface ProgramEnded extends Stamped {
  readonly type: 'exit';
  readonly host: HostName;
  readonly error: {
    /** Exception class and message, `ValueError: bad`. */
    readonly message: string;
    /** The program's line it was raised at (innermost frame of the program), or null. */
    readonly line: number | null;
    /** The traceback as Python prints it. */
    readonly traceback: string;
  } | null;
}

export type TimerName =
  'retransmission' | 'loss-probe' | 'delayed-ack' | 'persist' | 'keepalive' | 'time-wait' | 'other';

/** Why the kernel sent a frame; `unknown` in captures from elsewhere, which hold bytes and times only. */
export type Cause =
  | { readonly type: 'unknown' }
  | { readonly type: 'call'; readonly call: number }
  | { readonly type: 'packet'; readonly packet: number }
  | { readonly type: 'timer'; readonly timer: TimerName };

/** A frame left a host. `packet` numbers frames from 1 in the order they left. */
export interface FrameSent extends Stamped {
  readonly type: 'sent';
  readonly packet: number;
  readonly host: HostName;
  /** The Ethernet frame, base64 (RFC 4648 §4). */
  readonly bytes: string;
  readonly cause: Cause;
  /** What the bytes begin with (tcpdump.org/linktypes), where that is not Ethernet: frames of a capture from elsewhere. */
  readonly linkType?: number;
  /** Its length on the wire, where the capture kept fewer bytes of it. */
  readonly wireBytes?: number;
}

/** The frame was delivered to `host`'s network interface. */
export interface FrameArrived extends Stamped {
  readonly type: 'arrived';
  readonly packet: number;
  readonly host: HostName;
}

export type DropReason = 'loss' | 'burst-loss' | 'queue' | 'rule' | 'hand' | 'mtu' | 'down';

/** The frame will not reach `host`. `atUs` is when the wire decided; `willHaveArrivedUs` when it would have got there. */
export interface FrameDropped extends Stamped {
  readonly type: 'dropped';
  readonly packet: number;
  readonly host: HostName;
  readonly reason: DropReason;
  /** One plain phrase for a log, such as `loss 20 %: drew 0.137`. */
  readonly detail: string;
  /** When it would have arrived, µs since the run began. */
  readonly wouldArriveUs: number;
}

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

/** The wire's settings changed. */
export interface WireChanged extends Stamped {
  readonly type: 'wire';
  readonly wire: WireSettings;
}

export type RunEvent =
  | RunStarted
  | RunEnded
  | LineReached
  | CallEntered
  | CallLeft
  | Output
  | InputAwaited
  | ProgramEnded
  | FrameSent
  | FrameArrived
  | FrameDropped
  | SocketChanged
  | WireChanged;

/** An event before the log has given it its place. */
export type Unstamped<E extends RunEvent = RunEvent> = E extends RunEvent
  ? Omit<E, 'seq' | 'atUs'>
  : never;
