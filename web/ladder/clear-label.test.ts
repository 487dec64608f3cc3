import { describe, expect, test } from 'vitest';
import { clearOf } from './clear-label.ts';
import { MONO_ADVANCE } from './geometry.ts';
import type { Label } from './label.ts';

const FONT = 10;
const TEXT = 'SYN  seq 0';
const WIDTH = TEXT.length * MONO_ADVANCE * FONT;
const LABEL: Label = {
  text: TEXT,
  chips: [],
  box: { centre: { x: 100, y: 50 }, width: WIDTH, height: 11, angle: 0 },
};
/** A card whose middle stands `share` of the label's width from its left end. */
const card = (share: number, y: number, angle = 0) => ({
  centre: { x: 100 - WIDTH / 2 + share * WIDTH, y },
  width: 6,
  height: 16,
  angle,
});

function check(cards: readonly ReturnType<typeof card>[], expected: readonly string[]): void {
  expect(clearOf(LABEL, cards, FONT, null).pieces.map(({ text }) => text)).toEqual(expected);
}

describe('a label', () => {
  test('is whole where no card is near', () => check([], [TEXT]));
  test('is whole where a card passes below it', () => check([card(0.5, 80)], [TEXT]));
  test('loses the word that a card stands on', () => check([card(0.45, 55)], ['SYN', '0']));
  test('loses a word to each of two cards', () => check([card(0, 50), card(1, 50)], ['seq']));
  test('loses both words that a turned card reaches', () => check([card(0.45, 55, 1.2)], ['0']));
  test.each([
    ['no word before its packet has passed one', 0.1, true, []],
    ['the first word once a packet to the right has passed it', 0.5, true, ['SYN']],
    ['the last word once a packet to the left has passed it', 0.85, false, ['0']],
    ['all words once it has passed all', 1.05, true, [TEXT]],
  ] as const)('says %s', (_, share, isRightward, expected) => {
    const at = { x: 100 - WIDTH / 2 + share * WIDTH, y: 60 };
    const { pieces } = clearOf(LABEL, [], FONT, { at, isRightward });
    expect(pieces.map(({ text }) => text)).toEqual(expected);
  });
  test('says nothing under a card that covers all of it', () =>
    check([{ ...card(0.5, 50), width: 200 }], []));
});
