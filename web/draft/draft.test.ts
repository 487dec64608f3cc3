import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '#core/bytes.ts';
import { dissect, LINK_TYPE } from '#core/dissect/index.ts';
import { editDraft } from '#core/edit/draft.ts';
import { flipBit } from '#core/frame-edit.ts';
import { mendChecksums } from '#core/mend-checksums.ts';
import { recorded } from '../fixtures/recorded.ts';
import { partsOf } from '../inspect/parts.ts';
import { LogBuilder } from '../view/log.ts';
import type { Packet } from '../view/packet.ts';
import { versionsOf } from '../view/versions.ts';
import { namedBits } from './bit-names.ts';
import { changesBetween } from './changes.ts';
import { checksumStates } from './checksums.ts';
import { isUntouched, sheetFrom, upToDate } from './forging.ts';
import { commandOf } from './sending.ts';
import { sheetOf } from './sheet.ts';
import { typeOver } from './typing.ts';
import type { Caret } from './typing.ts';

const events = recorded('socket-tcp-hello');
const whole = new LogBuilder().append(events);
const packetOf = (log: typeof whole, fits: (packet: Packet) => boolean): Packet => {
  const found = Array.from({ length: log.packets.length }, (_, i) => log.packets.at(i)).find(
    (packet) => packet !== undefined && fits(packet),
  );
  if (!found) throw new Error('the recording has no such packet');
  return found;
};
const data = packetOf(whole, ({ kind }) => kind === 'data');
/** The log up to the moment when that packet left, so that it is on the wire. */
const underWay = new LogBuilder().append(events.slice(0, data.seq + 1));
const flying = packetOf(underWay, ({ number }) => number === data.number);
const form = (bytes: Uint8Array) => ({
  bytes,
  parts: partsOf(dissect(bytes, LINK_TYPE.ethernet)),
});

describe('what differs', () => {
  const check = (after: Uint8Array) =>
    changesBetween(form(data.frame), form(after)).map(({ part, before, after }) => [
      part?.field?.key ?? 'bytes',
      before,
      after,
    ]);

  test('is told by field, a flag by itself, and data by its bytes and characters', () => {
    expect(check(data.frame)).toEqual([]);
    const fin = flipBit(data.frame, 47 * 8 + 7);
    expect(check(fin)).toEqual([['tcp.flags.fin', '0', '1']]);
    const hello = data.frame.slice();
    hello.set([0x48, 0x45], data.summary.payload.start);
    expect(check(hello)).toEqual([['bytes', '6865 “he”', '4845 “HE”']]);
  });

  test('counts bytes that were added or cut off', () => {
    expect(check(Uint8Array.of(...data.frame, 0x21))).toEqual([['eth.trailer', '', '21']]);
    expect(check(data.frame.slice(0, -1))).toEqual([['bytes', '21 “!”', '']]);
  });
});

test('a checksum says what it is and what would be right, until it is mended', () => {
  const wrong = flipBit(data.frame, data.frame.length * 8 - 1);
  const states = (bytes: Uint8Array) =>
    checksumStates(form(bytes).parts, bytes, mendChecksums(bytes));
  expect(states(data.frame).map(({ protocol, verdict }) => [protocol, verdict])).toEqual([
    ['IPv4', 'good'],
    ['TCP', 'good'],
  ]);
  const [, tcp] = states(wrong);
  expect(tcp).toMatchObject({ verdict: 'bad', value: states(data.frame)[1]?.value });
  expect(states(mendChecksums(wrong))[1]).toMatchObject({ verdict: 'good', value: tcp?.right });
});

