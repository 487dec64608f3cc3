import { expect, it } from 'vitest';
import { fromHex } from './bytes.ts';
import { foldChecksum, internetChecksum, pseudoHeaderSum } from './checksum.ts';

function check(hex: string, expected: number): void {
  const bytes = fromHex(hex);
  expect(internetChecksum(bytes, 0, bytes.length)).toBe(expected);
}

// RFC 1071 §3's example: the sum is ddf2, so the checksum is its complement.
it('sums as RFC 1071 shows', () => check('0001 f203 f4f5 f6f7', 0x220d));
it('pads an odd byte with zero', () => check('0001 f203 f4f5 f6', 0x2304));
it('is all ones over nothing', () => check('', 0xffff));
it('is 0 over a header whose checksum is right', () =>
  check('45000028 00014000 400626cd 0a000001 0a000002', 0));

it('folds carries that fold again', () => expect(foldChecksum(0x1ffff)).toBe(0xfffe));
it('adds addresses, protocol and a length beyond 16 bits', () => {
  const addresses = fromHex('0a000001 0a000002');
  expect(pseudoHeaderSum(addresses, { start: 0, end: 8 }, 6, 0x10014)).toBe(
    0x0a00 + 1 + 0x0a00 + 2 + 6 + 1 + 0x14,
  );
});
