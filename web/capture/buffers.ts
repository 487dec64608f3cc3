/** The buffers in a message, so that they change hands instead of being copied. */

/** Every distinct buffer under typed arrays anywhere in `value`, which holds plain objects, lists, maps and arrays. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  gather(value, found);
  return [...found];
}

function gather(value: unknown, found: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null && !(value instanceof Map)) {
    if (Array.isArray(value)) return; // lists hold records of conversations and interfaces, never bytes
    for (const part of Object.values(value)) gather(part, found);
  }
}
