/** Compares Slowwire with tshark on every capture of a folder and prints a table. */

import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openCapture } from '#core/open-capture.ts';
import { compare, type Comparison } from './compare.ts';
import { ourRows } from './ours.ts';
import { detail, printTable, type Line } from './report.ts';
import { askTshark, type Mode } from './tshark.ts';

const USAGE = 'usage: npm run oracle -- FOLDER [--details] [--defragment]';

/** Runs the comparison; the exit code is 0 where every header field is equal, else 1, or 2 on bad arguments. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const folder = args.find((arg) => !arg.startsWith('--'));
  if (folder === undefined) {
    console.error(USAGE);
    return 2;
  }
  const mode: Mode = args.includes('--defragment') ? 'defragmented' : 'apart';
  const lines: Line[] = [];
  for (const name of (await readdir(folder)).filter(isCapture).sort()) {
    const comparison = await compareFile(root, join(folder, name), mode);
    lines.push({ name: basename(name), comparison });
    if (args.includes('--details')) detail(name, comparison);
  }
  printTable(lines);
  return lines.every(({ comparison }) => comparison.header.length === 0) ? 0 : 1;
}

async function compareFile(root: string, file: string, mode: Mode): Promise<Comparison> {
  const table = await askTshark(root, file, mode);
  const { value, issues } = openCapture(await readFile(file));
  for (const issue of issues) console.error(`${basename(file)}: ${issue.message.en}`);
  const columns = table.columns.filter((column) => isCompared(column, mode));
  return compare(columns, table.rows, value === null ? [] : ourRows(value, mode));
}

/**
 * Two columns say how tshark's code ended, not what is in the packet. The analyser takes each fragment by
 * itself, so with fragments put together its columns have nothing to be compared with.
 */
function isCompared(column: string, mode: Mode): boolean {
  if (column === '_ws.malformed' || column === '_ws.short') return false;
  return mode === 'apart' || !FROM_ANALYSER.test(column);
}

const FROM_ANALYSER =
  /^(tcp\.(stream|seq|nxtseq|ack|len|window_size|window_size_scalefactor|completeness|analysis\..*|options\.sack_[lr]e)|udp\.stream)$/;

function isCapture(name: string): boolean {
  return /\.(pcap|pcapng|cap|dmp)$/.test(name);
}
