/** Short questions that are asked of a packet and its cause. */

import type { Cause, TimerName } from '../frame-event.ts';
import type { FindingKey } from '../tcp/findings.ts';
import type { KnownPacket } from './log-index.ts';

/** Whether the analyser found it in the packet. */
export function has(packet: KnownPacket, key: FindingKey): boolean {
  return packet.findings.some((finding) => finding.key === key);
}

/** Whether the kernel sent it because that timer ran out. */
export function isTimer(cause: Cause, timer: TimerName): boolean {
  return cause.type === 'timer' && cause.timer === timer;
}
