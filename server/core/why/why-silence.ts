/** Why does this host send nothing at this moment? */

import type { CallEntered } from '../program-event.ts';
import type { HostName } from '../event-base.ts';
import type { SocketChanged, TcpState } from '../socket-event.ts';
import type { LogIndex } from './log-index.ts';
import type { Phrase } from './phrase.ts';
import { durationText, fill } from './phrase.ts';
import type { SilenceReason } from './silence-phrases.ts';
import { SILENCE_PHRASES } from './silence-phrases.ts';
import { whereText } from './why-packet.ts';

/** The reason's key, for icons and tests, beside the sentence. */
export interface Silence extends Phrase {
  readonly reason: SilenceReason;
}

/**
 * The reason that holds `host` back at `atUs`, the most telling first: data that may not leave, an answer that is
 * awaited, an ACK that is delayed, a program that blocks.
 */
export function whySilence(log: LogIndex, atUs: number, host: HostName): Silence {
  const sockets = log.socketsAt(host, atUs).filter((socket) => socket.protocol === 'tcp');
  const call = blockingCall(log, atUs, host);
  const stand = log.standAt(host, atUs);
  const moment = { host, atUs, call, line: stand?.line ?? 0 };
  const standing: Finder = () => (stand === null ? null : 'stands');
  for (const find of [heldBack, awaited, standing, blockedOr(call), lingering]) {
    for (const socket of sockets) {
      const reason = find(log, socket, atUs);
      if (reason !== null) return silence(log, reason, socket, moment);
    }
  }
  const ended = log.exitBy(host, atUs) !== null;
  const running = call !== null ? 'blocked' : ended ? 'ended' : 'busy';
  return silence(log, stand === null ? running : 'stands', null, moment);
}

interface Moment {
  readonly host: HostName;
  readonly atUs: number;
  /** The call that the program is in. */
  readonly call: CallEntered | null;
  /** The line it is held before; 0 where it is not. */
  readonly line: number;
}

type Finder = (log: LogIndex, socket: SocketChanged, atUs: number) => SilenceReason | null;

/** Bytes wait in the send buffer: which of the three limits keeps them there? */
function heldBack(log: LogIndex, socket: SocketChanged, atUs: number): SilenceReason | null {
  const { tcp } = socket;
  if (tcp === null || tcp.notSentBytes === 0 || socket.state === 'SYN_SENT') return null;
  const inFlightBytes = socket.sendQueue - tcp.notSentBytes;
  const windowBytes = peerWindow(log, socket, atUs);
  if (windowBytes === 0) return socket.timer?.name === 'persist' ? 'persist' : 'windowClosed';
  if (tcp.unackedSegments >= tcp.cwndSegments) return 'cwnd';
  if (windowBytes !== null && windowBytes - inFlightBytes < nextBytes(tcp)) return 'window';
  const isSmall = tcp.notSentBytes < tcp.mssBytes;
  return isSmall && tcp.unackedSegments > 0 && !isNoDelay(log, socket, atUs) ? 'nagle' : null;
}

function nextBytes(tcp: TcpState): number {
  return Math.min(tcp.notSentBytes, tcp.mssBytes);
}

/** The window that the peer's last segment to arrive advertised, bytes; null before any. */
function peerWindow(log: LogIndex, socket: SocketChanged, atUs: number): number | null {
  const port = portOf(socket.local);
  const arrival = log.lastArrival(
    socket.host,
    atUs,
    ({ summary }) => summary.tcp !== null && summary.destinationPort === port,
  );
  return arrival?.windowBytes ?? null;
}

/** TCP_NODELAY was switched on for this descriptor and not off again. */
function isNoDelay(log: LogIndex, socket: SocketChanged, atUs: number): boolean {
  const set = log.lastOption(
    socket.host,
    atUs,
    ({ fd, args }) => fd === socket.fd && /NODELAY/.test(args),
  );
  return /(True|[1-9]\d*)\)?$/.test(set?.args ?? '');
}

/** Something of this end's is under way, or owed. */
function awaited(_: LogIndex, socket: SocketChanged): SilenceReason | null {
  if (socket.state === 'SYN_SENT') return 'synSent';
  if (socket.timer?.name === 'delayed-ack') return 'delayedAck';
  return (socket.tcp?.unackedSegments ?? 0) > 0 ? 'unacknowledged' : null;
}

/** A program that waits for its peer says more than the state its socket is left in. */
function blockedOr(call: CallEntered | null): Finder {
  return (_, socket) => {
    if (call !== null && call.fd === socket.fd) return 'blocked';
    return socket.state === 'CLOSE_WAIT' ? 'closeWait' : null;
  };
}

function lingering(_: LogIndex, socket: SocketChanged): SilenceReason | null {
  if (socket.state === 'FIN_WAIT_2') return 'finWait';
  return socket.state === 'TIME_WAIT' ? 'timeWait' : null;
}

/** The call that the host's program is in. */
function blockingCall(log: LogIndex, atUs: number, host: HostName): CallEntered | null {
  const call = log.lastCall(host, atUs);
  return call === undefined || log.returnedBy(call.call, atUs) !== undefined ? null : call;
}

function silence(
  log: LogIndex,
  reason: SilenceReason,
  socket: SocketChanged | null,
  { host, atUs, call, line }: Moment,
): Silence {
  const phrase = fill(SILENCE_PHRASES[reason], {
    host,
    peer: peerName(log, socket?.remote ?? ''),
    bytes: socket?.tcp?.notSentBytes ?? 0,
    cwnd: socket?.tcp?.cwndSegments ?? 0,
    left: durationText(Math.max(0, (socket?.timer?.firesAtUs ?? atUs) - atUs)),
    call: call === null ? '' : `${call.name}()`,
    where: whereText(call ?? undefined),
    line,
    since: durationText(atUs - (call?.atUs ?? atUs)),
  });
  return { ...phrase, reason };
}

/** The other end's host by name, where the run knows it. */
function peerName(log: LogIndex, remote: string): string {
  const address = remote.slice(0, remote.lastIndexOf(':')).replace(/^\[|\]$/g, '');
  return log.hostOf(address) ?? remote;
}

function portOf(endpoint: string): number {
  return Number(endpoint.slice(endpoint.lastIndexOf(':') + 1));
}
