/** Words of the controls, in English; `controls-zh.ts` is typed against them. */

export const controlsEn = {
  transport: {
    label: 'Playback',
    restart: 'To the start',
    end: 'To the end',
    previous: 'Step back',
    next: 'Step forward',
    play: 'Play',
    pause: 'Pause',
    position: 'Position in the run',
    positionText: (at: string, of: string) => `${at} of ${of}`,
    speed: 'Speed',
    step: 'Step',
    units: { packet: 'packet', line: 'line', event: 'event' },
    clock: 'Clock',
    clocks: { lecture: 'lecture', true: 'true' },
    keys: 'Keyboard',
    backToNow: 'Back to now',
    holdWire: 'Hold the wire',
    fork: 'Change one thing…',
    forkHint: 'Run again from here with one thing changed (Shift R)',
    openWire: 'Open the wire',
    jump: 'Jump',
    jumps: {
      nextLoss: 'Next loss',
      previousLoss: 'Previous loss',
      nextFinding: 'Next finding',
      previousFinding: 'Previous finding',
    },
  },
  keys: {
    names: { ' ': 'Space' } as Record<string, string>,
  },
  projector: {
    enter: 'Projector mode',
    leave: 'Leave projector mode',
    spotlight: 'Spotlight',
    blank: 'The screen is blank. Press . or click to go on.',
  },
};
