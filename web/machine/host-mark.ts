/** How a host is told from the others at a glance: a shape, a letter and a hue. */

import type { HostName } from '#core/event-base.ts';

export interface HostMark {
  /** `d` of an SVG path about the origin, within 1 unit of it. */
  readonly shape: string;
  readonly letter: string;
  /** Which of the tokens `--host-0` to `--host-7`. */
  readonly hue: number;
}

/** Regular polygons by their corners, how far they are turned, and how far out they reach to look equally large. */
const POLYGONS: readonly (readonly [corners: number, turn: number, reach: number])[] = [
  [48, 0, 1],
  [4, 1 / 8, 1.2],
  [4, 0, 1.25],
  [6, 0, 1.1],
  [3, 0, 1.45],
  [5, 0, 1.15],
  [3, 1 / 2, 1.45],
  [8, 1 / 16, 1.05],
];

/** The marks of the run's hosts, in their order; a ninth host has the first one's shape and another letter. */
export function hostMarks(hosts: readonly HostName[]): ReadonlyMap<HostName, HostMark> {
  const taken = new Set<string>();
  return new Map(
    hosts.map((host, i) => {
      const letter = letterOf(host, i, taken);
      taken.add(letter);
      const hue = i % POLYGONS.length;
      return [host, { shape: polygon(hue), letter, hue }] as const;
    }),
  );
}

/** The first letter of its name that no other has; hosts named by an address are A, B, C, … */
function letterOf(host: HostName, place: number, taken: ReadonlySet<string>): string {
  const isAddress = /^[\d[]|:/.test(host);
  const own = isAddress ? [] : [...host.toUpperCase()].filter((char) => /\p{L}/u.test(char));
  const alphabet = Array.from({ length: 26 }, (_, i) =>
    String.fromCharCode(65 + ((place + i) % 26)),
  );
  return [...own, ...alphabet].find((letter) => !taken.has(letter)) ?? '?';
}

function polygon(place: number): string {
  const [corners, turn, reach] = POLYGONS[place] ?? [48, 0, 1];
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = 2 * Math.PI * (i / corners + turn) - Math.PI / 2;
    return `${(reach * Math.cos(angle)).toFixed(3)} ${(reach * Math.sin(angle)).toFixed(3)}`;
  });
  return `M${points.join('L')}Z`;
}
