import { expect, test } from 'vitest';
import { fromBase64 } from './bytes.ts';
import { isIntact } from './intact.ts';

/** A SYN and a datagram from recorded runs (stream/nagle, udp/loss; Linux 6.18). */
const FRAMES = {
  tcp: 'AgAAAAACAgAAAAABCABFAAA8385AAEAGRusKAAABCgAAArRwH5B9qBFfAAAAAKAC+vDA3QAAAgQFtAQCCAoReAOsAAAAAAEDAwo=',
  udp: 'AgAAAAACAgAAAAABCABFAAAdTqlAAEAR2CQKAAABCgAAAopwH5AACRDZMQ==',
};
const ETHERNET_HEADER_BYTES = 14;

test.each(Object.entries(FRAMES))('takes a %s frame of a real kernel', (_name, text) => {
  expect(isIntact(fromBase64(text))).toBe(true);
});

test.each(Object.entries(FRAMES))('refuses a %s frame with any one bit turned', (_name, text) => {
  const frame = fromBase64(text);
  for (let bit = ETHERNET_HEADER_BYTES * 8; bit < frame.length * 8; bit++) {
    const turned = Uint8Array.from(frame);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
    expect(isIntact(turned), `bit ${bit}`).toBe(false);
  }
});
