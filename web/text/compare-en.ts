/** The words of comparing two runs in English; `compare-zh.ts` is typed against them. */

import type { Difference } from '../compare/alignment.ts';
import type { Totals } from '../compare/totals.ts';

export const compareEn = {
  runs: { a: 'Run A', b: 'Run B' },
  verdict: 'A and B compared',
  setting: 'set differently',
  outcome: 'what came of it',
  alikeSettings: 'nothing was set differently',
  scenario: 'scenario',
  seed: 'seed',
  kernel: 'kernel',
  none: 'none',
  wire: {
    delayUs: 'wire delay',
    jitterUs: 'jitter',
    jitterShape: 'spread of the jitter',
    lossPercent: 'loss',
    burst: 'loss in bursts',
    duplicatePercent: 'duplicated',
    reorderPercent: 'reordered',
    reorderDepth: 'reordered by',
    corruptPercent: 'corrupted',
    rateKbitPerS: 'rate, kbit/s',
    queueFrames: 'queue, frames',
    ecnFrames: 'ECN mark from, frames',
    mtuBytes: 'MTU of the wire',
    mtuIcmp: 'ICMP when too big',
  } as Record<string, string>,
  rules: 'rules',
  program: (host: string) => `program of ${host}`,
  later: (name: string) => `${name}, later`,
  from: (name: string, host: string) => `${name} from ${host}`,
  totals: {
    packets: 'packets',
    wireBytes: 'bytes on the wire',
    durationUs: 'duration',
    lost: 'lost',
    retransmissions: 'retransmissions',
    packetsPerWrite: 'data packets per write',
  } satisfies Record<keyof Totals, string>,
  waiting: 'Run B goes on; what differs is marked when it has ended.',
  alike: 'The same packets in both runs, and they fared alike.',
  parting: 'They first part at',
  partHere: 'A and B part here',
  packet: (run: string, packet: number) => `${run}, packet ${packet}`,
  differing: 'Packets that differ',
  more: (count: number) => `and ${count} more`,
  clock: 'Both clocks start at the first packet.',
  notes: {
    only: (run: string) => `only in ${run}`,
    'lost-here': (run: string) => `lost only in ${run}`,
    'lost-there': (run: string) => `arrived only in ${run}`,
    otherwise: (run: string) => `fared differently in ${run}`,
  } satisfies Record<Difference, (run: string) => string>,
};

export type CompareWords = typeof compareEn;
