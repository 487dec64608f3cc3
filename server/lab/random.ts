/** Seeded random numbers: the same seed and name give the same sequence on every machine. */

/** The next number in `[0, 1)`. */
export type Random = () => number;

/**
 * A generator of its own for each `name` under one run `seed`, so that what one direction of the wire
 * draws never shifts what another draws. Algorithm: xoshiro128** (Blackman and Vigna, 2018).
 */
export function createRandom(seed: number, name: string): Random {
  let mixed = fnv1a(`${seed}/${name}`);
  const nextSeed = () => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let word = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  };
  let [a, b, c, d] = [nextSeed(), nextSeed(), nextSeed(), nextSeed()];
  return () => {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return scrambled / 2 ** 32;
  };
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** FNV-1a over UTF-16 code units: spreads a short text over 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
