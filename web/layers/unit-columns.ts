/** How wide the pieces of a unit are drawn: room for each label, and more for more bytes, to a limit. */

import { textWidth } from '../ladder/geometry.ts';

export interface LabelledPiece {
  readonly label: string;
  readonly bytes: number;
}

/** Bytes beyond this make a piece no wider: a full segment would leave its headers no room. */
const BYTES_SHOWN = 64;
const BYTES_PER_EM = 16;
const PADDING_EM = 1.4;
const LONGEST_LABEL_EM = 14;

/** CSS grid columns in which every piece has its share and none can push another out. */
export function columnsOf(pieces: readonly LabelledPiece[]): string {
  return pieces.map((piece) => `minmax(0, ${shareOf(piece).toFixed(2)}fr)`).join(' ');
}

function shareOf({ label, bytes }: LabelledPiece): number {
  const labelEm = Math.min(textWidth(label, 1), LONGEST_LABEL_EM) + PADDING_EM;
  return labelEm + Math.min(bytes, BYTES_SHOWN) / BYTES_PER_EM;
}
