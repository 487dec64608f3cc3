import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture } from '../e2e/fixtures/load.ts';
import { readCommand } from './read.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slowwire-read-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  readonly code: number;
  readonly output: string;
  readonly complaints: string;
}

async function read(bytes: Uint8Array | null, json = false): Promise<Result> {
  const file = join(folder, 'capture');
  if (bytes !== null) writeFileSync(file, bytes);
  let output = '';
  let complaints = '';
  const code = await readCommand(bytes === null ? join(folder, 'none') : file, {
    json,
    write: (text) => (output += text),
    warn: (text) => (complaints += text),
  });
  return { code, output, complaints };
}

describe('slowwire read', () => {
  it('prints a packet a line in tcpdump notation, numbers relative', async () => {
    const { code, output } = await read(fixture('tcp-fast-open.pcap'));
    const lines = output.trimEnd().split('\n');
    expect([code, lines.length]).toEqual([0, 16]);
    expect(lines[0]).toContain('10.99.99.1:55533 > 10.99.99.45:80:  S seq 0 win 29200');
  });

  it('prints a JSON record a packet: layers with their fields by key, and findings', async () => {
    const { code, output } = await read(fixture('tcp-fast-open.pcap'), true);
    const records = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect([code, records.length]).toEqual([0, 16]);
    expect(records[0]).toMatchObject({
      number: 1,
      time: '1402321033.739117000',
      lengthBytes: 78,
      capturedBytes: 78,
      layers: [
        { protocol: 'eth', fields: { 'eth.type': 0x0800 } },
        { protocol: 'ip', fields: { 'ip.ttl': 64 } },
        { protocol: 'tcp', fields: { 'tcp.flags.syn': 1, 'tcp.stream': 0, 'tcp.seq': 0 } },
      ],
      findings: [],
      issues: [],
    });
  });

  it('shows the packet that an ICMP error quotes', async () => {
    const { output } = await read(fixture('smtp.pcap'), true);
    const record = JSON.parse(output.split('\n')[25] ?? '') as { layers: unknown };
    expect(record.layers).toMatchObject([
      { protocol: 'eth' },
      { protocol: 'ip', isQuoted: false },
      { protocol: 'icmp', fields: { 'icmp.type': 3, 'icmp.code': 4 } },
      { protocol: 'ip', isQuoted: true },
      { protocol: 'tcp', isQuoted: true, fields: { 'tcp.dstport': 25 } },
    ]);
  });

  it('prints what comes before a cut, names the offset, exits with 2', async () => {
    const { code, output, complaints } = await read(
      fixture('tcp-fast-open.pcap').subarray(0, 1000),
    );
    expect([code, output.trimEnd().split('\n').length]).toEqual([2, 7]);
    expect(complaints).toContain('the file ends in the middle of the packet at offset 895');
  });

  it('says what to do with a compressed file', async () => {
    const { code, output, complaints } = await read(Uint8Array.of(0x1f, 0x8b, 8, 0));
    expect([code, output]).toEqual([2, '']);
    expect(complaints).toContain('gunzip FILE');
  });

  it('says that a file is missing', async () => {
    const { code, complaints } = await read(null);
    expect(code).toBe(2);
    expect(complaints).toContain('no such file');
  });
});
