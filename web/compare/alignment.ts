/** Which packets of two runs are the same, which are in one run only, and where the runs first part. */

import type { HostName } from '#core/event-base.ts';
import type { Packet } from '../view/packet.ts';
import type { List } from '../view/list.ts';
import { commonSequence } from './common-sequence.ts';
import type { Pair, Side } from './side.ts';
import { SIDES, otherSide } from './side.ts';
import { signatureOf } from './signature.ts';

/** How a packet differs from the other run: it is not there, or it was lost here, or lost there, or befell something else. */
export type Difference = 'only' | 'lost-here' | 'lost-there' | 'otherwise';

/** A packet, named by its run. */
export interface Place {
  readonly side: Side;
  /** The packet's number there. */
  readonly packet: number;
}

/** By number. */
export interface Alignment {
  /** The same packet in the other run; null where there is none. */
  partnerOf(side: Side, packet: number): number | null;
  /** Null where the packet is in both runs and fared alike. */
  differenceOf(side: Side, packet: number): Difference | null;
  /** Packets that differ, in the order of sending. */
  readonly differing: Pair<readonly number[]>;
  /** The earliest of all that differ; null where the runs are alike. */
  readonly parting: Place | null;
}

/**
 * Aligns the packets of two runs, each sender's by themselves: what the two ends do at the same time has no order.
 *
 * @param shiftsUs - what is added to each run's times to compare them.
 */
export function alignPackets(packets: Pair<List<Packet>>, shiftsUs: Pair<number>): Alignment {
  const lists: Pair<readonly Packet[]> = { a: all(packets.a), b: all(packets.b) };
  const partners: Pair<Map<number, number>> = { a: new Map(), b: new Map() };
  for (const host of new Set([...lists.a, ...lists.b].map(({ from }) => from))) {
    const [a, b] = [sentBy(lists.a, host), sentBy(lists.b, host)];
    for (const [i, j] of commonSequence(a.map(signatureOf), b.map(signatureOf))) {
      const [left, right] = [a[i]?.number, b[j]?.number];
      if (left === undefined || right === undefined) continue;
      partners.a.set(left, right);
      partners.b.set(right, left);
    }
  }
  const difference = (side: Side, { number, legs }: Packet): Difference | null => {
    const partner = partners[side].get(number);
    if (partner === undefined) return 'only';
    const other = lists[otherSide(side)][partner - 1];
    const [isLost, isOtherLost] = [isLostOn(legs), isLostOn(other?.legs ?? [])];
    if (isLost === isOtherLost)
      return befell(legs) === befell(other?.legs ?? []) ? null : 'otherwise';
    return isLost ? 'lost-here' : 'lost-there';
  };
  const differences: Pair<ReadonlyMap<number, Difference>> = {
    a: differencesOf(lists.a, (packet) => difference('a', packet)),
    b: differencesOf(lists.b, (packet) => difference('b', packet)),
  };
  return {
    partnerOf: (side, packet) => partners[side].get(packet) ?? null,
    differenceOf: (side, packet) => differences[side].get(packet) ?? null,
    differing: { a: [...differences.a.keys()], b: [...differences.b.keys()] },
    parting: firstOf(lists, differences, { partners, shiftsUs }),
  };
}

function all(packets: List<Packet>): readonly Packet[] {
  return packets.slice(0, packets.length);
}

function sentBy(packets: readonly Packet[], host: HostName): readonly Packet[] {
  return packets.filter(({ from }) => from === host);
}

function isLostOn(legs: Packet['legs']): boolean {
  return legs.length > 0 && legs.every(({ fate }) => fate.type === 'dropped');
}

/** What was done to the packet on its ways, whenever it was. */
function befell(legs: Packet['legs']): string {
  const told = legs.map(({ to, copy, turns, fate }) =>
    [to, copy, ...turns.map(({ type }) => type), fate.type].join(' '),
  );
  return told.toSorted().join();
}

function differencesOf(
  packets: readonly Packet[],
  difference: (packet: Packet) => Difference | null,
): ReadonlyMap<number, Difference> {
  const found = new Map<number, Difference>();
  for (const packet of packets) {
    const one = difference(packet);
    if (one !== null) found.set(packet.number, one);
  }
  return found;
}

/**
 * Of a pair that fared differently, the packet that was lost is the one to look at. What differs first in each run is
 * held against the other by order, not by time: one kernel may be late with all it does.
 */
function firstOf(
  lists: Pair<readonly Packet[]>,
  differences: Pair<ReadonlyMap<number, Difference>>,
  { partners, shiftsUs }: { partners: Pair<ReadonlyMap<number, number>>; shiftsUs: Pair<number> },
): Place | null {
  const [a, b] = SIDES.map((side) => firstIn(differences[side]));
  if (a === undefined || b === undefined) {
    if (a !== undefined) return { side: 'a', packet: a };
    return b === undefined ? null : { side: 'b', packet: b };
  }
  // How much of the other run stands before each of them.
  const isAFirst = reachedBy(a, partners.a) < b;
  const isBFirst = reachedBy(b, partners.b) < a;
  if (isAFirst !== isBFirst) return isAFirst ? { side: 'a', packet: a } : { side: 'b', packet: b };
  const [aUs, bUs] = [sentUs(lists.a, a) + shiftsUs.a, sentUs(lists.b, b) + shiftsUs.b];
  return aUs <= bUs ? { side: 'a', packet: a } : { side: 'b', packet: b };
}

function firstIn(differences: ReadonlyMap<number, Difference>): number | undefined {
  return [...differences].find(([, difference]) => difference !== 'lost-there')?.[0];
}

/** The last packet of the other run that is a partner of this one or of one before it; 0 for none. */
function reachedBy(packet: number, partners: ReadonlyMap<number, number>): number {
  let last = 0;
  for (const [own, other] of partners) if (own <= packet) last = Math.max(last, other);
  return last;
}

function sentUs(packets: readonly Packet[], number: number): number {
  return packets[number - 1]?.sentUs ?? Infinity;
}
