import { expect, test } from 'vitest';
import { ERRORS } from '../../server/errors.ts';
import { refusalOf } from './refusal.ts';

/** Codes that only a client other than this page could meet, or that the page says elsewhere. */
const ELSEWHERE = new Set([
  'bad-json',
  'forbidden-host',
  'forbidden-origin',
  'unknown-path',
  'unknown-run',
  'wrong-method',
]);

test.each(Object.keys(ERRORS).filter((code) => !ELSEWHERE.has(code)))(
  'a refusal with code %s is said in both languages',
  (code) => {
    const [en, zh] = (['en', 'zh'] as const).map((language) =>
      refusalOf({ code, message: '' }, { language }),
    );
    expect(en?.text).toMatch(/\.$/);
    expect(zh?.text).toMatch(/。$/);
  },
);

test('figures of the server stay beside the sentence', () => {
  const message = 'bit 999 lies beyond packet 5: it has 66 bytes, bits 0 to 527';
  expect(refusalOf({ code: 'beyond-packet', message }, { language: 'zh' })).toEqual({
    text: '这个比特超出了分组的末尾。一切保持原样。',
    detail: message,
  });
});

test('a code that the page does not know is told as the server tells it', () => {
  expect(refusalOf({ code: 'made-up', message: 'so it is' }, { language: 'en' })).toEqual({
    text: null,
    detail: 'so it is',
  });
});
