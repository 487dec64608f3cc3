/** A run's log, indexed for questions of cause: who did what last, and what each packet was. */

import { fromBase64 } from '../bytes.ts';
import type { HostInfo, RunEvent } from '../event.ts';
import type { CallEntered, CallLeft, ProgramEnded, ProgramPaused } from '../program-event.ts';
import type { HostName } from '../event-base.ts';
import type { FrameArrived, FrameDropped, FrameSent } from '../frame-event.ts';
import type { SocketChanged } from '../socket-event.ts';
import { ETHERNET } from '../link-header.ts';
import type { FrameSummary } from '../summary.ts';
import { summarise } from '../summary.ts';
import { Analyser } from '../tcp/analyser.ts';
import type { Finding } from '../tcp/findings.ts';
import type { Relative } from '../tcp/relative.ts';
import { RelativeNumbers } from '../tcp/relative.ts';
import { HostLog } from './host-log.ts';
import { type RuleDeed, RuleDeeds } from './rule-deeds.ts';

/** A packet with all that the log and the analyser know of it. */
export interface KnownPacket {
  readonly sent: FrameSent;
  readonly summary: FrameSummary;
  readonly relative: Relative | null;
  readonly findings: readonly Finding[];
  /** The window it advertises, bytes, scaled; 0 where it is no TCP segment. */
  readonly windowBytes: number;
  /** What became of it, once for each host it was meant for. */
  readonly fates: readonly (FrameArrived | FrameDropped)[];
}

type Entry = Omit<KnownPacket, 'fates'> & { readonly fates: (FrameArrived | FrameDropped)[] };

const US_PER_SECOND = 1_000_000;

/** Feed it a run's events in order; it may be asked at any time. */
export class LogIndex {
  readonly #packets = new Map<number, Entry>();
  readonly #calls = new Map<number, CallEntered>();
  readonly #returns = new Map<number, CallLeft>();
  readonly #hosts = new Map<HostName, HostLog>();
  readonly #numbers = new RelativeNumbers();
  readonly #analyser = new Analyser();
  readonly #deeds = new RuleDeeds();
  #hostInfo: readonly HostInfo[] = [];

  /** An index of a whole log. */
  static of(events: readonly RunEvent[]): LogIndex {
    const index = new LogIndex();
    for (const event of events) index.push(event);
    return index;
  }

  push(event: RunEvent): void {
    this.#deeds.push(event);
    switch (event.type) {
      case 'run':
        if (event.phase === 'start') this.#hostInfo = event.hosts;
        break;
      case 'call':
        this.#calls.set(event.call, event);
        this.#host(event.host).push(event);
        break;
      case 'return':
        this.#returns.set(event.call, event);
        break;
      case 'socket':
      case 'pause':
      case 'resume':
      case 'exit':
        this.#host(event.host).push(event);
        break;
      case 'sent':
        this.#pushSent(event);
        break;
      case 'arrived':
        this.#host(event.host).push(event);
        this.#packets.get(event.packet)?.fates.push(event);
        break;
      case 'dropped':
        this.#packets.get(event.packet)?.fates.push(event);
        break;
      default: // lines, output, input and the wire's settings explain no packet
        break;
    }
  }

  packet(packet: number): KnownPacket | undefined {
    return this.#packets.get(packet);
  }

  /** What the wire's rules did to it, as far as `eventCount` events tell. */
  ruleDeeds(packet: number, eventCount: number): readonly RuleDeed[] {
    return this.#deeds.of(packet, eventCount);
  }

  /** Every packet, in the order they were sent. */
  packets(): KnownPacket[] {
    return [...this.#packets.values()];
  }

  call(call: number): CallEntered | undefined {
    return this.#calls.get(call);
  }

  /** The call's return, where it had returned by `atUs`. */
  returnedBy(call: number, atUs: number): CallLeft | undefined {
    const left = this.#returns.get(call);
    return left !== undefined && left.atUs <= atUs ? left : undefined;
  }

  /** The name of the host with this IP address. */
  hostOf(address: string): HostName | undefined {
    return this.#hostInfo.find((info) => info.address === address || info.address6 === address)
      ?.name;
  }

  /** The host's latest call entered by `atUs`. */
  lastCall(host: HostName, atUs: number): CallEntered | undefined {
    return this.#host(host).lastCall(atUs);
  }

  /** The host's latest `setsockopt` by `atUs` that `isMeant` agrees to. */
  lastOption(
    host: HostName,
    atUs: number,
    isMeant: (call: CallEntered) => boolean,
  ): CallEntered | undefined {
    return this.#host(host).lastOption(atUs, isMeant);
  }

  /** The latest packet to arrive at the host by `atUs` that `isMeant` agrees to. */
  lastArrival(
    host: HostName,
    atUs: number,
    isMeant: (packet: KnownPacket) => boolean,
  ): KnownPacket | undefined {
    const found = this.#host(host).lastArrival(atUs, ({ packet }) => {
      const known = this.packet(packet);
      return known !== undefined && isMeant(known);
    });
    return found && this.packet(found.packet);
  }

  /** Where the host's program is held at `atUs`; null where it is not. */
  standAt(host: HostName, atUs: number): ProgramPaused | null {
    return this.#host(host).standAt(atUs);
  }

  /** The program's end, where it had ended by `atUs`. */
  exitBy(host: HostName, atUs: number): ProgramEnded | null {
    return this.#host(host).exitBy(atUs);
  }

  /** The latest state of each of the host's sockets that is open at `atUs`. */
  socketsAt(host: HostName, atUs: number): SocketChanged[] {
    return this.#host(host).socketsAt(atUs);
  }

  #pushSent(sent: FrameSent): void {
    const bytes = fromBase64(sent.bytes);
    const { linkType = ETHERNET, wireBytes = bytes.length } = sent;
    const summary = summarise(bytes, linkType, wireBytes);
    const seconds = Math.floor(sent.atUs / US_PER_SECOND);
    const nanoseconds = (sent.atUs % US_PER_SECOND) * 1000;
    const at = this.#analyser.push(
      bytes,
      0,
      bytes.length,
      wireBytes,
      linkType,
      seconds,
      nanoseconds,
    );
    const relative = this.#numbers.push(summary);
    const findings = this.#analyser.findingsOf(at);
    const windowBytes = this.#analyser.numbersOf(at)?.windowBytes ?? 0;
    this.#packets.set(sent.packet, { sent, summary, relative, findings, windowBytes, fates: [] });
  }

  #host(host: HostName): HostLog {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const log = new HostLog();
    this.#hosts.set(host, log);
    return log;
  }
}
