import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixtures } from '../../e2e/fixtures/load.ts';
import { recorded } from '../fixtures/recorded.ts';
import { LogBuilder } from '../view/log.ts';
import { openCapture } from '#core/open-capture.ts';
import { dissectPacket as dissectCaptured } from '#core/packet-record.ts';
import { dissectPacket } from './dissect-packet.ts';
import { headerBoxes } from './header-diagram.ts';
import { bitPattern, hexMove, hexRows } from './hex.ts';
import { ancestorsOf, partAt, partsOf, visibleParts } from './parts.ts';
import type { Part } from './parts.ts';
import { rfcLink } from './rfc-link.ts';
import { treeMove } from './tree-keys.ts';

const { packets } = new LogBuilder().append(recorded('socket-tcp-hello'));
const [syn] = packets;
if (!syn) throw new Error('the recording has no packet');
const parts = partsOf(dissectPacket(packets, syn));
const part = (id: string): Part => {
  const found = parts.find((one) => one.id === id);
  if (!found) throw new Error(`no part ${id}`);
  return found;
};

describe('parts', () => {
  test('of a SYN are its three layers with the flags inside their word', () => {
    expect(parts.filter(({ level }) => level === 1).map(({ id }) => id)).toEqual([
      'eth0',
      'ip0',
      'tcp0',
    ]);
    expect(ancestorsOf(parts, 'tcp0/tcp.flags.syn0')).toEqual(['tcp0/tcp.flags0', 'tcp0']);
    expect(visibleParts(parts, new Set(['tcp0/tcp.flags0'])).map(({ id }) => id)).toEqual([
      'eth0',
      'ip0',
      'tcp0',
    ]);
  });

  test('have the byte that is pointed at, the smallest field first', () => {
    expect(partAt(parts, 22, 'frame')?.id).toBe('ip0/ip.ttl0');
    expect(partAt(parts, 14, 'frame')?.id).toBe('ip0/ip.version0');
    expect(partAt(parts, 4000, 'frame')).toBeNull();
  });
});

describe('header rows', () => {
  test('of TCP stand as RFC 9293 §3.1 draws them', () => {
    const boxes = headerBoxes(parts, part('tcp0').layer);
    const drawn = boxes
      .slice(0, 9)
      .map((box) => [box.part.field?.key, box.row, box.start, box.end]);
    expect(drawn).toEqual([
      ['tcp.srcport', 0, 0, 16],
      ['tcp.dstport', 0, 16, 32],
      ['tcp.seq_raw', 1, 0, 32],
      ['tcp.ack_raw', 2, 0, 32],
      ['tcp.hdr_len', 3, 0, 4],
      ['tcp.flags.res', 3, 4, 7],
      ['tcp.flags.ae', 3, 7, 8],
      ['tcp.flags.cwr', 3, 8, 9],
      ['tcp.flags.ece', 3, 9, 10],
    ]);
  });

  test('never overlap and never leave their row, in any capture', () => {
    for (const [, bytes] of fixtures()) {
      const capture = openCapture(bytes).value;
      for (let i = 0; capture && i < Math.min(capture.count, 200); i++) {
        const all = partsOf(dissectCaptured(capture, i));
        for (const { layer } of all.filter(({ level }) => level === 1)) {
          let before = 0;
          for (const { row, start, end } of headerBoxes(all, layer)) {
            expect(row * 32 + start).toBeGreaterThanOrEqual(before);
            expect(end).toBeLessThanOrEqual(32);
            before = row * 32 + end;
          }
        }
      }
    }
  });
});

describe('hex', () => {
  test('shows every byte once, in hex and as a character', () => {
    const rows = hexRows(Uint8Array.from({ length: 18 }, (_, i) => 0x41 + i));
    expect(rows.map(({ label, cells }) => [label, cells.length])).toEqual([
      ['0000', 16],
      ['0010', 2],
    ]);
    expect(rows[1]?.cells[0]).toEqual({ at: 16, hex: '51', character: 'Q' });
  });

  test('shows the SYN bit in its word', () => {
    const { range, bits } = part('tcp0/tcp.flags.syn0');
    expect(bits && bitPattern(syn.frame, range, bits)).toBe('.... .... .... ..1.');
  });

  test('arrows never leave the bytes', () => {
    const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.array(key), (length, keys) => {
        let at = 0;
        for (const one of keys) at = hexMove(one, at, length) ?? at;
        return at >= 0 && at < length;
      }),
    );
  });
});

describe('tree keys', () => {
  const none = new Set<string>();
  test.each([
    ['ArrowRight', 'tcp0', none, { focus: 'tcp0', toggle: 'tcp0' }],
    ['ArrowRight', 'tcp0', new Set(['tcp0']), { focus: 'tcp0/tcp.srcport0', toggle: null }],
    ['ArrowLeft', 'tcp0', new Set(['tcp0']), { focus: 'tcp0', toggle: 'tcp0' }],
    ['ArrowLeft', 'tcp0/tcp.srcport0', new Set(['tcp0']), { focus: 'tcp0', toggle: null }],
    ['ArrowUp', 'ip0', none, { focus: 'eth0', toggle: null }],
    ['End', 'eth0', none, { focus: 'tcp0', toggle: null }],
    ['x', 'eth0', none, null],
  ])('%s at %s', (key, focus, open, expected) => {
    expect(treeMove(key, visibleParts(parts, open), focus, open)).toEqual(expected);
  });
});

test.each([
  ['RFC 9293 §3.1', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.1'],
  ['RFC 894', 'https://www.rfc-editor.org/rfc/rfc894'],
  ['RFC 950 Appendix I', 'https://www.rfc-editor.org/rfc/rfc950#appendix-I'],
  ['IEEE 802.3 §3.2.9', null],
])('%s links to its section', (reference, link) => {
  expect(rfcLink(reference)).toBe(link);
});
