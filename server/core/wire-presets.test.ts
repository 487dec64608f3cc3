import { expect, test } from 'vitest';
import { WIRE_PRESET_WORDS } from './wire-preset-words.ts';
import { WIRE_PRESETS } from './wire-presets.ts';
import { PERFECT_WIRE, completeWire } from './wire-settings.ts';

test('every preset is whole, named in both languages, and says where its figures come from', () => {
  const fields = Object.keys(PERFECT_WIRE).sort();
  for (const { up, down } of WIRE_PRESETS) {
    for (const way of [up, down]) expect(Object.keys(way).sort()).toEqual(fields);
  }
  for (const { title, story, source } of Object.values(WIRE_PRESET_WORDS)) {
    const words = [title.en, title.zh, story.en, story.zh, source.en, source.zh];
    for (const one of words) expect(one).not.toBe('');
  }
  expect(Object.keys(WIRE_PRESET_WORDS)).toEqual(WIRE_PRESETS.map(({ id }) => id));
  expect(new Set(WIRE_PRESETS.map(({ id }) => id)).size).toBe(WIRE_PRESETS.length);
});

test('settings of an older recording are completed with what was off then', () => {
  expect(completeWire({ from: { client: { delayUs: 7 } } })).toEqual({
    from: { client: { ...PERFECT_WIRE, delayUs: 7 } },
  });
  expect(completeWire({})).toEqual({ from: {} });
});
