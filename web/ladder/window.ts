/** The part of the ladder that is drawn. */

export interface Window {
  /** Half-open, px of the whole ladder. */
  readonly top: number;
  readonly bottom: number;
}
