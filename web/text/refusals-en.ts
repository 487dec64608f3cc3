/** What the server refuses, in plain English, by its code; `refusals-zh.ts` is typed against it. Fetched with the first refusal. */

export const refusalsEn = {
  'bad-request': 'The server cannot make sense of this.',
  'bad-parameter': 'A value is out of bounds or of the wrong kind. Nothing was changed.',
  'bad-rule': 'A rule cannot be read. Nothing was changed.',
  'bad-packet': 'These bytes cannot be put on the wire. Nothing was changed.',
  'beyond-packet': 'That bit lies beyond the packet’s end. Nothing was changed.',
  'run-ended': 'This run is not under way: its wire cannot be touched.',
  'run-in-hand':
    'No other run has begun: this one stands, and waits for you. Let it go on, or press Stop first.',
  'run-queued': 'The run still waits for a lab. Try again once it has begun.',
  'not-on-wire': 'That packet is not on the wire: only what is on its way can be touched.',
  'not-held': 'The program does not stand: only one that is held can be stepped.',
  'unknown-scenario': 'There is no such scenario.',
  'body-too-large': 'That is more than the server takes at once.',
  'too-many-runs': 'Too many runs are under way or wait. Try again when one of them has ended.',
  'lab-unavailable': 'No lab can run on the server’s machine.',
  internal: 'Something went wrong in Slowwire itself; its log on the server says what.',
};

export type Refusals = typeof refusalsEn;
