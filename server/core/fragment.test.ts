import fc from 'fast-check';
import { expect, test } from 'vitest';
import { internetChecksum } from './checksum.ts';
import { craft } from './craft.ts';
import { fragmentIpv4, mayFragment } from './fragment.ts';
import { summarise } from './summary.ts';

function datagram(lengthBytes: number, ip: { readonly dontFragment?: boolean } = {}): Uint8Array {
  return craft({
    ethernet: { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' },
    ip: { version: 4, source: '10.0.0.1', destination: '10.0.0.2', identification: 77, ...ip },
    transport: {
      type: 'udp',
      sourcePort: 1,
      destinationPort: 2,
      payload: Uint8Array.from({ length: lengthBytes }, (_, i) => i),
    },
  });
}

/** The data of the pieces put where their offsets say, as the receiver's IP does. */
function join(pieces: readonly Uint8Array[]): readonly number[] {
  const joined: number[] = [];
  for (const piece of pieces) {
    const { fragment } = summarise(piece);
    piece.slice(34).forEach((byte, i) => (joined[(fragment?.offsetBytes ?? 0) + i] = byte));
  }
  return joined;
}

test('the pieces fit, carry right headers, and make the whole again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 68, max: 1500 }), (n, mtu) => {
      const frame = datagram(n);
      const pieces = fragmentIpv4(frame, mtu);
      for (const piece of pieces) {
        expect(piece.length - 14).toBeLessThanOrEqual(mtu);
        expect(internetChecksum(piece, 14, 34)).toBe(0);
      }
      expect(join(pieces)).toEqual([...frame.slice(34)]);
      const more = pieces.map((piece) => summarise(piece).fragment?.moreFollow ?? false);
      expect(more).toEqual(pieces.map((_, i) => i < pieces.length - 1));
    }),
  );
});

test('a fragment cut again keeps its place, and its last piece still has more to follow', () => {
  const [first = new Uint8Array(), second = new Uint8Array()] = fragmentIpv4(datagram(2000), 1000);
  const pieces = [...fragmentIpv4(first, 300), ...fragmentIpv4(second, 300)];
  expect(summarise(fragmentIpv4(first, 300).at(-1) ?? first).fragment?.moreFollow).toBe(true);
  expect(join([...pieces, ...fragmentIpv4(datagram(2000), 1000).slice(2)])).toEqual([
    ...datagram(2000).slice(34),
  ]);
});

test('options without the copied flag stay in the first fragment', () => {
  // Record route (7, not copied) of 4 octets, then loose source route (131, copied) of 4.
  const options = [7, 4, 4, 0, 131, 4, 4, 0];
  const plain = datagram(400);
  const frame = Uint8Array.from([...plain.slice(0, 34), ...options, ...plain.slice(34)]);
  frame[14] = 0x47;
  new DataView(frame.buffer).setUint16(16, frame.length - 14);
  const [first, second] = fragmentIpv4(frame, 228).map((piece) => [...piece.slice(34, 42)]);
  expect(first).toEqual(options);
  expect(second).toEqual([1, 1, 1, 1, 131, 4, 4, 0]);
});

test('only IPv4 without DF may be cut', () => {
  expect(mayFragment(datagram(10))).toBe(true);
  expect(mayFragment(datagram(10, { dontFragment: true }))).toBe(false);
});
