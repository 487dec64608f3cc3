/** Why a segment with data was sent; for the gaps see packet-phrases.ts. Data only. */

import type { Phrase } from './phrase.ts';

export const DATA_PHRASES = {
  data: {
    en: '{call}{where} wrote data, and nothing holds it back: {bytes} bytes leave at once.',
    zh: '{call}{where}写入了数据，且没有任何限制：{bytes} 字节立即发出。',
    rfc: 'RFC 9293 §3.8',
  },
  dataByNagle: {
    en: 'Packet {packet} acknowledged the data in flight; until then Nagle’s algorithm held back these {bytes} bytes, because a small segment must wait while earlier data is unacknowledged.',
    zh: '分组 {packet} 确认了在途数据；在此之前 Nagle 算法扣住了这 {bytes} 字节，因为先前的数据未被确认时，小的报文段必须等待。',
    rfc: 'RFC 9293 §3.7.4',
  },
  dataByCwnd: {
    en: 'Packet {packet} acknowledged data and so made room in the congestion window, which had been full: {bytes} more bytes may leave.',
    zh: '分组 {packet} 确认了数据，原本已满的拥塞窗口因此有了空位：又可以发出 {bytes} 字节。',
    rfc: 'RFC 5681 §3.1',
  },
  dataReleased: {
    en: 'Packet {packet} made room to send: {bytes} bytes that were waiting in the send buffer leave.',
    zh: '分组 {packet} 腾出了发送的余地：在发送缓冲区中等待的 {bytes} 字节发出。',
    rfc: 'RFC 9293 §3.8.6',
  },
  dataByTimer: {
    en: 'A timer of {host}’s kernel ran out, and {bytes} bytes that had been waiting leave.',
    zh: '{host} 内核的一个定时器到期，一直在等待的 {bytes} 字节发出。',
    rfc: 'RFC 9293 §3.8',
  },
  dataAgain: {
    en: '{host} sends these {bytes} bytes again: no acknowledgment came within the retransmission timeout of {rto}, which now doubles.',
    zh: '{host} 重传这 {bytes} 字节：在重传超时（{rto}）之内没有收到确认，此后超时加倍。',
    rfc: 'RFC 6298 §5',
  },
  lossProbe: {
    en: '{host} sends its last bytes once more as a tail loss probe: silence after the end of data may mean that the end was lost, and the answer will tell sooner than the retransmission timeout.',
    zh: '{host} 把最后的字节再发一次，作为尾部丢失探测（TLP）：数据末尾之后没有回音，可能是末尾丢了；对方的应答会比重传超时更早说明情况。',
    rfc: 'RFC 8985 §7',
  },
  fastRetransmit: {
    en: 'The ACK in packet {packet} shows that these {bytes} bytes are missing at {peer} while later ones arrived, so {host} sends them again without waiting for the timer.',
    zh: '分组 {packet} 的 ACK 说明 {peer} 缺这 {bytes} 字节，而后面的已经到达，所以 {host} 不等定时器到期就重传。',
    rfc: 'RFC 5681 §3.2',
  },
  dataSmaller: {
    en: 'Packet {packet} says how large a packet may be. What was larger never arrived, so {host} sends these {bytes} bytes again in a segment that fits.',
    zh: '分组 {packet} 说明了分组最大可以有多大。更大的没有到达，所以 {host} 把这 {bytes} 字节装进放得下的报文段重发。',
    rfc: 'RFC 1191 §6.4',
  },
  dataAfterTimeout: {
    en: 'Packet {packet} acknowledges what was sent again after the timeout. What followed it counts as lost too, so {host} now sends these {bytes} bytes again.',
    zh: '分组 {packet} 确认了超时后重传的数据。其后的数据也当作已丢失，所以 {host} 现在重传这 {bytes} 字节。',
    rfc: 'RFC 6675 §5.1',
  },
  windowProbe: {
    en: '{peer}’s receive window is closed; the persist timer ran out, and {host} asks whether it has opened, in case the update was lost.',
    zh: '{peer} 的接收窗口已关闭；坚持定时器到期，{host} 探询窗口是否已打开，以防窗口更新丢失。',
    rfc: 'RFC 9293 §3.8.6.1',
  },
  keepAlive: {
    en: 'The connection has been idle for long: {host} repeats an old sequence number to see whether {peer} still answers.',
    zh: '连接空闲已久：{host} 重复一个旧的序号，看 {peer} 是否还会应答。',
    rfc: 'RFC 9293 §3.8.4',
  },
} as const satisfies Record<string, Phrase>;
