import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../bytes.ts';
import { craft } from '../craft.ts';
import type { Field } from '../dissect/field.ts';
import { dissect, LINK_TYPE } from '../dissect/index.ts';
import { frameFault } from '../frame-fault.ts';
import { flipBit } from '../frame-edit.ts';
import { bitAt, bitsOf } from './bits.ts';
import { dataText, typedBytes } from './data-text.ts';
import { beginDraft, editDraft, onlyDifference, putBack, redoEdit, undoEdit } from './draft.ts';
import { dataRange, writeData } from './write-data.ts';
import { notationOf, writeField } from './write-field.ts';

const ETHERNET_ENDS = { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' };
const SEGMENT = craft({
  ethernet: ETHERNET_ENDS,
  ip: { version: 4, source: '10.0.0.1', destination: '10.0.0.2', identification: 7 },
  transport: {
    type: 'tcp',
    sourcePort: 40000,
    destinationPort: 8080,
    seq: 0xffff_fff0,
    ack: 77,
    flags: 0x18,
    window: 502,
    options: [{ type: 'nop' }, { type: 'nop' }, { type: 'timestamps', value: 9, echo: 8 }],
    payload: new TextEncoder().encode('hello!'),
  },
});
const DATAGRAM6 = craft({
  ethernet: ETHERNET_ENDS,
  ip: { version: 6, source: 'fd00::1', destination: 'fd00::2' },
  transport: { type: 'udp', sourcePort: 5, destinationPort: 53, payload: Uint8Array.of(1, 2) },
});

const fieldsOf = (frame: Uint8Array): readonly Field[] =>
  dissect(frame, LINK_TYPE.ethernet).layers.flatMap(({ fields }) => fields);

function field(key: string, frame: Uint8Array = SEGMENT): Field {
  const found = fieldsOf(frame).find((one) => one.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
}

function check(key: string, typed: string, expected: unknown): void {
  const written = writeField(SEGMENT, field(key), typed);
  if ('fault' in written) expect(written.fault).toEqual(expected);
  else expect(field(key, written.bytes).value).toBe(expected);
}

describe('a typed value', () => {
  test.each([
    ['ip.ttl', '1', 1],
    ['ip.ttl', '0x1F', 31],
    ['ip.hdr_len', '24', 24],
    ['tcp.srcport', '80', 80],
    ['tcp.window_size_value', '0', 0],
    ['tcp.flags', '0x004', 4],
    ['tcp.flags.syn', '1', 1],
    ['ip.len', '58', 58],
    ['tcp.seq_raw', '4294967295', 4294967295],
    ['tcp.seq_raw', '+17', 1],
    ['tcp.ack_raw', '-78', 0xffff_ffff],
    ['ip.dst', '10.0.0.9', '10.0.0.9'],
    ['eth.dst', '02-00-00-00-00-0A', '02:00:00:00:00:0a'],
    ['tcp.options', '01'.repeat(12), '01'.repeat(12)],
  ])('%s = %s stands there when the frame is read again', check);

  test.each([
    ['ip.ttl', '256', { type: 'too-large', most: 255 }],
    ['ip.ttl', 'many', { type: 'no-number' }],
    ['ip.ttl', '', { type: 'no-number' }],
    ['ip.hdr_len', '22', { type: 'no-multiple', step: 4 }],
    ['ip.hdr_len', '64', { type: 'too-large', most: 60 }],
    ['ip.dst', '10.0.0.256', { type: 'no-address', like: '10.0.0.1' }],
    ['eth.src', '02:00', { type: 'no-address', like: '02:00:00:00:00:01' }],
    ['tcp.options', '01', { type: 'no-bytes', lengthBytes: 12 }],
    ['tcp.checksum.status', '1', { type: 'worked-out' }],
    ['tcp.len', '9', { type: 'worked-out' }],
  ])('%s = %s is refused, and says why', check);

  test.each([
    ['fd00::9', 'fd00::9'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['::ffff:10.0.0.1', '::ffff:10.0.0.1'],
    ['1:2:3', null],
    ['::1::', null],
    ['fd00::g', null],
    ['1:2:3:4:5:6:7:8::', null],
  ])('%s as an IPv6 address', (typed, expected) => {
    const written = writeField(DATAGRAM6, field('ipv6.dst', DATAGRAM6), typed);
    const value = 'bytes' in written ? field('ipv6.dst', written.bytes).value : null;
    expect(value).toBe(expected);
  });
});

test('setting any field changes no bit outside it, and its own bits say the value', () => {
  const frames = [SEGMENT, DATAGRAM6];
  const numbers = frames.flatMap((frame) =>
    fieldsOf(frame)
      .filter((one) => notationOf(one) === 'number')
      .map((one) => ({ frame, one })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...numbers), fc.nat(0xffff_ffff), ({ frame, one }, drawn) => {
      const at = bitsOf(one);
      const value = drawn % 2 ** (at.end - at.start);
      const written = writeField(frame, one, `${value * (one.scale ?? 1)}`);
      if ('fault' in written) throw new Error(written.fault.type);
      let read = 0;
      for (let bit = 0; bit < frame.length * 8; bit++) {
        const isOwn = bit >= at.start && bit < at.end;
        if (isOwn) read = read * 2 + bitAt(written.bytes, bit);
        else expect(bitAt(written.bytes, bit)).toBe(bitAt(frame, bit));
      }
      expect(read).toBe(value);
      // A length or a type decides what else is read there; where the field still is, it has the value.
      const again = fieldsOf(written.bytes).find(
        ({ key, range }) => key === one.key && range.start === one.range.start,
      );
      const isWrittenAsZero = one.key === 'ip.len' && value === 0;
      if (again && !isWrittenAsZero) expect(again.value).toBe(value * (one.scale ?? 1));
    }),
  );
});

describe('a draft', () => {
  test('goes back step by step and on again, and never keeps a step that changes nothing', () => {
    const bytes = fc.uint8Array({ minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(bytes, fc.array(bytes, { maxLength: 8 }), (original, edits) => {
        let draft = beginDraft(original);
        for (const edit of edits) draft = editDraft(draft, edit);
        const steps = draft.past.length;
        for (let i = 0; i < steps; i++) {
          const back = undoEdit(draft);
          expect(back.bytes).not.toEqual(draft.bytes);
          expect(redoEdit(back)).toEqual(draft);
          draft = back;
        }
        expect(draft.bytes).toEqual(original);
        expect(undoEdit(draft)).toBe(draft);
      }),
    );
  });

  test('is put back whole, and what was typed is one step away', () => {
    const typed = editDraft(beginDraft(Uint8Array.of(1, 2)), Uint8Array.of(9, 9));
    expect(putBack(typed).bytes).toEqual(Uint8Array.of(1, 2));
    expect(undoEdit(putBack(typed)).bytes).toEqual(Uint8Array.of(9, 9));
  });

  test('knows the one bit that differs, and that several do', () => {
    fc.assert(
      fc.property(fc.nat(SEGMENT.length * 8 - 1), fc.nat(SEGMENT.length * 8 - 1), (one, two) => {
        const once = flipBit(SEGMENT, one);
        expect(onlyDifference(SEGMENT, once)).toBe(one);
        expect(onlyDifference(SEGMENT, flipBit(once, two))).toBeNull();
      }),
    );
  });
});

describe('data', () => {
  test.each([
    ['hello!', '68656c6c6f21'],
    ['a\\nb', '610a62'],
    ['粘包', 'e7b298e58c85'],
    ['\\\\', '5c'],
    ['\\xff\\x00', 'ff00'],
  ])('%s is typed as it is shown', (text, hex) => {
    expect(typedBytes(text)).toEqual(fromHex(hex));
    expect(dataText(fromHex(hex))).toBe(text);
  });

  test('of any bytes is read back from its text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(typedBytes(dataText(bytes))).toEqual(bytes);
      }),
    );
  });

  test('of any length goes into the packet, whose lengths follow', () => {
    const frame = fc.constantFrom(SEGMENT, DATAGRAM6);
    fc.assert(
      fc.property(frame, fc.uint8Array({ maxLength: 300 }), (before, data) => {
        const written = writeData(before, dissect(before, LINK_TYPE.ethernet), data);
        if (written === null) throw new Error('no data');
        const after = dissect(written, LINK_TYPE.ethernet);
        const range = dataRange(after);
        expect(frameFault(written)).toBeNull();
        expect(range && written.subarray(range.start, range.end)).toEqual(data);
        expect(after.issues.filter(({ code }) => code !== 'bad-checksum')).toEqual([]);
      }),
    );
  });
});
