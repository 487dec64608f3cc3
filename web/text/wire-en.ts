/** Words of the wire's view in English; `wire-zh.ts` is typed against them. They are fetched with the view. */

export const wireEn = {
  onTheWire: 'On the wire',
  settings: 'Settings',
  rules: 'Rules',
};

export type WireWords = typeof wireEn;
