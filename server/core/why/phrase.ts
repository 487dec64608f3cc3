/** A sentence with gaps, in both languages, and how the gaps are filled. */

/** `{name}` marks a gap. */
export interface Phrase {
  readonly en: string;
  readonly zh: string;
  /** Where it is written, such as `RFC 9293 §3.5`. */
  readonly rfc: string;
}

/** What fills the gaps of both languages; `en` and `zh` apart where the words differ. */
export type Filling = Readonly<
  Record<string, string | number | { readonly en: string; readonly zh: string }>
>;

/** The sentence with its gaps filled; a gap without a filling vanishes. */
export function fill(phrase: Phrase, filling: Filling): Phrase {
  return {
    en: inSingular(fillText(phrase.en, filling, 'en')),
    zh: fillText(phrase.zh, filling, 'zh'),
    rfc: phrase.rfc,
  };
}

function fillText(text: string, filling: Filling, language: 'en' | 'zh'): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = filling[name] ?? '';
    return typeof value === 'object' ? value[language] : String(value);
  });
}

/** English says of one byte that it waits. */
function inSingular(text: string): string {
  return text.replace(
    /\b1 (byte|segment)s( wait| leave)?( are)?\b/g,
    (_, noun: string, verb?: string, are?: string) =>
      `1 ${noun}${verb ? `${verb}s` : ''}${are ? ' is' : ''}`,
  );
}

/** A length of time as a person says it: `1.38 s`, `40 ms`, `350 µs`. */
export function durationText(us: number): string {
  if (us >= 1_000_000) return `${(us / 1_000_000).toFixed(2)} s`;
  if (us >= 1000) return `${Math.round(us / 1000)} ms`;
  return `${Math.round(us)} µs`;
}
