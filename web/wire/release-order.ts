/** The order in which a person lets held frames go. */

import type { FrameTarget } from '#core/command/hand-command.ts';
import type { FrameOnWire } from '../view/on-the-wire.ts';
import { targetOf } from '../view/on-the-wire.ts';

/**
 * The frames as a person arranged them: those named first in that order; what has come since keeps its own behind them.
 *
 * @param keys - frames that are gone are passed over.
 */
export function arranged(
  frames: readonly FrameOnWire[],
  keys: readonly string[],
): readonly FrameOnWire[] {
  const byKey = new Map(frames.map((frame) => [frame.key, frame]));
  const named = keys.flatMap((key) => byKey.get(key) ?? []);
  const isNamed = new Set(named.map(({ key }) => key));
  return [...named, ...frames.filter(({ key }) => !isNamed.has(key))];
}

/** The keys with one of them moved to another place; beyond an end, to that end. */
export function movedTo(keys: readonly string[], key: string, place: number): readonly string[] {
  const others = keys.filter((other) => other !== key);
  if (others.length === keys.length) return keys;
  const at = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, at), key, ...others.slice(at)];
}

/** How the command `release` names that order. */
export function orderOf(frames: readonly FrameOnWire[]): readonly FrameTarget[] {
  return frames.map(targetOf);
}
