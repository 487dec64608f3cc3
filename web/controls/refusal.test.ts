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

test('figures of the server stay beside the sentence, in the page’s language where it has them', () => {
  const message = 'bit 999 lies beyond packet 5: it has 66 bytes, bits 0 to 527';
  const zh = '比特 999 超出了分组 5：它有 66 字节，即比特 0 到 527';
  const code = 'beyond-packet';
  expect(refusalOf({ code, message, zh }, { language: 'zh' })).toEqual({
    text: '这个比特超出了分组的末尾。一切保持原样。',
    detail: { text: zh, language: 'zh' },
  });
  for (const [problem, language] of [
    [{ code, message, zh }, 'en'],
    [{ code, message }, 'zh'],
  ] as const) {
    const { detail } = refusalOf(problem, { language });
    expect(detail).toEqual({ text: message, language: 'en' });
  }
});

test('a code that the page does not know is told as the server tells it', () => {
  expect(refusalOf({ code: 'made-up', message: 'so it is' }, { language: 'en' })).toEqual({
    text: null,
    detail: { text: 'so it is', language: 'en' },
  });
});
