/** Before which lines of a Python program a breakpoint can hold it: those where a statement begins. */

/** What is open at a line's end, so that the next one goes on with it. */
interface Open {
  readonly brackets: number;
  /** The quotes of a text that spans lines. */
  readonly quotes: string | null;
  /** The line ends in a backslash. */
  readonly isJoined: boolean;
}

const CLOSED: Open = { brackets: 0, quotes: null, isJoined: false };

/** `else` and `finally` only lead into a block, `global` and `nonlocal` only tell the compiler: none is ever reached. */
const NEVER_REACHED = /^(?:(?:else|finally)\s*:|(?:global|nonlocal)\b)/;

const PIECE = /#.*|"""|'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[([{]|[)\]}]|\\$/g;

/**
 * For each line (index = number − 1) the line, from 1, that a breakpoint set there goes to: the line itself where a
 * statement begins, the beginning of its statement where one goes on, else the next statement; null after the last.
 */
export function stopLines(lines: readonly string[]): readonly (number | null)[] {
  const stops: (number | null)[] = [];
  let open = CLOSED;
  lines.forEach((line, i) => {
    if (isContinued(open)) stops.push(stops.at(-1) ?? null);
    else stops.push(beginsStatement(line) ? i + 1 : null);
    open = openAfter(line, open);
  });
  for (let i = stops.length - 2; i >= 0; i--) stops[i] ??= stops[i + 1] ?? null;
  return stops;
}

function beginsStatement(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith('#') && !NEVER_REACHED.test(text);
}

function isContinued({ brackets, quotes, isJoined }: Open): boolean {
  return brackets > 0 || quotes !== null || isJoined;
}

function openAfter(line: string, before: Open): Open {
  let { brackets, quotes } = before;
  let isJoined = false;
  for (const [piece] of line.matchAll(PIECE)) {
    if (quotes !== null) {
      if (piece === quotes) quotes = null;
    } else if (piece === '"""' || piece === "'''") quotes = piece;
    else if ('([{'.includes(piece)) brackets++;
    else if (')]}'.includes(piece)) brackets = Math.max(0, brackets - 1);
    else if (piece === '\\') isJoined = true;
  }
  return { brackets, quotes, isJoined };
}
