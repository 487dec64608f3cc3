/** Follows frames on the wire: which ways a packet takes, what befalls it there, and how each way ends. */

import type { HostInfo } from '#core/event.ts';
import type { FrameArrived, FrameDropped, FrameSent } from '#core/frame-event.ts';
import { macText } from '#core/address-text.ts';
import type { WireSettings } from '#core/wire-settings.ts';
import type { Fate, Leg, Turn } from './packet.ts';

/** The ways a frame sets out on: to the host it is addressed to, or to all but the sender. */
export function legsOf(
  event: FrameSent,
  frame: Uint8Array,
  { hosts, wire }: { readonly hosts: readonly HostInfo[]; readonly wire: WireSettings },
): readonly Leg[] {
  const destination = macText(frame, 0);
  const isGroup = ((frame[0] ?? 0) & 1) === 1;
  const expectedUs = event.atUs + (wire.from[event.host]?.delayUs ?? 0);
  return hosts
    .filter(({ name, mac }) => name !== event.host && (isGroup || mac === destination))
    .map(({ name }) => flying(name, 0, event.seq, expectedUs));
}

/** The legs after one of them ended. A capture's packet may end at a host that its address does not tell. */
export function settled(
  legs: readonly Leg[],
  bornSeq: number,
  event: FrameArrived | FrameDropped,
): readonly Leg[] {
  const { host, copy = 0, seq, atUs } = event;
  const leg = find(legs, host, copy) ?? flying(host, copy, bornSeq, atUs);
  const fate: Fate =
    event.type === 'arrived'
      ? { type: 'arrived', seq, atUs }
      : { type: 'dropped', seq, atUs, reason: event.reason, detail: event.detail };
  const expectedUs = event.type === 'dropped' ? event.wouldArriveUs : atUs;
  return replaced(legs, { ...leg, expectedUs, fate });
}

/** The legs after something befell one of them. */
export function turned(legs: readonly Leg[], event: Turn): readonly Leg[] {
  const { host, copy = 0 } = event;
  const leg = find(legs, host, copy);
  if (!leg) return legs;
  const expectedUs = event.type === 'released' ? event.dueUs : leg.expectedUs;
  const after = replaced(legs, { ...leg, expectedUs, turns: [...leg.turns, event] });
  if (event.type !== 'copied') return after;
  return [...after, flying(host, event.newCopy, event.seq, expectedUs)];
}

function flying(to: string, copy: number, bornSeq: number, expectedUs: number): Leg {
  return {
    to,
    copy,
    bornSeq,
    turns: [],
    plannedUs: expectedUs,
    expectedUs,
    fate: { type: 'flying' },
  };
}

function find(legs: readonly Leg[], host: string, copy: number): Leg | undefined {
  return legs.find((leg) => leg.to === host && leg.copy === copy);
}

function replaced(legs: readonly Leg[], leg: Leg): readonly Leg[] {
  return [...legs.filter((other) => other.to !== leg.to || other.copy !== leg.copy), leg];
}