describe('typing over', () => {
  const BYTES = Uint8Array.of(0x12, 0x34);
  const at = (more: Partial<Caret> = {}): Caret => ({
    at: 0,
    column: 'hex',
    isSecond: false,
    ...more,
  });
  test.each([
    ['a first digit', at(), 'a', [0xa2, 0x34], at({ isSecond: true })],
    ['a second digit', at({ isSecond: true }), 'F', [0x1f, 0x34], at({ at: 1 })],
    ['a character', at({ column: 'text' }), 'g', [0x67, 0x34], at({ at: 1, column: 'text' })],
    ['the last byte', at({ at: 1, isSecond: true }), '0', [0x12, 0x30], at({ at: 1 })],
  ])('%s writes and moves on', (_, caret, key, bytes, next) => {
    expect(typeOver(BYTES, caret, key)).toEqual({ bytes: Uint8Array.from(bytes), caret: next });
  });

  test.each([
    [at(), 'g'],
    [at(), 'Enter'],
    [at({ column: 'text' }), 'é'],
    [at({ at: 2 }), '0'],
  ])('at %j, %s writes nothing', (caret, key) => {
    expect(typeOver(BYTES, caret, key)).toBeNull();
  });
});

describe('the command', () => {
  const sheet = sheetOf(flying, 'place');
  const changed = (bytes: Uint8Array) => ({ ...sheet, draft: editDraft(sheet.draft, bytes) });

  test('for one bit is a flip, for more the bytes in the packet’s place', () => {
    const once = flipBit(data.frame, 400);
    const packet = data.number;
    expect(commandOf(changed(once), flying)).toEqual({
      type: 'flip',
      packet,
      bit: 400,
      mend: false,
    });
    const twice = flipBit(once, 3);
    expect(commandOf({ ...changed(twice), isMended: true }, flying)).toEqual({
      type: 'replace',
      packet,
      bytes: toBase64(twice),
      mend: true,
    });
  });

  test('for a copy names the host, the packet, and how much later it sets out', () => {
    expect(commandOf({ ...sheet, way: 'copy', afterMs: 2.5 }, flying)).toEqual({
      type: 'inject',
      bytes: toBase64(data.frame),
      toward: 'server',
      mend: false,
      copyOf: data.number,
      afterUs: 2500,
    });
  });

  test('of what has arrived can only be a copy', () => {
    expect(sheetOf(data, 'place').way).toBe('copy');
  });
});

test('bits go by the names of their flags, or by their place from the end', () => {
  const { parts } = form(data.frame);
  const names = (key: string) => {
    const part = parts.find(({ field }) => field?.key === key);
    return part ? namedBits(part, parts, 'en').map(({ name }) => name) : null;
  };
  expect(names('tcp.flags')?.slice(-5)).toEqual(['ACK', 'PSH', 'RST', 'SYN', 'FIN']);
  expect(names('ip.ttl')).toEqual(['7', '6', '5', '4', '3', '2', '1', '0']);
  expect(names('eth.dst')).toEqual([]);
});

test('a filled-in packet follows the connection until a byte of it is changed', () => {
  const early = new LogBuilder().append(events.slice(0, data.seq));
  const template = { id: 'rst-exact', packet: 1, target: '10.0.0.2' } as const;
  const filled = sheetFrom(template, early);
  if (!filled) throw new Error('nothing to fill in from');
  expect(filled).toMatchObject({ toward: 'server', way: 'copy' });
  const later = upToDate(filled, whole);
  expect(later.draft.bytes).not.toEqual(filled.draft.bytes);
  const typed = { ...filled, draft: editDraft(filled.draft, flipBit(filled.draft.bytes, 9)) };
  expect(isUntouched(typed)).toBe(false);
  expect(upToDate(typed, whole)).toBe(typed);
});

test('a packet changed on the wire has its bytes as sent and as they arrive', () => {
  const bytes = toBase64(flipBit(data.frame, 400));
  const log = new LogBuilder().append([
    ...events.slice(0, data.seq + 1),
    {
      type: 'altered',
      seq: data.seq + 1,
      atUs: data.sentUs,
      packet: data.number,
      host: 'server',
      by: 'hand',
      detail: 'a bit',
      bytes,
    },
  ]);
  const packet = packetOf(log, ({ number }) => number === data.number);
  expect(versionsOf(data).map(({ leg }) => leg?.to ?? null)).toEqual([null]);
  expect(versionsOf(packet).map(({ leg, bytes }) => [leg?.to ?? null, bytes])).toEqual([
    [null, data.frame],
    ['server', fromBase64(bytes)],
  ]);
});
