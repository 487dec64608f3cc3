import { expect, test } from 'vitest';
import { stopLines } from './stop-lines.ts';

function check(source: string, expected: readonly (number | null)[]): void {
  expect(stopLines(source.split('\n'))).toEqual(expected);
}

test('a statement’s own line', () => check('import socket\nx = 1', [1, 2]));
test('a blank line and a comment give way to the next statement', () =>
  check('import socket\n\n# the client\nx = 1', [1, 4, 4, 4]));
test('nothing comes after the last statement', () => check('x = 1\n# end', [1, null]));
test('a statement over several lines is held at its beginning', () =>
  check("for word in (b'one', # )\n    b'two'):\n  send(word)", [1, 1, 3]));
test('brackets and marks inside text open nothing', () =>
  check("x = '([{'\ny = \"# '''\"\nz = 1", [1, 2, 3]));
test('a text over several lines is no statement', () =>
  check('x = """one\n\ntwo (\n"""\ny = 1', [1, 1, 1, 1, 5]));
test('a backslash goes on', () => check('x = 1 + \\\n    2\ny = x', [1, 1, 3]));
test('else and finally lead to their first statement', () =>
  check('if x:\n    a()\nelse:\n    b()\nglobal c', [1, 2, 4, 4, null]));
