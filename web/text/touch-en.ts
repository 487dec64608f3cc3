/** Words of the hands on the wire in English; `touch-zh.ts` is typed against them. They are fetched when first needed. */

export const touchEn = {
  hint: 'in flight: click to hold, drop or flip a bit',
  hold: 'Hold',
  release: 'Release',
  drop: 'Drop',
  delay: 'Delay…',
  duplicate: 'Duplicate',
  flip: 'Flip a bit…',
  delayBy: 'Delay by',
  delayNow: 'Delay',
  /** The picture shows an earlier moment than the run is at. */
  behind: 'The picture is behind the run. Its packets are touched where they are now.',
  /** The picture still shows it in flight. */
  sealed: 'In the run its flight is over already: the picture is behind.',
};

export type TouchWords = typeof touchEn;
