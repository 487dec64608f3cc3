import { expect, test } from 'vitest';
import type { RunEvent } from '../event.ts';
import { LogIndex } from './log-index.ts';
import fourWay from './recorded/four-way.json' with { type: 'json' };
import nagle from './recorded/nagle.json' with { type: 'json' };
import { PACKET_PHRASES } from './packet-phrases.ts';
import { SILENCE_PHRASES } from './silence-phrases.ts';
import { compareTruth } from './truth.ts';
import { whyPacket } from './why-packet.ts';
import { whySilence } from './why-silence.ts';

/** Recorded by `slowwire run stream/nagle --json` and `close/four-way` on Linux 6.18, without lines and output. */
const NAGLE = LogIndex.of(nagle as unknown as RunEvent[]);
const FOUR_WAY = LogIndex.of(fourWay as unknown as RunEvent[]);

test.each([
  [
    NAGLE,
    1,
    /^client asks for a connection: connect\(\) on line 11 /,
    /connect\(\)（第 11 行）/,
    'RFC 9293 §3.5',
  ],
  [NAGLE, 2, /^server answers the SYN in packet 1 /, /应答分组 1 中的 SYN/, 'RFC 9293 §3.5'],
  [NAGLE, 3, /^client acknowledges the SYN in packet 2/, /确认分组 2 中的 SYN/, 'RFC 9293 §3.5'],
  [NAGLE, 4, /send\(\) on line 14 .* 4 bytes leave at once/, /4 字节立即发出/, 'RFC 9293 §3.8'],
  [
    NAGLE,
    6,
    /^Packet 5 .* Nagle’s algorithm held back these 8 bytes/,
    /Nagle 算法扣住了这 8 字节/,
    'RFC 9293 §3.7.4',
  ],
  [
    FOUR_WAY,
    4,
    /^client has nothing more to send: close\(\) on line 5/,
    /close\(\)（第 5 行）/,
    'RFC 9293 §3.6',
  ],
  [FOUR_WAY, 5, /delayed-ACK timer ran out/, /延迟确认定时器到期/, 'RFC 9293 §3.8.6.3'],
  [
    FOUR_WAY,
    7,
    /^client acknowledges the FIN in packet 6: .* server /,
    /确认分组 6 中的 FIN/,
    'RFC 9293 §3.6',
  ],
])('says why packet %#', (log, packet, en, zh, rfc) => {
  const why = whyPacket(log, packet);
  expect(why?.en).toMatch(en);
  expect(why?.zh).toMatch(zh);
  expect(why?.rfc).toBe(rfc);
});

test('has nothing to say of a packet that never was', () => {
  expect(whyPacket(NAGLE, 99)).toBeNull();
});

test.each([
  [NAGLE, 200_000, 'client', 'synSent', /asks again in 920 ms/],
  [NAGLE, 800_000, 'client', 'nagle', /^8 bytes wait in client’s send buffer/],
  [NAGLE, 1_100_000, 'client', 'unacknowledged', /timer fires in 991 ms/],
  [NAGLE, 1_550_000, 'client', 'blocked', /blocked in sleep\(\) on line 16/],
  [NAGLE, 350_000, 'server', 'blocked', /blocked in accept\(\) on line 6/],
  [NAGLE, 2_150_000, 'client', 'timeWait', /59\.99 s to go/],
  [FOUR_WAY, 1_100_000, 'client', 'finWait', /waits for server’s FIN/],
  [FOUR_WAY, 1_100_000, 'server', 'closeWait', /^client has closed its side/],
  [FOUR_WAY, 2_150_000, 'server', 'ended', /program has ended/],
] as const)('says why nothing is sent %#', (log, atUs, host, reason, en) => {
  const silence = whySilence(log, atUs, host);
  expect(silence.reason).toBe(reason);
  expect(silence.en).toMatch(en);
});

test('a program that is held explains the silence until it goes on', () => {
  const log = LogIndex.of(fourWay as unknown as RunEvent[]);
  const atUs = 1_000_000;
  const place = { host: 'server', seq: 0 };
  const reasonAt = (moment: number) => whySilence(log, moment, 'server').reason;
  const before = reasonAt(atUs);
  log.push({ type: 'pause', line: 7, by: 'breakpoint', atUs, ...place });
  log.push({ type: 'resume', atUs: atUs + 10, ...place });
  expect(whySilence(log, atUs, 'server').en).toContain('held before line 7');
  expect(reasonAt(atUs + 10)).toBe(before);
});

test('every sentence has the same gaps in both languages', () => {
  const gaps = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const { en, zh } of [...Object.values(PACKET_PHRASES), ...Object.values(SILENCE_PHRASES)]) {
    expect(new Set(gaps(zh))).toEqual(new Set(gaps(en)));
  }
});

test('finds nothing to correct in runs without loss', () => {
  expect(compareTruth(NAGLE)).toEqual([]);
  expect(compareTruth(FOUR_WAY)).toEqual([]);
});
