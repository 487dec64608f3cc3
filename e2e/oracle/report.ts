/** Prints what the comparison found. */

import type { Comparison, Difference } from './compare.ts';

/** One capture's result. */
export interface Line {
  readonly name: string;
  readonly comparison: Comparison;
}

const MAX_SHOWN = 1000;

/** One row a capture and a total: header differences by column, and how far the analysis's flags agree. */
export function printTable(lines: readonly Line[]): void {
  const rows = [
    ['capture', 'packets', 'header differences', 'read further', 'flags agree', 'measures differ'],
    ...lines.map(({ name, comparison }) => toCells(name, comparison)),
    toCells('total', total(lines)),
  ];
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
}

/** The differences of one capture, a line each. */
export function detail(name: string, comparison: Comparison): void {
  show(name, 'header', comparison.header);
  show(name, 'further', comparison.further);
  show(name, 'analysis', comparison.analysis);
}

function show(name: string, kind: string, differences: readonly Difference[]): void {
  for (const { frame, column, tshark, ours } of differences.slice(0, MAX_SHOWN)) {
    console.log(
      `${name} #${frame} ${kind} ${column}: tshark ${tshark || '–'}, ours ${ours || '–'}`,
    );
  }
  if (differences.length > MAX_SHOWN) {
    console.log(`${name} ${kind}: ${differences.length - MAX_SHOWN} more`);
  }
}

function toCells(name: string, comparison: Comparison): readonly string[] {
  const { packets, tcpPackets, header, further, analysis, flagPackets } = comparison;
  const flags = analysis.filter(({ column }) => column.startsWith('tcp.analysis.'));
  const agree = tcpPackets === 0 ? '–' : percent(1 - flagPackets / tcpPackets);
  return [
    name,
    String(packets),
    header.length === 0 ? '0' : byColumn(header),
    further.length === 0 ? '0' : byColumn(further),
    flagPackets === 0 ? agree : `${agree} (${byColumn(flags)})`,
    String(analysis.length),
  ];
}

function total(lines: readonly Line[]): Comparison {
  const all = lines.map(({ comparison }) => comparison);
  const sum = (of: (comparison: Comparison) => number): number =>
    all.reduce((so, comparison) => so + of(comparison), 0);
  return {
    packets: sum(({ packets }) => packets),
    tcpPackets: sum(({ tcpPackets }) => tcpPackets),
    header: all.flatMap(({ header }) => header),
    further: all.flatMap(({ further }) => further),
    analysis: all.flatMap(({ analysis }) => analysis),
    flagPackets: sum(({ flagPackets }) => flagPackets),
  };
}

function byColumn(differences: readonly Difference[]): string {
  const counts = new Map<string, number>();
  for (const { column } of differences) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts].map(([column, count]) => `${column} ${count}`).join(', ');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
