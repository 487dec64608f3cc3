/**
 * The core bench: one big capture opened and analysed by us, by a bare loop over its TCP headers, by tcptrace and by tshark,
 * in one run. Prints one line of JSON.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { craft } from '#core/craft.ts';
import { openCapture } from '#core/open-capture.ts';
import { analysePacket } from '#core/packet-record.ts';
import { Analyser } from '#core/tcp/analyser.ts';

const CONVERSATIONS = 10_000;
const ROUNDS = 24;
const DATA = new Uint8Array(512).fill(0x61);
const FLAGS = { syn: 2, synAck: 0x12, ack: 0x10, data: 0x18, fin: 0x11 };
const GLOBAL_HEADER = Buffer.from('d4c3b2a1020004000000000000000000ffff000001000000', 'hex');
const RECORD_HEADER_BYTES = 16;
const SOURCE_PORT_AT = 34;
const DESTINATION_PORT_AT = 36;
const SOURCE_ADDRESS_AT = 26;
const DESTINATION_ADDRESS_AT = 30;
const US_BETWEEN_PACKETS = 7;

const folder = mkdtempSync(join(tmpdir(), 'slowwire-bench-'));
try {
  const file = join(folder, 'big.pcap');
  writeFileSync(file, bigCapture());
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

/** One conversation's frames, repeated with other ports and addresses. */
function bigCapture(): Buffer {
  const frames = conversation();
  const perConversation = frames.reduce((sum, { length }) => sum + RECORD_HEADER_BYTES + length, 0);
  const file = Buffer.alloc(GLOBAL_HEADER.length + CONVERSATIONS * perConversation);
  GLOBAL_HEADER.copy(file);
  let at = GLOBAL_HEADER.length;
  let packets = 0;
  for (let conversationNo = 0; conversationNo < CONVERSATIONS; conversationNo++) {
    for (const frame of frames) {
      const us = packets++ * US_BETWEEN_PACKETS;
      file.writeUInt32LE(1_700_000_000 + Math.floor(us / 1e6), at);
      file.writeUInt32LE(us % 1e6, at + 4);
      file.writeUInt32LE(frame.length, at + 8);
      file.writeUInt32LE(frame.length, at + 12);
      file.set(frame, at + RECORD_HEADER_BYTES);
      renumber(file.subarray(at + RECORD_HEADER_BYTES), conversationNo);
      at += RECORD_HEADER_BYTES + frame.length;
    }
  }
  return file;
}

/** Gives the client's side of a frame its own port and address. */
function renumber(frame: Buffer, conversationNo: number): void {
  const isFromServer = frame.readUInt16BE(SOURCE_PORT_AT) === 80;
  const port = 1024 + (conversationNo % 60_000);
  frame.writeUInt16BE(port, isFromServer ? DESTINATION_PORT_AT : SOURCE_PORT_AT);
  const host = 1 + (conversationNo % 250);
  frame.writeUInt8(host, (isFromServer ? DESTINATION_ADDRESS_AT : SOURCE_ADDRESS_AT) + 3);
}

function conversation(): Uint8Array[] {
  let [client, server] = [1000, 5000];
  const frames = [segment('client', client++, 0, FLAGS.syn)];
  frames.push(segment('server', server++, client, FLAGS.synAck));
  frames.push(segment('client', client, server, FLAGS.ack));
  for (let round = 0; round < ROUNDS; round++) {
    frames.push(segment('server', server, client, FLAGS.data, DATA));
    server += DATA.length;
    frames.push(segment('client', client, server, FLAGS.ack));
  }
  frames.push(segment('client', client++, server, FLAGS.fin));
  frames.push(segment('server', server++, client, FLAGS.fin));
  frames.push(segment('client', client, server, FLAGS.ack));
  return frames;
}

function segment(
  from: 'client' | 'server',
  seq: number,
  ack: number,
  flags: number,
  payload = new Uint8Array(0),
): Uint8Array {
  const ends = [
    { mac: '02:00:00:00:00:01', address: '10.1.0.1', port: 40_000 },
    { mac: '02:00:00:00:00:02', address: '10.1.0.254', port: 80 },
  ] as const;
  const [source, destination] = from === 'client' ? ends : ([ends[1], ends[0]] as const);
  return craft({
    ethernet: { source: source.mac, destination: destination.mac },
    ip: { version: 4, source: source.address, destination: destination.address },
    transport: {
      type: 'tcp',
      sourcePort: source.port,
      destinationPort: destination.port,
      seq,
      ack,
      flags,
      window: 64_240,
      payload,
    },
  });
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
