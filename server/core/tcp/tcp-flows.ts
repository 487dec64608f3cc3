/** The directions of all TCP connections of a run, with the sockets at both ends. */

import type { SocketChanged } from '../socket-event.ts';
import type { SegmentBytes } from './byte-stream.ts';
import type { Endpoint } from './endpoints.ts';
import type { Growing } from './growing.ts';
import type { SegmentLog } from './segment-log.ts';
import type { StreamPacket } from './stream-packet.ts';
import { TcpFlow } from './tcp-flow.ts';

/** Both directions of an endpoint's connection. */
interface Link {
  readonly remote: string;
  readonly out: TcpFlow;
  readonly in: TcpFlow;
}

/** Feed it packets, fates and sockets in the order of the log. */
export class TcpFlows {
  readonly #byEnds = new Map<string, TcpFlow>();
  readonly #openedWith = new Map<TcpFlow, number>();
  readonly #links = new Map<Endpoint, Link>();
  readonly #readers = new Map<TcpFlow, Endpoint>();

  /** What the endpoint sends, once the kernel told where to. */
  from(endpoint: Endpoint): TcpFlow | null {
    return this.#links.get(endpoint)?.out ?? null;
  }

  /** The endpoint that reads what flows there, once the kernel told. */
  readerOf(flow: TcpFlow): Endpoint | null {
    return this.#readers.get(flow) ?? null;
  }

  /** A packet left; gives the log that its bytes belong in, where it has any. */
  sent({ from, to, opensWith }: StreamPacket, segment: Growing<SegmentBytes>): SegmentLog | null {
    if (opensWith !== null) this.#open(from, to, opensWith);
    if (segment.range.start >= segment.range.end) return null;
    const flow = this.#flow(from, to);
    flow.send(segment);
    return flow.log;
  }

  /** A packet reached its host intact; false where it brought bytes, and none was new. */
  arrived(packet: StreamPacket, segment: Growing<SegmentBytes>, seq: number): boolean {
    if (packet.acknowledges !== null) {
      this.#flow(packet.to, packet.from).acknowledge(packet.acknowledges, seq);
    }
    if (segment.range.start >= segment.range.end) return true;
    const fresh = this.#flow(packet.from, packet.to).receive(segment.range, seq);
    segment.fresh = [...segment.fresh, ...fresh];
    return fresh.length > 0;
  }

  /** The kernel told of an endpoint's connection. */
  learned(endpoint: Endpoint, { state, sendQueue, seq }: SocketChanged): void {
    const { local, remote } = endpoint;
    let link = this.#links.get(endpoint);
    if (link?.remote !== remote) {
      link = { remote, out: this.#flow(local, remote), in: this.#flow(remote, local) };
      this.#links.set(endpoint, link);
      this.#readers.set(link.in, endpoint);
    }
    // Before, the queue counts the SYN; after, the FIN.
    if (state === 'ESTABLISHED' || state === 'CLOSE_WAIT') link.out.hold(sendQueue, seq);
  }

  #flow(from: string, to: string): TcpFlow {
    const key = `${from} ${to}`;
    const known = this.#byEnds.get(key);
    if (known !== undefined) return known;
    const flow = new TcpFlow();
    this.#byEnds.set(key, flow);
    return flow;
  }

  /** A SYN with another number opens a new connection between the same ports; a resent one does not. */
  #open(from: string, to: string, isn: number): void {
    const known = this.#openedWith.get(this.#flow(from, to));
    if (known !== undefined && known !== isn) {
      this.#byEnds.delete(`${from} ${to}`);
      this.#byEnds.delete(`${to} ${from}`);
    }
    this.#openedWith.set(this.#flow(from, to), isn);
  }
}
