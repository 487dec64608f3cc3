/** Numbers conversations by their two ends, without a string in sight: an open-addressing hash table over words. */

import type { Headers } from '../walk/headers.ts';

const FIRST_SLOTS = 1024;
/** Per entry: ports, four address words of the lower end, four of the upper. */
const WORDS = 9;

/** Ends in a fixed order, so that both directions meet: the lower address, or the lower port of equal addresses, first. */
export class StreamTable {
  #slots = new Int32Array(FIRST_SLOTS).fill(-1);
  #keys = new Int32Array(FIRST_SLOTS * WORDS);
  #versions = new Uint8Array(FIRST_SLOTS);
  readonly #probe = new Int32Array(WORDS);
  #count = 0;

  /** Entries so far; an entry is a pair of ends, whatever number of conversations they held. */
  get count(): number {
    return this.#count;
  }

  /** The entry of the packet's ends, made where it is new (then it equals the old {@link count}). */
  entryOf(headers: Headers): number {
    const key = this.#probe;
    fillKey(key, headers);
    const mask = this.#slots.length - 1;
    for (let slot = hash(key, headers.ipVersion) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] ?? -1;
      if (entry < 0) return this.#insert(slot, headers.ipVersion);
      if (this.#versions[entry] === headers.ipVersion && this.#equals(entry, key)) return entry;
    }
  }

  #equals(entry: number, key: Int32Array): boolean {
    const at = entry * WORDS;
    for (let word = 0; word < WORDS; word++) {
      if (this.#keys[at + word] !== key[word]) return false;
    }
    return true;
  }

  #insert(slot: number, version: number): number {
    const entry = this.#count++;
    this.#slots[slot] = entry;
    this.#keys.set(this.#probe, entry * WORDS);
    this.#versions[entry] = version;
    if (this.#count * 2 >= this.#slots.length) this.#grow();
    return entry;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const keys = new Int32Array((slots.length * WORDS) / 2);
    const versions = new Uint8Array(slots.length / 2);
    keys.set(this.#keys.subarray(0, this.#count * WORDS));
    versions.set(this.#versions.subarray(0, this.#count));
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.#count; entry++) {
      const key = keys.subarray(entry * WORDS, (entry + 1) * WORDS);
      let slot = hash(key, versions[entry] ?? 0) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
    this.#slots = slots;
    this.#keys = keys;
    this.#versions = versions;
  }
}

/** The sender is the lower of the two ends. Two ends that are equal in all have but one direction. */
export function isFromLower(headers: Headers): boolean {
  const { source, destination } = headers;
  for (let word = 0; word < 4; word++) {
    const difference = ((source[word] ?? 0) >>> 0) - ((destination[word] ?? 0) >>> 0);
    if (difference !== 0) return difference < 0;
  }
  return headers.sourcePort <= headers.destinationPort;
}

function fillKey(key: Int32Array, headers: Headers): void {
  const isForward = isFromLower(headers);
  const low = isForward ? headers.source : headers.destination;
  const high = isForward ? headers.destination : headers.source;
  key[0] = isForward
    ? (headers.sourcePort << 16) | headers.destinationPort
    : (headers.destinationPort << 16) | headers.sourcePort;
  for (let word = 0; word < 4; word++) {
    key[1 + word] = low[word] ?? 0;
    key[5 + word] = high[word] ?? 0;
  }
}

/** Multiply and mix, as in Murmur3's finaliser: ports and addresses differ in few bits. */
function hash(key: Int32Array, version: number): number {
  let mixed = version;
  for (let word = 0; word < WORDS; word++) {
    mixed = Math.imul(mixed ^ (key[word] ?? 0), 0x85ebca6b);
    mixed ^= mixed >>> 15;
  }
  return mixed;
}
