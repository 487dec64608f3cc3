/** What the analyser can say of a segment: one bit each, named as Wireshark names them. */

/** Bits of a packet's findings. */
export const FINDING = {
  retransmission: 1 << 0,
  fastRetransmission: 1 << 1,
  spuriousRetransmission: 1 << 2,
  outOfOrder: 1 << 3,
  lostSegment: 1 << 4,
  ackLostSegment: 1 << 5,
  duplicateAck: 1 << 6,
  keepAlive: 1 << 7,
  keepAliveAck: 1 << 8,
  zeroWindow: 1 << 9,
  zeroWindowProbe: 1 << 10,
  zeroWindowProbeAck: 1 << 11,
  windowUpdate: 1 << 12,
  windowFull: 1 << 13,
  reusedPorts: 1 << 14,
} as const;

/** Wireshark's display-filter names of what the analyser finds. */
export type FindingKey =
  | 'tcp.analysis.retransmission'
  | 'tcp.analysis.fast_retransmission'
  | 'tcp.analysis.spurious_retransmission'
  | 'tcp.analysis.out_of_order'
  | 'tcp.analysis.lost_segment'
  | 'tcp.analysis.ack_lost_segment'
  | 'tcp.analysis.duplicate_ack'
  | 'tcp.analysis.duplicate_ack_num'
  | 'tcp.analysis.duplicate_ack_frame'
  | 'tcp.analysis.keep_alive'
  | 'tcp.analysis.keep_alive_ack'
  | 'tcp.analysis.zero_window'
  | 'tcp.analysis.zero_window_probe'
  | 'tcp.analysis.zero_window_probe_ack'
  | 'tcp.analysis.window_update'
  | 'tcp.analysis.window_full'
  | 'tcp.analysis.reused_ports'
  | 'tcp.analysis.acks_frame'
  | 'tcp.analysis.ack_rtt'
  | 'tcp.analysis.initial_rtt'
  | 'tcp.analysis.bytes_in_flight'
  | 'tcp.analysis.rto_frame'
  | 'tcp.analysis.rto';

/**
 * One statement about a packet.
 *
 * `value` is true for a plain mark; a packet number counted from 1 for `…_frame`; nanoseconds for
 * `ack_rtt`, `initial_rtt` and `rto`; bytes for `bytes_in_flight`; a count for `duplicate_ack_num`.
 */
export interface Finding {
  readonly key: FindingKey;
  readonly value: number | true;
}

/** In the order a reader wants them: what is odd first. A fast or spurious retransmission is a retransmission too. */
const MARKS: readonly (readonly [number, FindingKey])[] = [
  [
    FINDING.retransmission | FINDING.fastRetransmission | FINDING.spuriousRetransmission,
    'tcp.analysis.retransmission',
  ],
  [FINDING.fastRetransmission, 'tcp.analysis.fast_retransmission'],
  [FINDING.spuriousRetransmission, 'tcp.analysis.spurious_retransmission'],
  [FINDING.outOfOrder, 'tcp.analysis.out_of_order'],
  [FINDING.lostSegment, 'tcp.analysis.lost_segment'],
  [FINDING.ackLostSegment, 'tcp.analysis.ack_lost_segment'],
  [FINDING.duplicateAck, 'tcp.analysis.duplicate_ack'],
  [FINDING.keepAlive, 'tcp.analysis.keep_alive'],
  [FINDING.keepAliveAck, 'tcp.analysis.keep_alive_ack'],
  [FINDING.zeroWindow, 'tcp.analysis.zero_window'],
  [FINDING.zeroWindowProbe, 'tcp.analysis.zero_window_probe'],
  [FINDING.zeroWindowProbeAck, 'tcp.analysis.zero_window_probe_ack'],
  [FINDING.windowUpdate, 'tcp.analysis.window_update'],
  [FINDING.windowFull, 'tcp.analysis.window_full'],
  [FINDING.reusedPorts, 'tcp.analysis.reused_ports'],
];

/** The plain marks in a mask of {@link FINDING} bits. */
export function marksOf(bits: number): Finding[] {
  return MARKS.filter(([mask]) => (bits & mask) !== 0).map(([, key]) => ({ key, value: true }));
}
