/** Names of what the analyser finds, in Chinese. */

import type { FindingWords } from './findings-en.ts';

export const findingsZh: FindingWords = {
  title: '分析器仅凭字节得出的结论',
  truth: '线路的记录并非如此：',
  names: {
    'tcp.analysis.retransmission': '重传',
    'tcp.analysis.fast_retransmission': '快速重传',
    'tcp.analysis.spurious_retransmission': '虚假重传',
    'tcp.analysis.out_of_order': '乱序',
    'tcp.analysis.lost_segment': '前一个报文段未被捕获',
    'tcp.analysis.ack_lost_segment': '确认了未被捕获的报文段',
    'tcp.analysis.duplicate_ack': '重复 ACK',
    'tcp.analysis.duplicate_ack_num': '重复 ACK 序号',
    'tcp.analysis.duplicate_ack_frame': '重复的是此分组的 ACK：',
    'tcp.analysis.keep_alive': '保活',
    'tcp.analysis.keep_alive_ack': '保活的应答',
    'tcp.analysis.zero_window': '零窗口',
    'tcp.analysis.zero_window_probe': '零窗口探测',
    'tcp.analysis.zero_window_probe_ack': '零窗口探测的应答',
    'tcp.analysis.window_update': '窗口更新',
    'tcp.analysis.window_full': '填满对端窗口',
    'tcp.analysis.reused_ports': '端口重用',
    'tcp.analysis.acks_frame': '确认分组',
    'tcp.analysis.ack_rtt': '相隔',
    'tcp.analysis.initial_rtt': '握手往返时间',
    'tcp.analysis.bytes_in_flight': '在途',
    'tcp.analysis.rto_frame': '重发分组',
    'tcp.analysis.rto': '相隔',
  },
};
