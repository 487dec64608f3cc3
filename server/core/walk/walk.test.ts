import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex } from '../bytes.ts';
import { Analyser } from '../tcp/analyser.ts';
import { framesOf } from '../tcp/packet-script.ts';
import { Headers } from './headers.ts';
import { walkFrame } from './link.ts';

/** IPv4 and TCP of a SYN from 10.0.0.1:40000 to 10.0.0.2:80 with a window scale of 7. */
const IP = framesOf('0 a S 0 ws 7')[0]?.bytes.slice(14) ?? new Uint8Array();
/** The same SYN over IPv6, behind a destination options header of 8 octets. */
const IP6 = Uint8Array.from([
  ...fromHex(`6000000000203c40 ${'00'.repeat(15)}01 ${'00'.repeat(15)}02 0600010400000000`),
  ...IP.slice(20),
]);

function walked(linkType: number, prefix: string, packet: Uint8Array, cut = 0): Headers {
  const bytes = Uint8Array.from([...fromHex(prefix), ...packet]);
  const headers = new Headers();
  headers.begin(bytes, bytes.length - cut, bytes.length);
  walkFrame(headers, 0, linkType);
  return headers;
}

const MACS = '020000000002 020000000001';

test.each([
  ['Ethernet', 1, `${MACS} 0800`, IP],
  ['802.1Q', 1, `${MACS} 8100 0005 0800`, IP],
  ['802.1ad with an inner tag', 1, `${MACS} 88a8 0005 8100 0006 0800`, IP],
  ['LLC with SNAP', 1, `${MACS} 0034 aaaa03000000 0800`, IP],
  ['Linux cooked', 113, `0000 0001 0006 0200000000010000 0800`, IP],
  ['Linux cooked v2', 276, `0800 0000 00000001 0001 00 06 0200000000010000`, IP],
  ['loopback, little-endian', 0, '02000000', IP],
  ['loopback, network order', 108, '00000002', IP],
  ['raw IP', 101, '', IP],
  ['raw IPv4', 228, '', IP],
  ['Ethernet with IPv6', 1, `${MACS} 86dd`, IP6],
  ['raw IPv6', 229, '', IP6],
  ['loopback with IPv6', 0, '1e000000', IP6],
  ['IPv4 in IPv4', 101, `4500004000000000400400000a0000010a000002`, IP],
])('reads TCP through %s', (_, linkType, prefix, packet) => {
  const headers = walked(linkType, prefix, packet);
  expect(headers).toMatchObject({
    protocol: 6,
    sourcePort: 40000,
    destinationPort: 80,
    seq: 1000,
    flags: 2,
    payloadLengthBytes: 0,
    windowShift: 7,
    isWhole: true,
  });
});

test('measures data by the IP length, not by Ethernet’s padding', () => {
  const headers = walked(1, `${MACS} 0800`, Uint8Array.from([...IP, 0, 0, 0, 0]));
  expect(headers.payloadLengthBytes).toBe(0);
});

test('knows what was cut off', () => {
  expect(walked(101, '', IP, 2).areOptionsWhole).toBe(false);
  expect(walked(101, '', IP, 6).isWhole).toBe(false);
  expect(walked(101, '', IP, 9).protocol).toBe(0);
});

test('marks a header that an ICMP error quotes', () => {
  const error = '4500004400000000400100000a0000020a000001 0301000000000000';
  expect(walked(101, error, IP)).toMatchObject({
    protocol: 6,
    isQuoted: true,
    payloadLengthBytes: -1,
  });
});

test('never throws, on any bytes, of any link type, of any length', () => {
  const linkTypes = fc.constantFrom(0, 1, 12, 14, 101, 108, 113, 228, 229, 276, 999);
  const analyser = new Analyser();
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 120 }),
      linkTypes,
      fc.nat(200),
      (bytes, type, length) => {
        const index = analyser.push(bytes, 0, bytes.length, length, type, 0, 0);
        analyser.findingsOf(index);
      },
    ),
    { numRuns: 5000 },
  );
});

test('never throws on a mutation or a prefix of a segment', () => {
  const whole = framesOf('0 a P. 1:20 ack 1 ws 7 sack 5:9')[0]?.bytes ?? new Uint8Array();
  const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 });
  const analyser = new Analyser();
  fc.assert(
    fc.property(changes, fc.nat(whole.length), (mutations, cut) => {
      const bytes = whole.slice(0, cut);
      for (const [at, value] of mutations) if (at < bytes.length) bytes[at] = value;
      const index = analyser.push(bytes, 0, bytes.length, whole.length, 1, 0, 0);
      expect(analyser.findingsOf(index)).toBeInstanceOf(Array);
    }),
    { numRuns: 5000 },
  );
});

test('a packet of nothing but IP headers ends', () => {
  const header = fromHex('4500ffff00000000400400000a0000010a000002');
  const bytes = new Uint8Array(200_000);
  for (let at = 0; at + 20 <= bytes.length; at += 20) bytes.set(header, at);
  expect(walked(101, '', bytes).protocol).toBe(0);
});
