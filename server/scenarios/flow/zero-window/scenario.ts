/** A reader that does not read: the window closes, probes ask, an update opens it. */

import type { Scenario } from '../../scenario.ts';

export const zeroWindow: Scenario = {
  id: 'flow/zero-window',
  topic: 'flow',
  title: { en: 'The window closes: zero window', zh: '窗口关闭：零窗口' },
  summary: {
    en: 'The server does not read, its buffer fills, and its window says 0; the client asks, ever less often.',
    zh: '服务器不读，缓冲区满，窗口报 0；客户端不断询问，越问越疏。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    size: {
      title: { en: 'bytes to send', zh: '发送字节数' },
      type: 'integer',
      default: 20000,
      minimum: 1,
      maximum: 200000,
      unit: 'B',
    },
    buffer: {
      title: { en: 'SO_RCVBUF', zh: 'SO_RCVBUF' },
      type: 'integer',
      default: 4096,
      minimum: 2304,
      maximum: 200000,
      unit: 'B',
    },
    read_delay: {
      title: { en: 'server reads after', zh: '服务器多久后才读' },
      type: 'number',
      default: 4,
      minimum: 0,
      maximum: 30,
      unit: 's',
    },
  },
  wire: { delayUs: 20_000 },
  limitMs: 90_000,
  expect: [
    'client S',
    'server S.',
    'client . 1448',
    'client P. 1448',
    'client . 1448',
    'server . 0',
    'client . 0',
    'server . 0',
    'client . 0',
    'server . 0',
    'server . 0',
    'client . 1448',
    'server prints 20000 bytes',
    'server F.',
  ],
  cues: [
    {
      before: 'client . 0',
      question: {
        en: 'The server’s last ACK carried window 0, and its program sleeps. The client has 15,656 bytes to send. What does it do?',
        zh: '服务器的上一个 ACK 窗口为 0，程序正在睡觉。客户端还有 15 656 字节要发。它会怎么做？',
      },
      choices: [
        {
          en: 'It waits until the server says that the window is open',
          zh: '一直等，等服务器来说窗口开了',
        },
        {
          en: 'It asks with a segment that carries nothing new, and asks again ever later',
          zh: '发一个不带新数据的报文段去问，并且一次比一次隔得久',
        },
        { en: 'It closes the connection after a timeout', zh: '超时后关闭连接' },
      ],
      answer: 1,
      because: {
        en: 'An ACK that opens the window is not itself acknowledged: were it lost, both ends would wait forever. So the sender must probe (RFC 9293 §3.8.6.1), and its timer doubles.',
        zh: '打开窗口的 ACK 自己并不会被确认：万一丢了，两端就会永远等下去。所以发送方必须探测（RFC 9293 §3.8.6.1），定时器每次翻倍。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 9293 §3.8.6 Managing the Window',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.8.6',
    },
    {
      title: 'RFC 9293 §3.8.6.1 Zero-Window Probing',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.8.6.1',
    },
  ],
};
