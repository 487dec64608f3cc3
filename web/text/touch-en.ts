/** Words of the hands on the wire in English; `touch-zh.ts` is typed against them. They are fetched when first needed. */

export const touchEn = {
  hint: 'in flight: click to hold, drop or flip a bit',
  hold: 'Hold',
  release: 'Release',
  drop: 'Drop',
  delay: 'Delay…',
  duplicate: 'Duplicate',
  flip: 'Flip a bit…',
  copyOf: 'Send a copy…',
  delayBy: 'Delay by',
  delayNow: 'Delay',
  /** The picture shows an earlier moment than the run is at. */
  behind: 'The picture is behind the run. Its packets are touched where they are now.',
  /** The picture still shows it in flight. */
  sealed: 'In the run its flight is over already: the picture is behind.',
  wireHeld: 'The wire is held.',
  framesHeld: 'Packets are held.',
  noneWait: 'No packet waits yet.',
  waiting: (count: number, longest: string) =>
    count === 1
      ? `1 packet waits, for ${longest}.`
      : `${count} packets wait, the longest for ${longest}.`,
  full: 'The wire holds no more: each further packet is dropped.',
  endsIn: (time: string) => `If all stays so, the run ends by its limit in ${time}.`,
  releaseAll: 'Release all',
  inOrder: 'Release in this order',
  notLive: 'No run is under way: there is nothing to touch.',
  nothing: 'Nothing is on the wire.',
  held: (count: number) => `Held: ${count}`,
  heldHint: 'Drag a row, or press Alt with ↑ or ↓, to change the order of release.',
  moving: (count: number) => `On the way: ${count}`,
  listed: (listed: number, total: number) => `The first ${listed} of ${total} are listed.`,
  showMore: (count: number) => `Show ${count} more`,
  left: (time: string) => `${time} left`,
  copy: (copy: number) => `copy ${copy}`,
  /** Names a button of a row. */
  doTo: (deed: string, packet: string) => `${deed}: ${packet}`,
  others: 'More',
  place: (packet: string, place: number, count: number) => `${packet}: place ${place} of ${count}`,
};

export type TouchWords = typeof touchEn;
