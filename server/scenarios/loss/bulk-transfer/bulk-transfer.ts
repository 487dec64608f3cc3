/** Ten segments one way and a short answer: what several scenarios lose, copy, change or delay one of. */

import type { Expectation, Scenario } from '../../scenario.ts';

/** What is the same in each of them. */
export const bulkTransfer = {
  programsIn: 'loss/bulk-transfer',
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    size: {
      title: { en: 'bytes sent', zh: '发送字节数' },
      type: 'integer',
      default: 14480,
      minimum: 1,
      maximum: 100000,
      unit: 'B',
    },
  },
  wire: { delayUs: 100000 },
  limitMs: 30000,
} as const satisfies Partial<Scenario>;

/** Ten segments leave at once: the initial window (RFC 6928). */
const BURST: readonly Expectation[] = Array.from({ length: 10 }, (_, i) =>
  i % 2 === 0 ? 'client . 1448' : 'client P. 1448',
);
/**
 * As many ACKs as a fast retransmission needs (RFC 5681 §3.2). Most often there is one for each segment that arrives; one
 * for two is allowed (§4.2), and seen where the machine is busy.
 */
const ANSWERS: readonly Expectation[] = Array.from({ length: 4 }, () => 'server .');

/** What each of them shows before anything is sent again. */
export const BURST_AND_ANSWERS: readonly Expectation[] = [...BURST, ...ANSWERS];
