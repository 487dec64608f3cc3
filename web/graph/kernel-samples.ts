/** What the kernel said of one TCP socket, sample by sample; NaN once the connection is over. */

import type { SocketChanged } from '#core/socket-event.ts';
import { ValueColumn } from './value-column.ts';

export class KernelSamples {
  readonly seq = new ValueColumn();
  readonly atUs = new ValueColumn();
  readonly cwndSegments = new ValueColumn();
  readonly cwndBytes = new ValueColumn();
  /** Infinity while nothing set it. */
  readonly ssthreshSegments = new ValueColumn();
  readonly unackedSegments = new ValueColumn();
  /** Infinity before the first round trip was measured. */
  readonly srttUs = new ValueColumn();
  readonly rtoUs = new ValueColumn();
  /** Written and not acknowledged, sent or not. */
  readonly sendQueueBytes = new ValueColumn();
  readonly notSentBytes = new ValueColumn();
  readonly receiveQueueBytes = new ValueColumn();
  /** Sent and not acknowledged. */
  readonly inFlightBytes = new ValueColumn();

  push(event: SocketChanged): void {
    const { tcp, sendQueue, receiveQueue, state } = event;
    // A listener's queues count connections.
    if (state === 'LISTEN') return;
    // TIME_WAIT has no tcp_info, and what CLOSED still shows is of the moment before: there every line ends.
    const isOver = tcp === null || state === 'CLOSED';
    const told = (value: number): number => (isOver ? NaN : value);
    this.seq.push(event.seq);
    this.atUs.push(event.atUs);
    this.cwndSegments.push(told(tcp?.cwndSegments ?? 0));
    this.cwndBytes.push(told((tcp?.cwndSegments ?? 0) * (tcp?.mssBytes ?? 0)));
    this.ssthreshSegments.push(told(tcp?.ssthreshSegments ?? Infinity));
    this.unackedSegments.push(told(tcp?.unackedSegments ?? 0));
    this.srttUs.push(told(tcp?.srttUs || Infinity));
    this.rtoUs.push(told(tcp?.rtoUs ?? 0));
    this.sendQueueBytes.push(told(sendQueue));
    this.notSentBytes.push(told(tcp?.notSentBytes ?? 0));
    this.receiveQueueBytes.push(told(receiveQueue));
    this.inFlightBytes.push(told(Math.max(0, sendQueue - (tcp?.notSentBytes ?? 0))));
  }
}
