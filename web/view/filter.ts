/**
 * What the filter's text means. Terms are separated by spaces and must all hold: plain words look into the packet's
 * own words, `key:value` asks for one thing, commas mean or, a leading `-` means not, quotes keep spaces together.
 *
 * @example `host:client kind:syn,fin -"seq 0"`
 */

/** What a term asks about. */
export type FilterField = 'text' | 'host' | 'from' | 'to' | 'kind' | 'stream' | 'port';

/** What `kind:` understands: what a packet is, and how it fared. */
export const FILTER_KINDS = [
  'syn',
  'data',
  'ack',
  'fin',
  'reset',
  'datagram',
  'control',
  'lost',
  'again',
  'fragment',
] as const;

export type FilterKind = (typeof FILTER_KINDS)[number];

const KEYS: readonly FilterField[] = ['host', 'from', 'to', 'kind', 'stream', 'port'];

export interface FilterTerm {
  readonly field: FilterField;
  /** Any of them satisfies the term; lower case. */
  readonly values: readonly string[];
  readonly isNot: boolean;
  /** Its place in the text, half-open. */
  readonly start: number;
  readonly end: number;
}

export interface FilterError {
  readonly code: 'unknown-key' | 'unknown-kind' | 'no-value' | 'not-a-number' | 'open-quote';
  /** The words at fault. */
  readonly what: string;
  /** Where they stand in the text, half-open. */
  readonly start: number;
  readonly end: number;
}

export interface ParsedFilter {
  /** The terms that were understood; none lets everything through. */
  readonly terms: readonly FilterTerm[];
  readonly errors: readonly FilterError[];
}

/** Reads the text. What is not understood becomes an error and asks for nothing. */
export function parseFilter(text: string): ParsedFilter {
  const terms: FilterTerm[] = [];
  const errors: FilterError[] = [];
  for (const word of text.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)) {
    const place = { start: word.index, end: word.index + word[0].length };
    const read = readTerm(word[0], place.start);
    if ('code' in read) errors.push(read);
    else terms.push({ ...read, ...place });
  }
  return { terms, errors };
}

/** The text with its term on `field` replaced, put at the end, or (null) taken out. */
export function withTerm(text: string, field: FilterField, value: string | null): string {
  const wanted = value === null ? null : `${field}:${/\s/.test(value) ? `"${value}"` : value}`;
  const old = parseFilter(text).terms.find((term) => term.field === field && !term.isNot);
  const before = old ? text.slice(0, old.start) : text;
  const after = old ? text.slice(old.end) : '';
  return [before.trim(), wanted ?? '', after.trim()].filter((part) => part !== '').join(' ');
}

function readTerm(word: string, at: number): Omit<FilterTerm, 'start' | 'end'> | FilterError {
  const isNot = word.length > 1 && word.startsWith('-');
  const body = isNot ? word.slice(1) : word;
  const start = at + (isNot ? 1 : 0);
  if ((body.match(/"/g)?.length ?? 0) % 2 === 1) {
    const quote = start + body.lastIndexOf('"');
    return { code: 'open-quote', what: '"', start: quote, end: at + word.length };
  }
  const [, key, rest = ''] = /^([A-Za-z]+):(.*)$/s.exec(body) ?? [];
  if (key === undefined) return { field: 'text', values: [plain(body)], isNot };
  const field = KEYS.find((one) => one === key.toLowerCase());
  if (!field) return { code: 'unknown-key', what: key, start, end: start + key.length };
  const valueAt = start + key.length + 1;
  if (plain(rest) === '') {
    return { code: 'no-value', what: `${key}:`, start, end: at + word.length };
  }
  const values = rest.split(',').map(plain);
  return valueError(field, rest, valueAt) ?? { field, values, isNot };
}

function valueError(field: FilterField, rest: string, valueAt: number): FilterError | null {
  let start = valueAt;
  for (const part of rest.split(',')) {
    const place = { what: part, start, end: start + part.length };
    const value = plain(part);
    if (value === '') return { code: 'no-value', ...place, what: ',', end: start + 1 };
    if (field === 'kind' && !FILTER_KINDS.some((kind) => kind === value)) {
      return { code: 'unknown-kind', ...place };
    }
    const isNumber = /^\d+$/.test(value);
    if ((field === 'stream' || field === 'port') && !isNumber) {
      return { code: 'not-a-number', ...place };
    }
    start += part.length + 1;
  }
  return null;
}

function plain(text: string): string {
  return text.replaceAll('"', '').toLowerCase();
}
