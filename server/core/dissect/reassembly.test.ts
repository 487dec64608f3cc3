import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Reassembler, type Fragment } from './reassembly.ts';

function check(fragments: readonly Fragment[], expected: string | null): void {
  const reassembler = new Reassembler();
  const wholes = fragments.map((fragment) => reassembler.push(fragment).whole);
  const whole = wholes.at(-1) ?? null;
  expect(whole === null ? null : String.fromCharCode(...whole)).toBe(expected);
}

function piece(offsetBytes: number, text: string, more: 'more' | 'last', key = 'a'): Fragment {
  const data = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return { key, offsetBytes, moreFollow: more === 'more', data };
}

it('joins pieces in order', () =>
  check([piece(0, 'abcdefgh', 'more'), piece(8, 'ij', 'last')], 'abcdefghij'));
it('joins pieces that came backwards', () =>
  check([piece(8, 'ij', 'last'), piece(0, 'abcdefgh', 'more')], 'abcdefghij'));
it('waits for a hole to be filled', () =>
  check([piece(0, 'abcdefgh', 'more'), piece(16, 'q', 'last')], null));
it('keeps datagrams apart', () =>
  check([piece(0, 'abcdefgh', 'more'), piece(8, 'ij', 'last', 'b')], null));
it('lets the piece that begins earlier win an overlap', () =>
  check([piece(0, 'abcdefgh', 'more'), piece(4, 'XXXXij', 'last')], 'abcdefghij'));
it('leaves out what would pass 65535 bytes', () =>
  check([piece(65528, 'abcdefghij', 'last')], null));

it('says where two pieces contradict each other', () => {
  const reassembler = new Reassembler();
  reassembler.push(piece(0, 'abcdefgh', 'more'));
  expect(reassembler.push(piece(4, 'XXXX', 'more')).isConflicting).toBe(true);
  const other = new Reassembler();
  other.push(piece(0, 'abcdefgh', 'more'));
  expect(other.push(piece(4, 'efgh', 'more')).isConflicting).toBe(false);
});

it('gives up the oldest of more datagrams than it keeps', () => {
  const reassembler = new Reassembler();
  for (let i = 0; i <= 1024; i++) reassembler.push(piece(0, 'abcdefgh', 'more', String(i)));
  expect(reassembler.push(piece(8, 'ij', 'last', '0')).whole).toBeNull();
  expect(reassembler.push(piece(8, 'ij', 'last', '1024')).whole).not.toBeNull();
});

it('puts any cut of a datagram together in any order', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.infiniteStream(fc.nat()),
      (data, chance) => {
        const pieces: Fragment[] = [];
        for (let at = 0; at < data.length; at += 8) {
          const part = data.subarray(at, at + 8);
          pieces.push({ key: 'a', offsetBytes: at, moreFollow: at + 8 < data.length, data: part });
        }
        const reassembler = new Reassembler();
        let whole: Uint8Array | null = null;
        while (pieces.length > 0) {
          const [next] = pieces.splice((chance.next().value ?? 0) % pieces.length, 1);
          if (next !== undefined) ({ whole } = reassembler.push(next));
        }
        expect(whole).toEqual(data);
      },
    ),
  );
});
