/** Why a segment that ends a connection was sent; for the gaps see packet-phrases.ts. Data only. */

import type { Phrase } from './phrase.ts';

export const END_PHRASES = {
  fin: {
    en: '{host} has nothing more to send: {call}{where} makes the kernel send a FIN.',
    zh: '{host} 不再发送数据：{call}{where}让内核发出 FIN。',
    rfc: 'RFC 9293 §3.6',
  },
  finLate: {
    en: '{host}’s program had closed before; now that the data ahead of it could leave, the FIN follows.',
    zh: '{host} 的程序此前已经关闭连接；排在前面的数据发出之后，FIN 随之发出。',
    rfc: 'RFC 9293 §3.6',
  },
  finAgain: {
    en: '{host} sends its FIN again: it was not acknowledged within {rto}.',
    zh: '{host} 重发 FIN：在 {rto} 之内没有得到确认。',
    rfc: 'RFC 6298 §5',
  },
  finProbe: {
    en: '{host} sends its FIN once more as a tail loss probe: silence after the end may mean that the end was lost, and the answer will tell sooner than the retransmission timeout.',
    zh: '{host} 再发一次 FIN，作为尾部丢失探测（TLP）：末尾之后没有回音，可能是末尾丢了；对方的应答会比重传超时更早说明情况。',
    rfc: 'RFC 8985 §7',
  },
  finAfterAck: {
    en: 'The ACK in packet {packet} shows that {host}’s FIN did not arrive: it is sent again without waiting for the timer.',
    zh: '分组 {packet} 的 ACK 说明 {host} 的 FIN 没有到达：不等定时器到期就重发。',
    rfc: 'RFC 5681 §3.2',
  },
  resetUnknown: {
    en: 'Packet {packet} belongs to no connection that {host} knows, or to one that it has given up: it answers with a reset.',
    zh: '分组 {packet} 不属于 {host} 所知的任何连接，或属于已放弃的连接：它以 RST 应答。',
    rfc: 'RFC 9293 §3.5.2',
  },
  resetByCall: {
    en: '{call}{where} ends the connection with a reset instead of a FIN: unread data is left, or lingering was switched off.',
    zh: '{call}{where}用 RST 而不是 FIN 结束连接：还有数据未读，或者关闭了 linger。',
    rfc: 'RFC 9293 §3.6.1',
  },
  resetByTimer: {
    en: '{host} gives the connection up: it asked again and again and heard nothing, so its timer ends the connection with a reset.',
    zh: '{host} 放弃这个连接：多次探询都没有回音，定时器以 RST 结束连接。',
    rfc: 'RFC 1122 §4.2.3.6',
  },
} as const satisfies Record<string, Phrase>;
