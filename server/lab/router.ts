/** The router that the wire's MTU implies: it answers for packets that are too big. */

import { tooBigMessage, type RouterAddresses } from '#core/too-big.ts';
import type { FrameRecorder } from './frame-recorder.ts';
import type { Traffic } from './traffic.ts';
import type { Flight } from './line.ts';

/** On the hosts' own network, where no host is. */
const ROUTER: RouterAddresses = {
  mac: '02:00:00:00:00:fe',
  address: '10.0.0.254',
  address6: 'fe80::ff:fe00:fe',
};

/** Where the settings say so: tells the sender of a lost flight how large a packet may be. */
export function answerTooBig(
  lost: Flight,
  atUs: number,
  traffic: Traffic,
  recorder: FrameRecorder,
): void {
  const { mtuBytes, mtuIcmp, delayUs } = lost.from.impairer.settings;
  if (!mtuIcmp || mtuBytes === null) return;
  const bytes = tooBigMessage(lost.bytes, mtuBytes, ROUTER);
  if (!bytes) return;
  // It comes from the side the packet was bound for: half the way there and half the way back make one delay.
  const made = recorder.make(atUs, lost.to.index, {
    bytes,
    cause: { type: 'wire', packet: lost.packet },
  });
  const way = { from: lost.to, to: lost.from, dueUs: atUs + delayUs, leftUs: null };
  traffic.launch({ ...made, copy: 0, ...way }, atUs);
}
