/** Cards at one place, as packets are that a held wire stops: seen to be several, and each within reach. */

import type { Card } from './card.ts';

/** Cards whose middles are nearer than this lie on one another, em. */
const NEAR_EM = 0.6;
/** How much lower the card beneath another is, em. */
const STEP_EM = 0.5;
/** A pile shows so many edges; more of them lie on the last. */
const MOST_EDGES = 5;

/**
 * The cards, the one sent first of a pile where it is and the others below it in turn. A card on its way past a pile
 * comes down and up again without a jump.
 *
 * @param cards - in the order in which they were sent.
 */
export function fanned(cards: readonly Card[], fontPx: number): readonly Card[] {
  const near = NEAR_EM * fontPx;
  return cards.map((card, i) => {
    let over = 0;
    for (const { at, turn } of cards.slice(0, i)) {
      const isAlongside = Math.sign(turn) === Math.sign(card.turn); // who comes the other way gives no way
      if (isAlongside)
        over += Math.max(0, 1 - Math.hypot(at.x - card.at.x, at.y - card.at.y) / near);
    }
    if (over === 0) return card;
    const { x, y } = card.at;
    return { ...card, at: { x, y: y + Math.min(over, MOST_EDGES) * STEP_EM * fontPx } };
  });
}
