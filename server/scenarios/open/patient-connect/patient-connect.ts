/** A client that says how long its connect() took, and gives up after a while. */

import type { Scenario } from '../../scenario.ts';

/** What is the same in each of them. */
export const patientConnect = {
  programsIn: 'open/patient-connect',
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    patience: {
      title: { en: 'client waits at most', zh: '客户端最多等待' },
      type: 'number',
      default: 10,
      minimum: 0.1,
      maximum: 20,
      unit: 's',
    },
  },
  wire: { delayUs: 100000 },
  limitMs: 30000,
} as const satisfies Partial<Scenario>;
