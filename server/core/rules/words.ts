/** The words of one rule, read from left to right; what does not fit is told with what could stand there. */

/** A sentence in both languages. */
export interface Message {
  readonly en: string;
  readonly zh: string;
}

/** What is wrong with a text, and where: `[start, end)` in characters of the text. An empty range stands at the end of a rule. */
export interface RuleIssue {
  readonly message: Message;
  readonly start: number;
  readonly end: number;
}

/** Thrown inside the parser only, and caught by it: reading a rule ends at its first fault. */
export class Fault extends Error {
  readonly issue: RuleIssue;

  constructor(issue: RuleIssue) {
    super(issue.message.en);
    this.issue = issue;
  }
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Letters begin a word; digits are a number and end where letters begin, as in `3rd` and `300ms`. Commas may stand anywhere. */
const WORD = /[A-Za-zµμ_][\w-]*|\d+(?:\.\d+)?|[^\s,]/g;

export class Words {
  private readonly words: readonly Word[];
  private readonly end: number;
  private at = 0;

  /** `offset` is where `text` begins in the whole. */
  constructor(text: string, offset: number) {
    this.words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
      text: word,
      start: offset + index,
      end: offset + index + word.length,
    }));
    this.end = this.words.at(-1)?.end ?? offset;
  }

  get isOver(): boolean {
    return this.at >= this.words.length;
  }

  /** The next word in lower case, or nothing at the end. */
  get next(): string {
    return this.words[this.at]?.text.toLowerCase() ?? '';
  }

  /** The next word as it was written. */
  get nextAsWritten(): string {
    return this.words[this.at]?.text ?? '';
  }

  /** Goes on by one word. */
  skip(): void {
    this.at++;
  }

  /** Takes the next word where it is one of these (lower case), and says which. */
  take<W extends string>(...wanted: readonly W[]): W | null {
    const found = wanted.find((word) => word === this.next);
    if (found !== undefined) this.at++;
    return found ?? null;
  }

  /** Takes one of these or stops at the fault. `possible` is what the reader is told could stand here. */
  expect<W extends string>(wanted: readonly W[], possible: readonly string[] = wanted): W {
    return this.take(...wanted) ?? this.fail(possible);
  }

  /** Takes a whole number within bounds, or stops at the fault. */
  expectInteger(min: number, max: number, example: string): number {
    const value = this.expectNumber(example);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.at--;
    return this.failWith({
      en: `a whole number from ${min} to ${max} must stand here`,
      zh: `这里要写 ${min} 到 ${max} 的整数`,
    });
  }

  /** Takes a number, or stops at the fault. */
  expectNumber(example: string): number {
    if (!/^\d/.test(this.next)) return this.fail([example]);
    return Number(this.words[this.at++]?.text);
  }

  /** Goes back by one word, so that a fault points at it. */
  back(): void {
    this.at--;
  }

  /** Stops here and says what could stand in the next word's place. */
  fail(possible: readonly string[]): never {
    const list = possible.join(', ');
    const word = this.nextAsWritten;
    const fault =
      word === ''
        ? { en: 'something is missing here', zh: '这里还缺内容' }
        : { en: `“${word}” cannot stand here`, zh: `这里不能是“${word}”` };
    return this.failWith({
      en: `${fault.en}; possible: ${list}`,
      zh: `${fault.zh}；可以写：${list}`,
    });
  }

  /** Stops here with a message of one's own. */
  failWith(message: Message): never {
    const { start, end } = this.words[this.at] ?? { start: this.end, end: this.end };
    throw new Fault({ message, start, end });
  }
}
