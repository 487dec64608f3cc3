/** The kernel's own counters of the hosts in this process's labs: what `netstat -s` reads (proc(5), RFC 4022). */

import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** Sums a counter such as `Tcp InCsumErrors` over every network namespace of the labs that this process started. */
export function countInLabs(protocol: string, counter: string): number {
  const tables = new Map<string, number>();
  for (const pid of descendants(process.pid)) {
    for (const tid of readdirSync(`/proc/${pid}/task`)) {
      const folder = `/proc/${pid}/task/${tid}`;
      // Threads of one namespace show one and the same table.
      tables.set(
        readlinkSync(`${folder}/ns/net`),
        readCounter(`${folder}/net/snmp`, protocol, counter),
      );
    }
  }
  return [...tables.values()].reduce((sum, value) => sum + value, 0);
}

function readCounter(file: string, protocol: string, counter: string): number {
  const [names = '', values = ''] = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${protocol}:`));
  return Number(values.split(' ')[names.split(' ').indexOf(counter)]);
}

function descendants(pid: number): readonly number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((tid) =>
    readFileSync(`/proc/${pid}/task/${tid}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  return children.flatMap((child) => [child, ...descendants(child)]);
}
