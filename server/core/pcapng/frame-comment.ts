/** What a recording says of each frame in words, so that a reader without Slowwire knows cause and fate too. */

import { assertNever } from '../assert-never.ts';
import type { RunEvent } from '../event.ts';
import type { CallEntered } from '../program-event.ts';
import type { Cause, FrameDropped, FrameSent } from '../frame-event.ts';
import { touchText, type FrameTouched } from '../touch-text.ts';

/** Gives each frame of a run its comment, looking ahead in the log for its fate. */
export function frameComments(events: readonly RunEvent[]): (frame: FrameSent) => string {
  const calls = new Map<number, CallEntered>();
  const fates = new Map<number, string[]>();
  const fate = (packet: number, words: string): void => {
    const known = fates.get(packet);
    if (known === undefined) fates.set(packet, [words]);
    else known.push(words);
  };
  for (const event of events) {
    if (event.type === 'call') calls.set(event.call, event);
    else if (event.type === 'arrived')
      fate(event.packet, `reached ${event.host} at ${ms(event.atUs)}`);
    else if (event.type === 'dropped') fate(event.packet, lost(event));
    else if (isTouched(event)) fate(event.packet, touchText(event));
  }
  return (frame) => {
    const cause = because(frame.cause, calls);
    const outcome = fates.get(frame.packet) ?? ['still under way when the run ended'];
    return `packet ${frame.packet} left ${frame.host} at ${ms(frame.atUs)}: ${cause}; ${outcome.join('; ')}`;
  };
}

function isTouched(event: RunEvent): event is FrameTouched {
  return ['altered', 'copied', 'held', 'released', 'spared'].includes(event.type);
}

function because(cause: Cause, calls: ReadonlyMap<number, CallEntered>): string {
  switch (cause.type) {
    case 'call': {
      const call = calls.get(cause.call);
      if (call === undefined) return `call ${cause.call}`;
      const line = call.line === null ? '' : ` on line ${call.line}`;
      return `${call.name}${line}`;
    }
    case 'packet':
      return `the kernel's answer to packet ${cause.packet}`;
    case 'timer':
      return `the ${cause.timer} timer`;
    case 'hand':
      return cause.copyOf === null
        ? 'put on the wire by hand'
        : `put on the wire by hand, a copy of packet ${cause.copyOf}`;
    case 'wire':
      return `made by the wire's own router because of packet ${cause.packet}`;
    case 'unknown':
      return 'the capture does not say why';
    default:
      return assertNever(cause);
  }
}

function lost(event: FrameDropped): string {
  return `never reached ${event.host} (${event.reason}: ${event.detail})`;
}

function ms(atUs: number): string {
  return `${(atUs / 1000).toFixed(3)} ms`;
}
