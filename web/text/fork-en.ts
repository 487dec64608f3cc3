/** Words for making a run from another in English; `fork-zh.ts` is typed against them. They are fetched with the dialog. */

export const forkEn = {
  title: 'Run again with one thing changed',
  point: (packet: number, time: string) => `From just before packet ${packet}, at ${time}:`,
  atEnd: (time: string) => `At the run’s end, ${time}: no packet follows.`,
  what: 'What is to be different',
  kinds: {
    pass: (packet: number) => `Packet ${packet} arrives`,
    drop: (packet: number) => `Packet ${packet} is lost`,
    wire: 'The wire, from here on',
    rules: 'The rules of the wire, from here on',
    param: 'A parameter, from the start',
    program: 'A socket option or any line of a program, from the start',
  },
  passHint: 'It is spared what befell it. Every other packet meets the same fate as before.',
  dropHint: 'Every other packet meets the same fate as before, until the runs part.',
  startHint: 'Neither a kernel nor a program can be turned back, so it holds from the beginning.',
  /** Of the knobs, which stand on the wire of the point instead of the scenario's. */
  wire: {
    own: 'as it is here',
    reset: 'Back to the wire as it is here',
    changed: (value: string) => `here it is ${value}`,
  },
  inForce: 'In force here',
  noRules: 'No rules are in force here.',
  keep: (rule: string) => `Keep: ${rule}`,
  add: 'Another rule',
  ruleExample: 'drop the first FIN',
  at: (place: number) => `At character ${place}:`,
  param: 'Parameter',
  was: (value: string) => `it was ${value}`,
  host: 'Program of',
  option: 'Set a socket option',
  chooseOption: 'choose …',
  program: 'Program',
  asItWas: 'Back to the program as it ran',
  rest: 'Seed, programs and all else stay as they were. It is a new run: the kernels are real, so times differ a little.',
  deeds: (repeated: number, leftOut: number) =>
    [
      `Done by hand: ${repeated} repeated`,
      ...(leftOut > 0
        ? [
            `${leftOut} left out (packets made by hand, and what concerned one packet, after this point)`,
          ]
        : []),
    ].join(', ') + '.',
  nothing: 'Change something first.',
  start: 'Run again',
  cancel: 'Cancel',
  /** Beside the two runs. */
  label: 'Run B is a new run made from A: real kernels, so times differ a little.',
  changed: (what: string) => `Changed: ${what}.`,
  changes: {
    pass: (packet: number) => `packet ${packet} arrives`,
    drop: (packet: number) => `packet ${packet} is lost`,
    wire: 'the wire',
    wireFrom: (host: string) => `the wire for frames from ${host}`,
    rules: 'the rules of the wire',
    param: (name: string, value: string) => `${name} = ${value}`,
    program: (host: string) => `the program of ${host}`,
    nothing: 'nothing',
  },
  madeAt: (packet: number, time: string) => `Forked at packet ${packet} (${time}).`,
  madeAtEnd: (time: string) => `Forked at the end (${time}).`,
  fromStart: 'Forked at the start.',
};

export type ForkWords = typeof forkEn;
