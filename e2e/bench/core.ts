/**
 * The core bench: one big capture opened and analysed by us, by a bare loop over its TCP headers, by tcptrace and by tshark,
 * in one run. Prints one line of JSON.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCapture } from '#core/open-capture.ts';
import { analysePacket } from '#core/packet-record.ts';
import { Analyser } from '#core/tcp/analyser.ts';
import { bigCapture, GLOBAL_HEADER, RECORD_HEADER_BYTES } from './big-capture.ts';

const CONVERSATIONS = 10_000;
const CLIENTS = 250;

const folder = mkdtempSync(join(tmpdir(), 'slowwire-bench-'));
try {
  const file = join(folder, 'big.pcap');
  writeFileSync(file, bigCapture(CONVERSATIONS, CLIENTS));
  const report = {
    ...measureOurs(file),
    bareSeconds: timed(() => walkBare(readFileSync(file))),
    tcptraceSeconds: peer('tcptrace', ['-n', file]),
    tsharkSeconds: peer('tshark', ['-n', '-r', file, '-T', 'fields', ...tsharkFields()]),
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measureOurs(file: string) {
  const bytes = readFileSync(file);
  globalThis.gc?.();
  const before = process.memoryUsage();
  const began = performance.now();
  const capture = openCapture(bytes).value;
  if (!capture) throw new Error('the bench made a capture that cannot be opened');
  const analyser = new Analyser();
  for (let i = 0; i < capture.count; i++) analysePacket(capture, i, analyser);
  const ourSeconds = (performance.now() - began) / 1000;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const grown = after.heapUsed + after.external - before.heapUsed - before.external;
  return { packets: analyser.packetCount, ourSeconds, bytesPerPacket: grown / capture.count };
}

/** Walks the records and reads each TCP header's fixed fields: the least any reader must do. */
function walkBare(bytes: Buffer): number {
  let sum = 0;
  for (let at = GLOBAL_HEADER.length; at < bytes.length;) {
    const lengthBytes = bytes.readUInt32LE(at + 8);
    const ip = at + RECORD_HEADER_BYTES + 14;
    const tcp = ip + ((bytes[ip] ?? 0) & 15) * 4;
    sum += bytes.readUInt16BE(tcp) + bytes.readUInt32BE(tcp + 4) + bytes.readUInt32BE(tcp + 8);
    sum += bytes.readUInt16BE(tcp + 12) + bytes.readUInt16BE(tcp + 14);
    at += RECORD_HEADER_BYTES + lengthBytes;
  }
  return sum;
}

function tsharkFields(): string[] {
  const fields = 'frame.number ip.src ip.dst tcp.stream tcp.seq tcp.ack tcp.len tcp.flags'.split(
    ' ',
  );
  const findings = [
    'tcp.analysis.retransmission',
    'tcp.analysis.duplicate_ack',
    'tcp.analysis.ack_rtt',
  ];
  return [...fields, ...findings].flatMap((field) => ['-e', field]);
}

/** Seconds that another program takes, or null where it is not installed. */
function peer(command: string, args: readonly string[]): number | null {
  const began = performance.now();
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  return status === 0 ? (performance.now() - began) / 1000 : null;
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}
