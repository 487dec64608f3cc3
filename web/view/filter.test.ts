import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFilter, withTerm } from './filter.ts';

function check(text: string, expected: readonly string[]): void {
  const { terms, errors } = parseFilter(text);
  expect(errors).toEqual([]);
  expect(
    terms.map(({ field, values, isNot }) => `${isNot ? 'not ' : ''}${field}=${values.join('|')}`),
  ).toEqual(expected);
}

describe('a filter', () => {
  test.each<[string, readonly string[]]>([
    ['', []],
    ['  ', []],
    ['hello', ['text=hello']],
    ['host:client', ['host=client']],
    ['HOST:Client kind:SYN stream:0', ['host=client', 'kind=syn', 'stream=0']],
    ['kind:syn,fin', ['kind=syn|fin']],
    ['-kind:ack', ['not kind=ack']],
    ['-', ['text=-']],
    ['"seq 0" win', ['text=seq 0', 'text=win']],
    ['-"seq 0"', ['not text=seq 0']],
    ['10.0.0.1:80', ['text=10.0.0.1:80']],
    ['port:8080', ['port=8080']],
  ])('%j asks for %j', check);

  test.each<[string, string, string]>([
    ['hots:client', 'unknown-key', 'hots'],
    ['a kind:sin', 'unknown-kind', 'sin'],
    ['kind:syn,fn', 'unknown-kind', 'fn'],
    ['stream:one', 'not-a-number', 'one'],
    ['-port:x', 'not-a-number', 'x'],
    ['host:', 'no-value', 'host:'],
    ['kind:syn,,fin', 'no-value', ','],
    ['say "hello', 'open-quote', '"hello'],
  ])('%j is refused as %s at %j', (text, code, at) => {
    const { errors } = parseFilter(text);
    expect(errors.map((error) => error.code)).toEqual([code]);
    expect(text.slice(errors[0]?.start, errors[0]?.end)).toBe(at);
  });

  test('keeps the terms it understood beside one it did not', () => {
    const { terms, errors } = parseFilter('kind:syn hots:x client');
    expect(terms.map(({ field }) => field)).toEqual(['kind', 'text']);
    expect(errors).toHaveLength(1);
  });

  test('of any text is read without throwing, and points into the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { terms, errors } = parseFilter(text);
        for (const { start, end } of [...terms, ...errors]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('a menu', () => {
  test.each<[string, string | null, string]>([
    ['', 'syn', 'kind:syn'],
    ['hello', 'syn', 'hello kind:syn'],
    ['kind:ack hello', 'syn', 'kind:syn hello'],
    ['kind:ack hello', null, 'hello'],
    ['-kind:ack', 'syn', '-kind:ack kind:syn'],
  ])('on %j with %j makes %j', (text, value, expected) => {
    expect(withTerm(text, 'kind', value)).toBe(expected);
  });

  test('quotes a name with spaces, and it is read back', () => {
    const text = withTerm('', 'host', 'big server');
    expect(parseFilter(text).terms[0]?.values).toEqual(['big server']);
  });
});
