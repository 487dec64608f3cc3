/** What tshark says of a capture: `oracle.sh`'s table, parsed. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** One packet's cells by column name; a column with several occurrences has them in order. */
export type Row = ReadonlyMap<string, readonly string[]>;

export interface TsharkTable {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** How tshark is to read: packets by themselves, or fragments put together first. */
export type Mode = 'apart' | 'defragmented';

const MAX_OUTPUT_BYTES = 1 << 30;

/** Runs the oracle script beside the project, or the copy in it, on one file. */
export async function askTshark(root: string, file: string, mode: Mode): Promise<TsharkTable> {
  const shared = join(root, '../shared/oracle/oracle.sh');
  const script = existsSync(shared) ? shared : join(root, 'e2e/oracle/oracle.sh');
  const env = { ...process.env, ...(mode === 'defragmented' ? { ORACLE_DEFRAG: '1' } : {}) };
  const { stdout } = await promisify(execFile)('sh', [script, file], {
    env,
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  const [head, ...lines] = stdout.split('\n').filter((line) => line !== '');
  if (head === undefined) throw new Error(`tshark gave no table for ${file}`);
  const columns = head.split(',');
  const rows = lines.map((line) => toRow(columns, splitCells(line)));
  // Wireshark lists custom and journal blocks as rows too; only packets have a link type.
  return { columns, rows: rows.filter((row) => row.get('frame.encap_type')?.length === 1) };
}

function toRow(columns: readonly string[], cells: readonly string[]): Row {
  return new Map(
    columns.map((column, i) => {
      const cell = cells[i] ?? '';
      return [column, cell === '' ? [] : cell.split(';')];
    }),
  );
}

/** Cells are bare when empty and quoted otherwise; none of the columns holds a quote. */
function splitCells(line: string): readonly string[] {
  return [...line.matchAll(/(?:"([^"]*)"|)(?:,|$)/g)].map((match) => match[1] ?? '');
}
