/** `slowwire doctor`: whether a lab can run here, and if not the cure. */

import type { Diagnosis } from '../lab/doctor.ts';
import { examine } from '../lab/doctor.ts';
import { readOptions } from './options.ts';
import { EXIT } from './usage.ts';

/** Prints the diagnosis. Exit code 3 where no lab can run. */
export async function doctorCommand(args: readonly string[]): Promise<number> {
  const { values } = readOptions(args, { json: { type: 'boolean' } });
  const diagnosis = await examine();
  process.stdout.write(values.json ? `${JSON.stringify(diagnosis)}\n` : diagnosisText(diagnosis));
  return diagnosis.ok ? EXIT.done : EXIT.noLab;
}

/** The diagnosis for a person, one check a line and cures below. */
export function diagnosisText({ ok, kernel, checks }: Diagnosis): string {
  const lines = checks.map((check) => {
    const cure = check.ok || check.cure === null ? '' : `\n    cure: ${check.cure}`;
    return `${check.ok ? '✓' : '✕'} ${check.name}: ${check.message}${cure}`;
  });
  const verdict = ok
    ? `A lab can run here (kernel ${kernel}).`
    : `No lab can run here (kernel ${kernel}).`;
  return [...lines, verdict, ''].join('\n');
}
