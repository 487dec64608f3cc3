import { expect, test } from 'vitest';
import { parseInline, parseMarkdown } from './markdown.ts';

function check(source: string, types: readonly string[]): void {
  expect(parseMarkdown(source).map(({ type }) => type)).toEqual(types);
}

test('reads headings, paragraphs, lists and code', () => {
  check('# One\n\ntext\nmore\n\n- a\n- b\n  goes on\n\n```\nx = 1\n\ny\n```\nend', [
    'heading',
    'paragraph',
    'list',
    'code',
    'paragraph',
  ]);
});

test('ends a code block at the end of the text', () => check('```\nx', ['code']));

test('joins Chinese lines without a space, and English ones with one', () => {
  expect(parseMarkdown('三次\n握手')).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: '三次握手' }] },
  ]);
  expect(parseMarkdown('three-way\nhandshake')).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'three-way handshake' }] },
  ]);
});

test('finds code, strong text and links, and links only to http', () => {
  expect(parseInline('a `b` **c** [d](https://e.org) [f](javascript:g)')).toEqual([
    { type: 'text', text: 'a ' },
    { type: 'code', text: 'b' },
    { type: 'text', text: ' ' },
    { type: 'strong', text: 'c' },
    { type: 'text', text: ' ' },
    { type: 'link', text: 'd', url: 'https://e.org' },
    { type: 'text', text: ' [f](javascript:g)' },
  ]);
});
