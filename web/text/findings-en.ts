/** Names of what the analyser finds, in English; `findings-zh.ts` is typed against them. */

import type { FindingKey } from '#core/tcp/findings.ts';

export const findingsEn = {
  title: 'What an analyser reads from the bytes',
  truth: 'The wire knows better:',
  names: {
    'tcp.analysis.retransmission': 'retransmission',
    'tcp.analysis.fast_retransmission': 'fast retransmission',
    'tcp.analysis.spurious_retransmission': 'spurious retransmission',
    'tcp.analysis.out_of_order': 'out of order',
    'tcp.analysis.lost_segment': 'previous segment not captured',
    'tcp.analysis.ack_lost_segment': 'ACK of a segment not captured',
    'tcp.analysis.duplicate_ack': 'duplicate ACK',
    'tcp.analysis.duplicate_ack_num': 'duplicate ACK number',
    'tcp.analysis.duplicate_ack_frame': 'repeats the ACK of packet',
    'tcp.analysis.keep_alive': 'keep-alive',
    'tcp.analysis.keep_alive_ack': 'answer to a keep-alive',
    'tcp.analysis.zero_window': 'zero window',
    'tcp.analysis.zero_window_probe': 'zero window probe',
    'tcp.analysis.zero_window_probe_ack': 'answer to a zero window probe',
    'tcp.analysis.window_update': 'window update',
    'tcp.analysis.window_full': 'fills the peer’s window',
    'tcp.analysis.reused_ports': 'ports used again',
    'tcp.analysis.acks_frame': 'acknowledges packet',
    'tcp.analysis.ack_rtt': 'after',
    'tcp.analysis.initial_rtt': 'handshake round trip',
    'tcp.analysis.bytes_in_flight': 'in flight',
    'tcp.analysis.rto_frame': 'repeats packet',
    'tcp.analysis.rto': 'after',
  } satisfies Record<FindingKey, string> as Record<FindingKey, string>,
};

export type FindingWords = typeof findingsEn;
