/** Ten segments one way and a short answer: what several scenarios lose, copy, change or delay one of. */

import type { Scenario } from '../../scenario.ts';

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
