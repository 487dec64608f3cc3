import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followChain } from './ipv6-chain.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const whole = (protocol: number, at: number) => ({ protocol, at, fragment: null });

// Headers written by hand after RFC 8200 §4.3 and §4.5.
test.each([
  ['no extension header is transport at once', 6, '', whole(6, 0)],
  ['hop-by-hop options are passed over', 0, '11 00 0104 00000000', whole(17, 8)],
  [
    'options of 16 bytes are passed over by their length',
    60,
    `06 01 ${'00'.repeat(14)}`,
    whole(6, 16),
  ],
  ['an atomic fragment is whole', 44, '06 00 0000 00000001', whole(6, 8)],
  [
    'the first fragment says that more follow',
    44,
    '11 00 0001 00000001',
    { protocol: 17, at: 8, fragment: { offsetBytes: 0, moreFollow: true } },
  ],
  [
    'a later fragment ends the chain at its data',
    44,
    '00 00 05a8 00000001 3c00 0104 00000000',
    { protocol: 0, at: 8, fragment: { offsetBytes: 1448, moreFollow: false } },
  ],
  ['a header that is cut off ends the chain', 0, '11 00 01', whole(0, 0)],
] as const)('%s', (_claim, first, hex, expected) => {
  const chain = bytes(hex);
  expect(followChain(chain, first, 0, chain.length)).toEqual(expected);
});

test('never leaves the bytes, whatever they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(255), (chain, first) => {
      const { at } = followChain(chain, first, 0, chain.length);
      return at >= 0 && at <= chain.length;
    }),
  );
});
