import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../../../e2e/fixtures/load.ts';
import { fromHex } from '../bytes.ts';
import type { Capture } from '../capture.ts';
import { openCapture } from '../open-capture.ts';
import { dissect, LINK_TYPE, Reassembler, type Dissection } from './index.ts';

/** A SYN of 10.0.0.1:1234, crafted: 14 bytes of Ethernet, 20 of IPv4, 24 of TCP with an MSS of 1460. */
const SYN = fromHex(
  '020000000002 020000000001 0800 4500002c 00014000 400626c9 0a000001 0a000002 ' +
    '04d20050 000003e8 00000000 60027210 00000000 020405b4',
);

function check(hex: string, linkType: number, expected: string): void {
  const { layers, issues } = dissect(fromHex(hex), linkType);
  const words = [...layers.map(({ protocol }) => protocol), ...issues.map(({ code }) => code)];
  expect(words.join(' ')).toBe(expected);
}

describe('a frame', () => {
  it('is a list of layers, each with the bytes of its header', () => {
    const { layers } = dissect(SYN, LINK_TYPE.ethernet);
    expect(layers.map(({ protocol, range }) => [protocol, range.start, range.end])).toEqual([
      ['eth', 0, 14],
      ['ip', 14, 34],
      ['tcp', 34, 58],
    ]);
  });

  it('ties each field to its bytes and bits, meaning and RFC', () => {
    const fields = dissect(SYN, LINK_TYPE.ethernet).layers.flatMap((layer) => layer.fields);
    expect(fields.find(({ key }) => key === 'tcp.flags.syn')).toMatchObject({
      value: 1,
      range: { start: 46, end: 48 },
      bits: { start: 14, end: 15 },
      rfc: 'RFC 9293 §3.5',
      meaning: { zh: '建立连接：同步序号' },
    });
  });

  it('shares meanings between packets', () => {
    const meaningOf = (): unknown => dissect(SYN, LINK_TYPE.ethernet).layers[0]?.fields[0]?.meaning;
    expect(meaningOf()).toBe(meaningOf());
  });
});

describe('link types', () => {
  const UDP = '4500001c 00010000 40110000 0a000001 0a000002 00010002 00080000';
  it('reads raw IP', () => check(UDP, LINK_TYPE.raw, 'ip udp bad-checksum'));
  it('reads null in either byte order', () => {
    check(`02000000 ${UDP}`, LINK_TYPE.null, 'null ip udp bad-checksum');
    check(`00000002 ${UDP}`, LINK_TYPE.null, 'null ip udp bad-checksum');
  });
  it('reads Linux cooked captures', () => {
    const sll = '0000 0001 0006 0200000000010000 0800';
    check(`${sll} ${UDP}`, LINK_TYPE.sll, 'sll ip udp bad-checksum');
    const sll2 = '0800 0000 00000003 0001 00 06 0200000000010000';
    check(`${sll2} ${UDP}`, LINK_TYPE.sll2, 'sll ip udp bad-checksum');
  });
  it('reads tags within tags', () =>
    check(
      `020000000002 020000000001 88a8 0005 8100 0006 0800 ${UDP}`,
      1,
      'eth ieee8021ad vlan ip udp bad-checksum',
    ));
  it('says that it does not know a link', () => check('00', 9999, 'unknown-link-type'));
});

describe('nonsense', () => {
  it('keeps what a cut header still has', () => {
    const { layers, issues } = dissect(SYN.subarray(0, 44), LINK_TYPE.ethernet, {
      wireLengthBytes: SYN.length,
    });
    expect(layers.at(-1)?.fields.map(({ key }) => key)).toEqual([
      'tcp.srcport',
      'tcp.dstport',
      'tcp.seq_raw',
    ]);
    expect(issues.map(({ code }) => code)).toEqual(['truncated']);
  });

  it('reads nothing of an option beyond the end of its segment', () => {
    // Fast Open's experiment (fe, f989) in 44 bytes, of which IP counts 43.
    const cut = fromHex(
      '4500002b 00004000 40060000 0a000001 0a000002 ' +
        '1f901f91 00000001 00000000 6002ffff 00000000 fe04f989',
    );
    const tcp = dissect(cut, LINK_TYPE.raw).layers.at(-1);
    expect(tcp?.fields.at(-1)).toMatchObject({ key: 'tcp.option_len', range: { end: 42 } });
  });

  it('stops at the 32nd layer of packets wrapped in themselves', () => {
    const header = fromHex('45000014 00000000 40040000 00000000 00000000');
    const bytes = new Uint8Array(header.length * 100);
    for (let i = 0; i < 100; i++) bytes.set(header, i * header.length);
    for (let i = 0; i < 100; i++)
      bytes.set([(2000 - i * 20) >> 8, (2000 - i * 20) & 255], i * 20 + 2);
    expect(dissect(bytes, LINK_TYPE.raw).issues.map(({ code }) => code)).toContain('too-deep');
  });
});

describe.each(fixtures())('%s', (_, file) => {
  const capture = openCapture(file).value;
  const linkOf = (index: number): number => capture?.linkType(index) ?? 0;

  it('keeps every range within the packet, at every prefix', () => {
    const reassembler = new Reassembler();
    for (let i = 0; i < (capture?.count ?? 0); i++) {
      const bytes = capture?.packetBytes(i) ?? new Uint8Array(0);
      for (let end = 0; end <= Math.min(bytes.length, 120); end++) {
        const cut = bytes.subarray(0, end);
        expectSound(dissect(cut, linkOf(i), { wireLengthBytes: bytes.length, reassembler }), cut);
      }
    }
  });

  it('neither throws nor loops on mutations', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
        fc.nat(400),
        (pick, changes, end) => {
          const index = pick % Math.max(1, capture?.count ?? 0);
          const bytes = mutate(capture, index, changes).subarray(0, end);
          expectSound(dissect(bytes, linkOf(index)), bytes);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function mutate(
  capture: Capture | null,
  index: number,
  changes: readonly [number, number][],
): Uint8Array {
  const bytes = (capture?.packetBytes(index) ?? new Uint8Array(0)).slice();
  // The headers are where a change tells.
  for (const [at, value] of changes) bytes[at % Math.max(1, Math.min(bytes.length, 120))] = value;
  return bytes;
}

function expectSound({ layers, reassembled }: Dissection, bytes: Uint8Array): void {
  for (const layer of layers) {
    const size = (layer.source === 'frame' ? bytes : reassembled)?.length ?? 0;
    const isWithin = layer.fields.every(
      ({ range }) => range.start >= 0 && range.start <= range.end && range.end <= size,
    );
    if (!isWithin || layer.range.end > size || layer.payload.end < layer.payload.start) {
      throw new Error(
        `${layer.protocol} reaches beyond its ${size} bytes: ${layer.fields.map(({ key }) => key).join(' ')}`,
      );
    }
  }
}
