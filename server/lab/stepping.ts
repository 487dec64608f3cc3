/**
 * Holding a program before its lines and calls: words of shared memory that a person's side writes and the program's
 * thread looks at. Whoever writes second sees what the other wrote (atomics), so no program waits for a release that
 * came a moment before it stopped.
 */

import type { StepBy } from '#core/command/step-command.ts';

/** A program may have this many lines: more than its size allows (64 KB). */
export const LINES_AT_MOST = 1 << 16;

const MODE_AT = 0;
const HELD_AT = 1;
const LINES_AT = 2;
const LINES_A_WORD = 32;
const WORDS = LINES_AT + LINES_AT_MOST / LINES_A_WORD;

const MODES = { run: 0, line: 1, call: 2 } as const;

/** Why a program stops: its line is marked, or a person said so. */
export type StopReason = 'breakpoint' | 'hand';

/** Shared by both sides; a program runs freely at first. */
export function createStepMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT);
}

/** The person's side. */
export class StepControl {
  private readonly words: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.words = new Int32Array(memory);
  }

  /** Whether the program stands. */
  get isHeld(): boolean {
    return Atomics.load(this.words, HELD_AT) === 1;
  }

  /** Forgets everything, for another program. */
  reset(): void {
    this.words.fill(0);
  }

  /** The program stops before these lines (from 1), and no longer before any others. */
  breakAt(lines: readonly number[]): void {
    const marked = new Int32Array(WORDS - LINES_AT);
    for (const line of lines) {
      const word = line >> 5;
      marked[word] = (marked[word] ?? 0) | (1 << (line & (LINES_A_WORD - 1)));
    }
    marked.forEach((word, i) => Atomics.store(this.words, LINES_AT + i, word));
  }

  /** The program stops before its next line. */
  stop(): void {
    Atomics.store(this.words, MODE_AT, MODES.line);
  }

  /** Lets the program go on, to stop before its next line or call, or freely. Says whether it stood: then it must be woken. */
  release(next: StepBy | null): boolean {
    Atomics.store(this.words, MODE_AT, MODES[next ?? 'run']);
    return Atomics.compareExchange(this.words, HELD_AT, 1, 0) === 1;
  }
}

/** The program's side. */
export class StepGate {
  private readonly words: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.words = new Int32Array(memory);
  }

  /** Why the program must stop before this line, or the call on it; null where it goes on. After a reason it counts as held. */
  arrive(place: StepBy, line: number): StopReason | null {
    if (this.reason(place, line) === null) return null;
    Atomics.store(this.words, HELD_AT, 1);
    const reason = this.reason(place, line);
    // Released in between: by our own hand, unless the other side has seen us held and wakes us.
    const isOurs = reason === null && Atomics.compareExchange(this.words, HELD_AT, 1, 0) === 1;
    return isOurs ? null : (reason ?? 'hand');
  }

  private reason(place: StepBy, line: number): StopReason | null {
    const word = Atomics.load(this.words, LINES_AT + (line >> 5)) >>> (line & (LINES_A_WORD - 1));
    if (place === 'line' && (word & 1) === 1) return 'breakpoint';
    return Atomics.load(this.words, MODE_AT) === MODES[place] ? 'hand' : null;
  }
}
