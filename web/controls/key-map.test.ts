import { describe, expect, test } from 'vitest';
import { en } from '../text/en.ts';
import { keysEn } from '../text/keys-en.ts';
import { keysZh } from '../text/keys-zh.ts';
import { zh } from '../text/zh.ts';
import { capsOf, chordOf, KEY_MAP, rowOf } from './key-map.ts';
import type { KeyActions } from './key-map.ts';

/** The event that a keyboard sends for a chord of the table. */
function pressed(chord: string) {
  const isAlt = chord.startsWith('Alt+');
  const isShift = chord.startsWith('Shift+');
  const key = isAlt || isShift ? chord.slice(chord.indexOf('+') + 1) : chord;
  return {
    key: isShift ? key.toUpperCase() : key,
    code: /^\d$/.test(key) ? `Digit${key}` : '',
    shiftKey: isShift,
    altKey: isAlt,
  };
}

/** Which actions a chord calls, with what. */
function callsOf(chord: string): readonly string[] {
  const calls: string[] = [];
  const actions = new Proxy({} as KeyActions, {
    get:
      (_, name) =>
      (...args: readonly unknown[]) =>
        void calls.push([String(name), ...args].join(' ')),
  });
  const written = chordOf(pressed(chord));
  rowOf(written)?.act(actions, written);
  return calls;
}

describe('the keyboard map', () => {
  test('gives no key two meanings', () => {
    const chords = KEY_MAP.flatMap((row) => [...row.chords]);
    expect(new Set(chords).size).toBe(chords.length);
  });

  test.each(KEY_MAP.map((row) => [row.meaning, row] as const))(
    'does one and the same thing for each key of "%s"',
    (_, row) => {
      const called = row.chords.map((chord) => callsOf(chord));
      expect(called.every(({ length }) => length === 1)).toBe(true);
      expect(rowOf(chordOf(pressed(row.chords[0])))).toBe(row);
      if (row.meaning !== 'view') expect(new Set(called.flat()).size).toBe(1);
    },
  );

  test('shows every row with keys and words in both languages', () => {
    for (const row of KEY_MAP) {
      for (const { keys } of [en, zh]) expect(capsOf(row, keys.names).join('')).not.toBe('');
      for (const { meanings } of [keysEn, keysZh]) expect(meanings[row.meaning]).not.toBe('');
    }
  });

  test('opens views by digit, with Alt too where the layout writes another character', () => {
    expect(callsOf('3')).toEqual(['view 3']);
    const macAlt3 = { key: '£', code: 'Digit3', shiftKey: false, altKey: true };
    expect(chordOf(macAlt3)).toBe('Alt+3');
  });

  test('tells a letter from the same letter with Shift, and ignores Caps Lock', () => {
    expect(callsOf('l')).toEqual(['jump loss 1']);
    expect(callsOf('Shift+l')).toEqual(['jump loss -1']);
    expect(chordOf({ key: 'L', code: 'KeyL', shiftKey: false, altKey: false })).toBe('l');
  });

  test('draws plus, space and arrows as they stand on the keys', () => {
    const caps = (meaning: string) =>
      KEY_MAP.filter((row) => row.meaning === meaning).flatMap((row) => capsOf(row, en.keys.names));
    expect(caps('faster')).toEqual(['+']);
    expect(caps('toggle')).toEqual(['Space']);
    expect(caps('stepBack')).toEqual(['←', 'PgUp']);
    expect(caps('previousLoss')).toEqual(['Shift L']);
  });
});
