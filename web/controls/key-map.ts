/** The keyboard map: the one table that keys are handled by and that the list under "?" is drawn from. */

import type { JumpKind } from '../view/stops.ts';

/** What keys can do; the page provides it. */
export interface KeyActions {
  run(): void;
  /** Steps a program that stands, or plays and pauses. */
  toggle(): void;
  /** Lets a program that stands go on to its next call. */
  stepCall(): void;
  /** Lets it go on freely. */
  goOn(): void;
  /** Sets a breakpoint where it stands, or takes it away. */
  breakpoint(): void;
  step(direction: 1 | -1): void;
  /** Goes by another unit: packet, line, event, packet. */
  nextUnit(): void;
  jump(to: JumpKind, direction: 1 | -1): void;
  start(): void;
  end(): void;
  pan(lines: number): void;
  zoom(direction: 1 | -1): void;
  /** The whole run into the ladder's window. */
  fit(): void;
  filter(): void;
  /** Gives the key to a field that is on its way to the page; false where none is. */
  typeAhead(key: string): boolean;
  /** Keeps the run to hold the next against it, or lets it go. */
  compare(): void;
  faster(): void;
  slower(): void;
  clock(): void;
  /** Opens the view at that place of the dock, from 1. */
  view(place: number): void;
  /** Leaves only the tabs of the dock, or opens it again. */
  putAway(): void;
  /** Opens the view of the wire. */
  wire(): void;
  /** Opens it with the focus where a rule is written. */
  rules(): void;
  /** Asks what is to be different when the run is made again. */
  fork(): void;
  /** Stops the wire, or lets it go on. */
  holdWire(): void;
  /** To the selected packet: */
  holdPacket(): void;
  dropPacket(): void;
  delayPacket(): void;
  duplicatePacket(): void;
  editPacket(): void;
  present(): void;
  projector(): void;
  spotlight(): void;
  blank(): void;
  /** Leaves what covers or fills the page, one thing at a time. */
  leave(): void;
  fullscreen(): void;
  help(): void;
}

export type KeyGroup = 'run' | 'steps' | 'ladder' | 'hand' | 'wall';

/** Names a row in the page's words. */
export type KeyMeaning = (typeof KEY_MAP)[number]['meaning'];

export interface KeyRow {
  readonly group: KeyGroup;
  readonly meaning: string;
  /** Chords as {@link chordOf} writes them; any of them does it. */
  readonly chords: readonly string[];
  act(actions: KeyActions, chord: string): void;
}

