import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParamValue } from '#core/event.ts';
import { fillProgram, pythonLiteral, setsParameter } from './fill-program.ts';

function check(source: string, params: Record<string, ParamValue>, expected: string): void {
  expect(fillProgram(source, params)).toBe(expected);
}

test('replaces the value of the first top-level assignment', () => {
  check("message = 'hello'\nmessage = 'x'\n", { message: 'hi' }, "message = 'hi'\nmessage = 'x'\n");
});

test('keeps bytes as bytes, in UTF-8', () => {
  check("word = b'one.'\n", { word: '你' }, "word = b'\\xe4\\xbd\\xa0'\n");
});

test('keeps a comment, and a # within the old string is none', () => {
  check("a = '# no'  # yes\n", { a: 'x' }, "a = 'x'  # yes\n");
  check('a = 3  # yes\n', { a: 4 }, 'a = 4  # yes\n');
});

test('writes booleans as Python does', () => {
  check('nodelay = False\n', { nodelay: true }, 'nodelay = True\n');
});

test('leaves comparisons, indented lines and longer names alone', () => {
  const source = 'if a == 1:\n    a = 2\nab = 3\n';
  check(source, { a: 9 }, source);
});

test('a value holding $& is no pattern', () => {
  check("a = ''\n", { a: '$&' }, "a = '$&'\n");
});

test('knows whether a program sets a name', () => {
  expect(setsParameter('x = 1\n', 'x')).toBe(true);
  expect(setsParameter('  x = 1\n', 'x')).toBe(false);
});

test('any text reads back as itself in Python', () => {
  // Whole code points: a lone surrogate has no UTF-8 form to compare by.
  const texts = fc.sample(fc.string({ unit: 'grapheme', maxLength: 40 }), 300);
  const program = [
    '# coding: utf-8',
    'import json, sys',
    `text = [${texts.map((text) => pythonLiteral(text, { asBytes: false })).join(', ')}]`,
    `data = [${texts.map((text) => pythonLiteral(text, { asBytes: true })).join(', ')}]`,
    "print(json.dumps([text, [d.decode('utf-8', 'strict') for d in data]]))",
  ].join('\n');
  const output = execFileSync('python3', ['-'], { input: program, encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual([texts, texts]);
});
