/** Names one packet of a run in the words of a rule, so that a run of the same kind can be told of it. */

import { fromBase64 } from '../bytes.ts';
import type { RunEvent } from '../event.ts';
import type { FrameSent } from '../frame-event.ts';
import { FrameReader } from '../rules/frame-reader.ts';
import { Places } from '../rules/places.ts';
import { printRule } from '../rules/print.ts';
import type { FrameFilter, FrameKind, Rule } from '../rules/rule.ts';

/** The first that fits names the packet. */
const KINDS: readonly FrameKind[] = [
  'fragment',
  'SYN',
  'SYN-ACK',
  'RST',
  'data segment',
  'FIN',
  'ACK',
  'datagram',
  'ICMP',
  'ARP',
];

const NUMBERED: readonly FrameKind[] = ['data segment', 'datagram'];

/**
 * A rule that acts on this packet and on no other, by its kind, its sender and its place: `pass data segment 3 from
 * client once`, `drop the 2nd SYN from client`. Null where no host sent it.
 *
 * @param packet - its number.
 */
export function ruleAbout(
  action: 'pass' | 'drop',
  events: readonly RunEvent[],
  packet: number,
): string | null {
  const frames = events.filter((event): event is FrameSent => event.type === 'sent');
  const sent = frames.filter(({ cause }) => cause.type !== 'hand' && cause.type !== 'wire');
  const at = sent.findIndex((frame) => frame.packet === packet);
  const target = sent[at];
  if (!target) return null;
  const told = readAll(sent.slice(0, at + 1), target);
  const last = told.at(-1);
  if (!last) return null;
  const n = told.filter(({ kind, number }) => kind === last.kind && number === last.number).length;
  const isFirst = last.number !== null && n === 1;
  const rule: Rule = {
    action: { type: action },
    filter: filterOf(last, target.host),
    selection: isFirst ? { type: 'every', n: 1 } : { type: 'nth', n },
    atMost: isFirst ? 1 : null,
  };
  return printRule(rule);
}

interface Told {
  readonly kind: FrameKind;
  readonly number: number | null;
}

/** What the sender of the last of these frames sent, told by the kind of the last. */
function readAll(frames: readonly FrameSent[], { host, bytes }: FrameSent): readonly Told[] {
  const reader = new FrameReader();
  reader.read(fromBase64(bytes));
  const kind = KINDS.find((one) => reader.is(one)) ?? 'anything';
  const places = new Places(Infinity);
  return frames.flatMap((frame) => {
    reader.read(fromBase64(frame.bytes));
    places.see(reader.headers);
    if (frame.host !== host || !reader.is(kind)) return [];
    const isNumbered = NUMBERED.includes(kind) && places.latest > 0;
    return [{ kind, number: isNumbered ? places.latest : null }];
  });
}

function filterOf({ kind, number }: Told, host: string): FrameFilter {
  const anywhere = { host: null, port: null };
  return {
    kind,
    number,
    features: [],
    from: { host, port: null },
    to: anywhere,
    overBytes: null,
    underBytes: null,
  };
}