const LINES_PER_KEY = 3;
const PLACES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export const KEY_MAP = [
  { group: 'run', meaning: 'run', chords: ['Enter'], act: (to) => to.run() },
  { group: 'run', meaning: 'toggle', chords: [' '], act: (to) => to.toggle() },
  { group: 'run', meaning: 'stepCall', chords: ['Shift+ '], act: (to) => to.stepCall() },
  { group: 'run', meaning: 'goOn', chords: ['g'], act: (to) => to.goOn() },
  { group: 'run', meaning: 'breakpoint', chords: ['F9'], act: (to) => to.breakpoint() },
  { group: 'run', meaning: 'slower', chords: ['-'], act: (to) => to.slower() },
  { group: 'run', meaning: 'faster', chords: ['+', '='], act: (to) => to.faster() },
  { group: 'run', meaning: 'clock', chords: ['t'], act: (to) => to.clock() },
  {
    group: 'steps',
    meaning: 'stepBack',
    chords: ['ArrowLeft', 'PageUp'],
    act: (to) => to.step(-1),
  },
  {
    group: 'steps',
    meaning: 'stepForward',
    chords: ['ArrowRight', 'PageDown'],
    act: (to) => to.step(1),
  },
  { group: 'steps', meaning: 'unit', chords: ['u'], act: (to) => to.nextUnit() },
  { group: 'steps', meaning: 'start', chords: ['Home'], act: (to) => to.start() },
  { group: 'steps', meaning: 'end', chords: ['End'], act: (to) => to.end() },
  { group: 'steps', meaning: 'nextLoss', chords: ['l'], act: (to) => to.jump('loss', 1) },
  {
    group: 'steps',
    meaning: 'previousLoss',
    chords: ['Shift+l'],
    act: (to) => to.jump('loss', -1),
  },
  { group: 'steps', meaning: 'nextFinding', chords: ['n'], act: (to) => to.jump('finding', 1) },
  {
    group: 'steps',
    meaning: 'previousFinding',
    chords: ['Shift+n'],
    act: (to) => to.jump('finding', -1),
  },
  { group: 'ladder', meaning: 'up', chords: ['ArrowUp'], act: (to) => to.pan(-LINES_PER_KEY) },
  { group: 'ladder', meaning: 'down', chords: ['ArrowDown'], act: (to) => to.pan(LINES_PER_KEY) },
  { group: 'ladder', meaning: 'zoomOut', chords: ['['], act: (to) => to.zoom(-1) },
  { group: 'ladder', meaning: 'zoomIn', chords: [']'], act: (to) => to.zoom(1) },
  { group: 'ladder', meaning: 'fit', chords: ['0'], act: (to) => to.fit() },
  { group: 'ladder', meaning: 'filter', chords: ['/'], act: (to) => to.filter() },
  { group: 'run', meaning: 'compare', chords: ['c'], act: (to) => to.compare() },
  {
    group: 'ladder',
    meaning: 'view',
    chords: [...PLACES, ...PLACES.map((place) => `Alt+${place}`)],
    act: (to, chord) => to.view(Number(chord.at(-1))),
  },
  { group: 'ladder', meaning: 'putAway', chords: ['v'], act: (to) => to.putAway() },
  { group: 'hand', meaning: 'holdWire', chords: ['h'], act: (to) => to.holdWire() },
  { group: 'hand', meaning: 'holdPacket', chords: ['Shift+h'], act: (to) => to.holdPacket() },
  { group: 'hand', meaning: 'dropPacket', chords: ['x'], act: (to) => to.dropPacket() },
  { group: 'hand', meaning: 'delayPacket', chords: ['k'], act: (to) => to.delayPacket() },
  { group: 'hand', meaning: 'duplicatePacket', chords: ['d'], act: (to) => to.duplicatePacket() },
  { group: 'hand', meaning: 'editPacket', chords: ['e'], act: (to) => to.editPacket() },
  { group: 'hand', meaning: 'wire', chords: ['w'], act: (to) => to.wire() },
  { group: 'hand', meaning: 'rules', chords: ['r'], act: (to) => to.rules() },
  { group: 'hand', meaning: 'fork', chords: ['Shift+r'], act: (to) => to.fork() },
  { group: 'wall', meaning: 'present', chords: ['F5'], act: (to) => to.present() },
  { group: 'wall', meaning: 'projector', chords: ['p'], act: (to) => to.projector() },
  { group: 'wall', meaning: 'spotlight', chords: ['s'], act: (to) => to.spotlight() },
  { group: 'wall', meaning: 'blank', chords: ['.', 'b'], act: (to) => to.blank() },
  { group: 'wall', meaning: 'fullscreen', chords: ['f'], act: (to) => to.fullscreen() },
  { group: 'wall', meaning: 'leave', chords: ['Escape'], act: (to) => to.leave() },
  { group: 'wall', meaning: 'help', chords: ['?'], act: (to) => to.help() },
] as const satisfies readonly KeyRow[];

/** The row that a chord belongs to, or null. */
export function rowOf(chord: string): KeyRow | null {
  return ROWS.get(chord) ?? null;
}

const ROWS = new Map<string, KeyRow>(
  KEY_MAP.flatMap((row) => row.chords.map((chord) => [chord, row] as const)),
);

/** How a pressed key is written in the table: letters small, they and Space with `Shift+` where it is held; digits with `Alt+`. */
export function chordOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey'>,
): string {
  const digit = /^Digit([0-9])$/.exec(event.code)?.[1];
  // With Alt held, some layouts write other characters than digits.
  if (event.altKey) return digit === undefined ? `Alt+${event.key}` : `Alt+${digit}`;
  const letter = event.key.toLowerCase();
  if (!/^[\p{L} ]$/u.test(letter)) return event.key;
  return event.shiftKey ? `Shift+${letter}` : letter;
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  '-': '−',
};

/** The key caps of a row, as they are drawn: the places of the dock as one. */
export function capsOf(
  { chords }: KeyRow,
  names: Readonly<Record<string, string>>,
): readonly string[] {
  if (chords.includes('9')) return ['1 … 9', 'Alt 1 … 9'];
  return chords.filter((chord) => chord !== '=').map((chord) => capOf(chord, names));
}

function capOf(chord: string, names: Readonly<Record<string, string>>): string {
  const [key = '', ...held] = chord.split('+').filter(Boolean).reverse();
  const name = key === '' ? '+' : (names[key] ?? SIGNS[key] ?? nameOf(key));
  return [...held.reverse(), name].join(' ');
}

function nameOf(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key;
}
