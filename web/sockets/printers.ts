/** How `ss -tuanoi` (iproute2) and `netstat -tuano` (net-tools) print a socket: columns, names of states, timers. */

import type { TimerName } from '#core/frame-event.ts';
import type { SocketState, TcpState } from '#core/socket-event.ts';
import type { Countdown } from './countdown.ts';
import type { SocketReport } from './socket-history.ts';

/** A value as it is printed, and what tells whether it has changed. */
export interface Value {
  readonly name: string;
  readonly text: string;
  readonly compared: string | number;
}

export interface Printer {
  readonly command: string;
  /** The head of each column, in order: its value's name, and the tool's own words. */
  readonly heads: readonly (readonly [name: string, head: string])[];
  /** A value per column. The countdown gives a running timer's rest; what is compared is the timer itself. */
  columns(report: SocketReport, countdown: Countdown | null): readonly Value[];
  /** The second line, `name:value`; empty where the tool prints none. */
  info(report: SocketReport): readonly Value[];
}

export const PRINTER_NAMES = ['ss', 'netstat'] as const;
export type PrinterName = (typeof PRINTER_NAMES)[number];

/** sock_diag names timers so for both tools: `on` is any timer that sends again, the loss probe among them. */
const TIMERS: Readonly<Record<TimerName, string>> = {
  retransmission: 'on',
  'loss-probe': 'on',
  'delayed-ack': 'on',
  persist: 'persist',
  keepalive: 'keepalive',
  'time-wait': 'timewait',
  other: 'unknown',
};

const ss: Printer = {
  command: 'ss -tuanoi',
  heads: [
    ['protocol', 'Netid'],
    ['state', 'State'],
    ['receive', 'Recv-Q'],
    ['send', 'Send-Q'],
    ['local', 'Local Address:Port'],
    ['remote', 'Peer Address:Port'],
    ['timer', 'Process'],
  ],
  columns: (report, countdown) =>
    columns(report, {
      state: ssState(report.event.state),
      timer: countdown
        ? `timer:(${TIMERS[countdown.name]},${ssTime(countdown.leftUs)},${retransmits(report)})`
        : '',
    }),
  info: ({ event }) => {
    if (event.protocol === 'udp') return [number('drops', event.drops)];
    return event.tcp ? tcpInfo(event.tcp) : [];
  },
};

const netstat: Printer = {
  command: 'netstat -tuano',
  heads: [
    ['protocol', 'Proto'],
    ['receive', 'Recv-Q'],
    ['send', 'Send-Q'],
    ['local', 'Local Address'],
    ['remote', 'Foreign Address'],
    ['state', 'State'],
    ['timer', 'Timer'],
  ],
  columns: (report, countdown) =>
    columns(report, {
      state: netstatState(report.event.state),
      timer: countdown
        ? `${TIMERS[countdown.name]} (${(countdown.leftUs / 1e6).toFixed(2)}/${retransmits(report)}/0)`
        : 'off (0.00/0/0)',
    }),
  info: () => [],
};

export const PRINTERS: Readonly<Record<PrinterName, Printer>> = { ss, netstat };

/** The same values in either tool, in an order of their own: a column finds its value by name. */
function columns(
  { event, timerSinceUs }: SocketReport,
  { state, timer }: { readonly state: string; readonly timer: string },
): readonly Value[] {
  const running = event.timer ? `${event.timer.name} ${timerSinceUs}` : '';
  return [
    { name: 'protocol', text: event.protocol, compared: '' },
    { name: 'state', text: state, compared: state },
    number('receive', event.receiveQueue),
    number('send', event.sendQueue),
    { name: 'local', text: event.local, compared: event.local },
    { name: 'remote', text: event.remote ?? '0.0.0.0:*', compared: event.remote ?? '' },
    { name: 'timer', text: timer, compared: running },
  ];
}

function tcpInfo(tcp: TcpState): readonly Value[] {
  const { ssthreshSegments: ssthresh, srttUs, rttvarUs } = tcp;
  const rtt = `${millis(srttUs)}/${millis(rttvarUs)}`;
  return [
    number('cwnd', tcp.cwndSegments),
    ...(ssthresh === null ? [] : [number('ssthresh', ssthresh)]),
    { name: 'rtt', text: rtt, compared: srttUs },
    { name: 'rto', text: millis(tcp.rtoUs), compared: tcp.rtoUs },
    number('mss', tcp.mssBytes),
    number('unacked', tcp.unackedSegments),
    number('notsent', tcp.notSentBytes),
    {
      name: 'retrans',
      text: `${tcp.retransmits}/${tcp.totalRetransmits}`,
      compared: tcp.retransmits + tcp.totalRetransmits,
    },
  ];
}

function number(name: string, value: number): Value {
  return { name, text: String(value), compared: value };
}

function retransmits({ event }: SocketReport): number {
  return event.tcp?.retransmits ?? 0;
}

/** ms with the digits that are there, as `ss` prints them: `200.318`, `0.05`. */
function millis(us: number): string {
  return String(us / 1000);
}

/** `184ms`, `1.2sec`, `58sec`. */
function ssTime(us: number): string {
  if (us < 1_000_000) return `${Math.ceil(us / 1000)}ms`;
  return us < 10_000_000 ? `${(us / 1e6).toFixed(1)}sec` : `${Math.round(us / 1e6)}sec`;
}

function ssState(state: SocketState): string {
  switch (state) {
    case 'ESTABLISHED':
      return 'ESTAB';
    case 'SYN_RECEIVED':
      return 'SYN-RECV';
    default:
      return state.replaceAll('_', '-');
  }
}

/** netstat(8) leaves a datagram socket's state blank. */
function netstatState(state: SocketState): string {
  switch (state) {
    case 'SYN_RECEIVED':
      return 'SYN_RECV';
    case 'FIN_WAIT_1':
      return 'FIN_WAIT1';
    case 'FIN_WAIT_2':
      return 'FIN_WAIT2';
    case 'UNCONN':
      return '';
    case 'CLOSED':
      return 'CLOSE';
    default:
      return state;
  }
}
