/** Words of stepping programs, in English; `steps-zh.ts` is typed against them. */

import type { StepBy } from '#core/command/step-command.ts';
import type { ProgramPaused } from '#core/program-event.ts';

export const stepsEn = {
  label: (host: string) => `Step the program of ${host}`,
  pause: 'Pause',
  goOn: 'Go on',
  steps: { line: 'Step line', call: 'Step to next call' } satisfies Record<StepBy, string>,
  stepHints: {
    line: 'To the next line (Space)',
    call: 'To the next socket call (Shift+Space)',
  } satisfies Record<StepBy, string>,
  by: { breakpoint: 'breakpoint', hand: 'by hand' } satisfies Record<ProgramPaused['by'], string>,
  stands: {
    line: (line: number, by: string) => `Stands before line ${line} (${by}); its kernel goes on.`,
    call: (line: number, by: string) =>
      `Stands before the call on line ${line} (${by}); its kernel goes on.`,
  } satisfies Record<StepBy, (line: number, by: string) => string>,
  runs: 'Runs.',
  willStop: {
    line: 'Stops before its next line.',
    call: 'Stops before its next call.',
  } satisfies Record<StepBy, string>,
  willStopAfter: {
    line: (call: string) => `In ${call}(): it stops once the call has returned.`,
    call: (call: string) => `In ${call}(): it stops before the call after this one.`,
  } satisfies Record<StepBy, (call: string) => string>,
  keysHere: 'Space steps it.',
  keysElsewhere: (host: string) => `Space steps ${host}.`,
};
