import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureOf, WIDTHS } from '../fixtures/picture-of.ts';
import { wildHosts, wildLog, wildSendings } from '../fixtures/wild-log.ts';
import type { WildSending } from '../fixtures/wild-log.ts';
import { RECORDINGS, recorded } from '../fixtures/recorded.ts';
import type { Box } from './box.ts';
import { boxesTouch, corners } from './box.ts';
import { boxOfCard } from './card.ts';
import { LectureClock } from './clock.ts';
import type { Scene } from './scene.ts';
import { TrueClock } from './true-clock.ts';

/** Every word that stands: labels, words of signs and ties. */
function wordsOf({ arrows }: Scene): readonly Box[] {
  return arrows.flatMap(({ label, signs, tie }) => [
    ...(label ? [label.box] : []),
    ...signs.flatMap(({ box }) => box ?? []),
    ...(tie?.box ? [tie.box] : []),
  ]);
}

function expectApart(boxes: readonly Box[]): void {
  boxes.forEach((box, i) => {
    expect(boxes.slice(0, i).filter((other) => boxesTouch(box, other))).toEqual([]);
  });
}

const SENDING: WildSending = {
  ...{ afterUs: 0, from: 0, to: 0, flightUs: 10, fate: 'arrives', heldUs: 0 },
  ...{ isAltered: false, isCopied: true },
};
/** The word for the first one's copy stands where the label of its original ends, far below that arrow's own end. */
const WORD_BELOW_LABEL: readonly WildSending[] = [
  { ...SENDING, flightUs: 177_606, fate: 'flies on' },
  { ...SENDING, from: 1 },
  {
    ...SENDING,
    afterUs: 1_334_748,
    flightUs: 2178,
    fate: 'lost',
    isAltered: true,
    isCopied: false,
  },
  { ...SENDING, afterUs: 1_704_570, from: 4, to: 2, flightUs: 281_785, isAltered: true },
];

describe('words on the ladder', () => {
  test('touch no other, whatever the wire does, for two to eight hosts at any width', () => {
    fc.assert(
      fc.property(
        wildSendings,
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom(...WIDTHS),
        (list, count, width) => {
          const events = wildLog(list, count);
          const { at } = pictureOf(events, wildHosts(count), width, new LectureClock());
          expectApart(wordsOf(at(Infinity)));
        },
      ),
      { numRuns: 30, examples: [[WORD_BELOW_LABEL, 8, 1000]] },
    );
  });

  test('stay on the picture', () => {
    fc.assert(
      fc.property(
        wildSendings,
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom(...WIDTHS),
        (list, count, width) => {
          const events = wildLog(list, count);
          const { at } = pictureOf(events, wildHosts(count), width, new LectureClock());
          for (const { x } of wordsOf(at(Infinity)).flatMap(corners)) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(width);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('are never under a card', () => {
    fc.assert(
      fc.property(wildSendings, fc.nat(100), (list, percent) => {
        const clock = new LectureClock();
        const { at, geometry } = pictureOf(wildLog(list, 2), wildHosts(2), 1000, clock);
        const { arrows, cards } = at((clock.endMs * percent) / 100);
        const boxes = cards.map(boxOfCard);
        for (const { label, signs } of arrows) {
          const words = signs.flatMap(({ box }) => box ?? []);
          expect(words.filter((word) => boxes.some((box) => boxesTouch(box, word)))).toEqual([]);
          for (const { text, x } of label?.pieces ?? []) {
            const piece = pieceBox(label?.box, x, text.length * 0.6 * geometry.fontPx);
            expect(boxes.filter((box) => boxesTouch(box, piece))).toEqual([]);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** The room of letters that begin `x` px from a label's left end. */
function pieceBox(box: Box | undefined, x: number, width: number): Box {
  if (!box) throw new Error('pieces stand in a label');
  const along = x + width / 2 - box.width / 2;
  const centre = {
    x: box.centre.x + along * Math.cos(box.angle),
    y: box.centre.y + along * Math.sin(box.angle),
  };
  return { ...box, centre, width };
}

describe('the scene at a moment', () => {
  test.each(RECORDINGS)('of %s is the same however one got there', (name) => {
    const events = recorded(name);
    for (const clockOf of [() => new LectureClock(), () => new TrueClock()]) {
      const clock = clockOf();
      const walked = pictureOf(events, ['client', 'server'], 1000, clock);
      const fresh = pictureOf(events, ['client', 'server'], 1000, clockOf());
      for (const share of [0.9, 0.2, 0.6, 0, 1, 0.4]) walked.at(clock.endMs * share);
      for (const share of [0.5, 0.1, 1]) {
        expect(walked.at(clock.endMs * share)).toEqual(fresh.at(clock.endMs * share));
      }
    }
  });

  test('is the same after any walk, whatever the wire does', () => {
    fc.assert(
      fc.property(wildSendings, fc.array(fc.nat(100), { maxLength: 5 }), (list, walk) => {
        const events = wildLog(list, 3);
        const clock = new LectureClock();
        const walked = pictureOf(events, wildHosts(3), 1000, clock);
        for (const percent of walk) walked.at((clock.endMs * percent) / 100);
        const fresh = pictureOf(events, wildHosts(3), 1000, new LectureClock());
        expect(walked.at(clock.endMs / 2)).toEqual(fresh.at(clock.endMs / 2));
      }),
      { numRuns: 20 },
    );
  });
});
