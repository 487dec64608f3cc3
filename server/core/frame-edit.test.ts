import fc from 'fast-check';
import { expect, test } from 'vitest';
import { internetChecksum } from './checksum.ts';
import { craft, type FrameDescription } from './craft.ts';
import { flipBit, markCongestion } from './frame-edit.ts';
import { mendChecksums } from './mend-checksums.ts';

const ETHERNET = { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' };
const IP4 = { version: 4, source: '10.0.0.1', destination: '10.0.0.2' } as const;
const IP6 = { version: 6, source: 'fe80::1', destination: 'fe80::2' } as const;
const TRANSPORTS: readonly FrameDescription['transport'][] = [
  {
    type: 'tcp',
    sourcePort: 1,
    destinationPort: 2,
    seq: 3,
    ack: 4,
    flags: 24,
    window: 5,
    payload: Uint8Array.of(1, 2, 3),
  },
  { type: 'udp', sourcePort: 1, destinationPort: 2, payload: Uint8Array.of(9) },
  { type: 'icmp', icmpType: 8, code: 0, rest: 7 },
  { type: 'icmpv6', icmpType: 128, code: 0, rest: 7 },
];
const FRAMES = TRANSPORTS.flatMap((transport) =>
  transport.type === 'icmp'
    ? [craft({ ethernet: ETHERNET, ip: IP4, transport })]
    : transport.type === 'icmpv6'
      ? [craft({ ethernet: ETHERNET, ip: IP6, transport })]
      : [IP4, IP6].map((ip) => craft({ ethernet: { ...ETHERNET, vlan: 5 }, ip, transport })),
);
const frames = fc.constantFrom(...FRAMES);

test('a frame whose checksums are right stays as it is when mended', () => {
  for (const frame of FRAMES) expect(mendChecksums(frame)).toEqual(frame);
});

test('mending after a change of data gives what the change would have been crafted with', () => {
  const at = { type: 'udp', sourcePort: 1, destinationPort: 2 } as const;
  const make = (byte: number) =>
    craft({ ethernet: ETHERNET, ip: IP4, transport: { ...at, payload: Uint8Array.of(byte, 7) } });
  const changed = make(1);
  changed[changed.length - 2] = 200;
  expect(mendChecksums(changed)).toEqual(make(200));
});

test('a UDP checksum of 0 says "none" and is left so', () => {
  const frame = craft({
    ethernet: ETHERNET,
    ip: IP4,
    transport: { type: 'udp', sourcePort: 1, destinationPort: 2 },
  });
  frame.fill(0, 40, 42);
  expect(mendChecksums(frame)).toEqual(frame);
});

test('mending never throws, and mending twice changes nothing more', () => {
  const change = fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 5 });
  fc.assert(
    fc.property(frames, change, fc.nat(80), (frame, changes, length) => {
      const bytes = frame.slice(0, length);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      const once = mendChecksums(bytes);
      expect(mendChecksums(once)).toEqual(once);
      expect(once.length).toBe(bytes.length);
    }),
  );
});

test('a bit is counted from the first on the wire, and flipping it twice restores the frame', () => {
  expect(flipBit(Uint8Array.of(0, 0), 0)).toEqual(Uint8Array.of(0x80, 0));
  expect(flipBit(Uint8Array.of(0, 0), 15)).toEqual(Uint8Array.of(0, 1));
  expect(flipBit(Uint8Array.of(5), 8)).toEqual(Uint8Array.of(5));
  fc.assert(
    fc.property(frames, fc.nat(700), (frame, bit) => {
      expect(flipBit(flipBit(frame, bit), bit)).toEqual(frame);
    }),
  );
});

test('marks only ECN-capable packets, keeps the header checksum right, and a wrong one wrong', () => {
  const [frame = new Uint8Array()] = FRAMES.slice(-2); // ICMP: no VLAN tag, so IPv4 begins at 14
  expect(markCongestion(frame)).toBeNull();
  const capable = frame.slice();
  capable[15] = 2; // ECT(0)
  const whole = mendChecksums(capable);
  const marked = markCongestion(whole) ?? new Uint8Array();
  expect(marked[15]).toBe(3);
  expect(internetChecksum(marked, 14, 34)).toBe(0);
  expect(markCongestion(marked)).toBeNull();
  expect(internetChecksum(markCongestion(capable) ?? new Uint8Array(), 14, 34)).not.toBe(0);
});

test('finds the ECN bits of IPv6 in its traffic class', () => {
  const frame = FRAMES.at(-1)?.slice() ?? new Uint8Array();
  frame[15] = 0x10; // ECT(1)
  expect(markCongestion(frame)?.[15]).toBe(0x30);
});
