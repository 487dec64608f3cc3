/** Addresses from text to bytes: what `summary.ts` writes, read back. */

/** Four bytes of a dotted IPv4 address; a part that is no number reads as 0. */
export function ipv4Bytes(text: string): readonly number[] {
  return padded(text.split('.').map(Number), 4);
}

/** Six bytes of a colon-separated MAC address. */
export function macBytes(text: string): readonly number[] {
  return padded(
    text.split(':').map((part) => parseInt(part, 16)),
    6,
  );
}

/** Sixteen bytes of an IPv6 address in any of RFC 4291 §2.2's forms. */
export function ipv6Bytes(text: string): readonly number[] {
  const [head = '', tail] = text.split('::');
  const before = groupBytes(head);
  const after = tail === undefined ? [] : groupBytes(tail);
  const zeros = Math.max(0, 16 - before.length - after.length);
  return padded([...before, ...new Array<number>(zeros).fill(0), ...after], 16);
}

function groupBytes(text: string): readonly number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return ipv4Bytes(group);
    const value = parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

function padded(parts: readonly number[], lengthBytes: number): readonly number[] {
  return Array.from({ length: lengthBytes }, (_, i) => (parts[i] ?? 0) & 0xff);
}
