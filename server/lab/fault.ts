/** The answer to a command that could not be carried out. */

import type { Bilingual } from '#core/dissect/field.ts';
import type { CommandFault, CommandRefused } from './run-spec.ts';

/** Nothing was done; `why` is one sentence, said of what and with what figures. */
export function fault(code: CommandFault, { en, zh }: Bilingual): CommandRefused {
  return { ok: false, code, message: en, zh };
}

/** A command came too late. */
export const RUN_ENDED = fault('run-ended', { en: 'the run has ended', zh: '运行已经结束' });
