/** How a run was made from another, in words. */

import { isFromStart } from '#core/fork/fork-change.ts';
import type { RunOrigin, ToldChange } from '#core/run-origin.ts';
import type { ForkWords } from '../text/fork-en.ts';
import { axisText } from '../view/time-text.ts';

/** `packet 7 arrives`, `writes = 5`. @param titles - the parameters' names for a reader. */
export function changeText(
  change: ToldChange,
  titles: Readonly<Record<string, string>>,
  { changes }: ForkWords,
): string {
  switch (change.type) {
    case 'pass':
    case 'drop':
      return changes[change.type](change.packet);
    case 'param':
      return changes.param(titles[change.name] ?? change.name, String(change.value));
    case 'program':
      return changes.program(change.host);
    case 'wire':
      return change.host === undefined ? changes.wire : changes.wireFrom(change.host);
    default:
      return changes[change.type];
  }
}

/** `Forked at packet 7 (402 ms).`; a change that holds from the start has no other point. */
export function pointText(
  { change, packet, atUs }: Pick<RunOrigin, 'change' | 'packet' | 'atUs'>,
  say: ForkWords,
): string {
  if (isFromStart(change)) return say.fromStart;
  const time = axisText(atUs);
  return packet === null ? say.madeAtEnd(time) : say.madeAt(packet, time);
}
