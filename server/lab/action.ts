/** Does to a frame on the wire what a rule says. */

import { assertNever } from '#core/assert-never.ts';
import { flipBit, markCongestion } from '#core/frame-edit.ts';
import type { FrameAction } from '#core/frame-judge.ts';
import { mendChecksums } from '#core/mend-checksums.ts';
import type { Traffic } from './traffic.ts';
import type { Flight } from './line.ts';

/** Carries out one action on a flight that is on the wire. */
export function carryOut(
  action: FrameAction,
  flight: Flight,
  atUs: number,
  traffic: Traffic,
): void {
  const { rule } = action;
  const by = { by: 'rule', rule } as const;
  const detail = `rule ${rule + 1}`;
  switch (action.type) {
    case 'drop':
      traffic.drop(flight, atUs, { reason: 'rule', rule, detail });
      break;
    case 'hold':
      traffic.hold(flight, atUs, by);
      break;
    case 'delay':
      delay(flight, atUs, action.byUs, traffic, { ...by, detail });
      break;
    case 'duplicate': {
      const copy = traffic.copy(flight, atUs, flight.dueUs + action.afterUs, { ...by, detail });
      traffic.launch(copy, atUs);
      break;
    }
    case 'flip': {
      if (action.bit >= 8 * flight.bytes.length) return;
      const flipped = flipBit(flight.bytes, action.bit);
      const bytes = action.mend ? mendChecksums(flipped) : flipped;
      const where = `bit ${action.bit % 8} of byte ${action.bit >> 3} flipped`;
      traffic.alter(flight, atUs, bytes, { ...by, detail: `${detail}: ${where}` });
      break;
    }
    case 'mark': {
      const marked = markCongestion(flight.bytes);
      if (marked) traffic.alter(flight, atUs, marked, { ...by, detail: `${detail}: CE marked` });
      break;
    }
    case 'pass':
      break; // the settings were told, before it was on the wire
    default:
      assertNever(action);
  }
}

/** A frame that is held already has so much more of its way before it. */
function delay(
  flight: Flight,
  atUs: number,
  byUs: number,
  traffic: Traffic,
  by: { readonly by: 'rule'; readonly rule: number; readonly detail: string },
): void {
  if (flight.leftUs === null) traffic.move(flight, atUs, flight.dueUs + byUs, by);
  else flight.leftUs += byUs;
}
