/** Which of `length` tabs a key moves to. */

/** The new place for arrows, Home and End (they go round); null for other keys. */
export function moveTo(key: string, place: number, length: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (place + 1) % length;
    case 'ArrowLeft':
      return (place + length - 1) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
