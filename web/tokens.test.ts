/** Holds the colours to their contrasts (WCAG 2.2 §1.4.3 and §1.4.6), as computed from the tokens themselves. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const SURFACES = ['paper', 'panel', 'sunken', 'running', 'waiting', 'raised'];
const MEANINGS = ['syn', 'data', 'ack', 'fin', 'bad', 'again', 'control'];
const CODE = ['code-word', 'code-text', 'code-note'];
const SOLIDS = ['soft', 'syn', 'data', 'fin', 'bad'];
const HUES = Array.from({ length: 6 }, (_, i) => `hue-${i}`);

/** Text and what it stands on. */
const PAIRS: readonly (readonly [string, string])[] = [
  ...['ink', 'soft', ...MEANINGS, ...CODE].flatMap((text) =>
    SURFACES.map((surface) => [text, surface] as const),
  ),
  ...SOLIDS.map((solid) => ['on-solid', solid] as const),
  ...HUES.map((hue) => ['on-hue', hue] as const),
  ['paper', 'ink'],
];

/** The tokens in a rule's block, over those given. */
function tokensIn(selector: string, under: ReadonlyMap<string, string>): Map<string, string> {
  const start = css.indexOf(`\n${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  const own = [...block.matchAll(/--([\w-]+): (light-dark\([^)]*\)|#\w+);/g)];
  return new Map([...under, ...own.map(([, name = '', value = '']) => [name, value] as const)]);
}

function colourOf(tokens: ReadonlyMap<string, string>, name: string, theme: Theme): string {
  const value = tokens.get(name) ?? '';
  const colours = value.match(/#[0-9a-f]{6}/g) ?? [];
  const colour = colours[theme === 'light' ? 0 : colours.length - 1];
  if (colour === undefined) throw new Error(`--${name} is no colour: ${value}`);
  return colour;
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function tooWeak(tokens: ReadonlyMap<string, string>, theme: Theme, least: number): string[] {
  return PAIRS.flatMap(([text, surface]) => {
    const ratio = contrast(colourOf(tokens, text, theme), colourOf(tokens, surface, theme));
    return ratio < least ? [`${text} on ${surface}: ${ratio.toFixed(2)}`] : [];
  });
}

const usual = tokensIn(':root', new Map());

describe.each(THEMES)('text in the %s theme', (theme) => {
  test('stands out by 4.5 to 1 on every surface', () => {
    expect(tooWeak(usual, theme, 4.5)).toEqual([]);
  });

  test('stands out by 7 to 1 on a wall', () => {
    expect(tooWeak(tokensIn(':root[data-projector]', usual), theme, 7)).toEqual([]);
  });
});

test('black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
