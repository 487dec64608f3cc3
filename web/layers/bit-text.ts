/** The first bits of a frame, as they stand on the wire. */

const BYTES_SHOWN = 2;

/** `01010010 01010100` of the first bytes. */
export function bitText(frame: Uint8Array): string {
  return Array.from(frame.subarray(0, BYTES_SHOWN), (byte) =>
    byte.toString(2).padStart(8, '0'),
  ).join(' ');
}
