/** A light colouring of Python: words, text, notes and numbers, no more than a slide needs. */

export type TokenType = 'plain' | 'word' | 'text' | 'note' | 'number';

export interface Token {
  readonly type: TokenType;
  readonly text: string;
}

const WORDS =
  'and as assert break class continue def del elif else except finally for from global if import in is lambda not or pass raise return try while with yield True False None';

const PATTERN = new RegExp(
  [
    `(?<note>#.*)`,
    `(?<text>[rbfu]{0,2}(?:'(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*"))`,
    `(?<word>\\b(?:${WORDS.split(' ').join('|')})\\b)`,
    `(?<number>\\b\\d[\\d_.]*\\b)`,
  ].join('|'),
  'g',
);

/** The tokens of one line; joined, they are the line. */
export function highlightLine(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of line.matchAll(PATTERN)) {
    if (match.index > at) tokens.push({ type: 'plain', text: line.slice(at, match.index) });
    tokens.push({ type: typeOf(match), text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < line.length) tokens.push({ type: 'plain', text: line.slice(at) });
  return tokens;
}

function typeOf({ groups }: RegExpMatchArray): TokenType {
  if (groups?.['note'] !== undefined) return 'note';
  if (groups?.['text'] !== undefined) return 'text';
  return groups?.['word'] !== undefined ? 'word' : 'number';
}
