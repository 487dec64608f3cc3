import { expect, test } from 'vitest';
import { highlightLine } from './highlight.ts';

function check(line: string, marked: readonly string[]): void {
  const tokens = highlightLine(line);
  expect(tokens.map(({ text }) => text).join('')).toBe(line);
  expect(
    tokens.filter(({ type }) => type !== 'plain').map(({ type, text }) => `${type} ${text}`),
  ).toEqual(marked);
}

test('marks words, text, numbers and notes', () =>
  check("for x in (b'a', 12):  # note", [
    'word for',
    'word in',
    "text b'a'",
    'number 12',
    'note # note',
  ]));
test('takes no note inside text', () => check("'a # b'", ["text 'a # b'"]));
test('takes no word inside a name', () => check('information = form', []));
