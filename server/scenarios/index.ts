/** Every scenario, in the order they are taught. */

import { fourWay } from './close/four-way/scenario.ts';
import { threeSegment } from './close/three-segment/scenario.ts';
import { slowStart } from './congestion/slow-start/scenario.ts';
import { zeroWindow } from './flow/zero-window/scenario.ts';
import { blindReset } from './guard/blind-reset/scenario.ts';
import { ackLoss } from './loss/ack-loss/scenario.ts';
import { corruption } from './loss/corruption/scenario.ts';
import { duplicate } from './loss/duplicate/scenario.ts';
import { fastRetransmit } from './loss/fast-retransmit/scenario.ts';
import { reordering } from './loss/reordering/scenario.ts';
import { rtoBackoff } from './loss/rto-backoff/scenario.ts';
import { tailLoss } from './loss/tail-loss/scenario.ts';
import { blackHole } from './mtu/black-hole/scenario.ts';
import { pmtud } from './mtu/pmtud/scenario.ts';
import { ackLost } from './open/ack-lost/scenario.ts';
import { handshake } from './open/handshake/scenario.ts';
import { synAckLost } from './open/synack-lost/scenario.ts';
import { synLost } from './open/syn-lost/scenario.ts';
import type { Scenario } from './scenario.ts';
import { tcpHello } from './socket/tcp-hello/scenario.ts';
import { udpHello } from './socket/udp-hello/scenario.ts';
import { nagle } from './stream/nagle/scenario.ts';
import { stickyReceiver } from './stream/sticky-receiver/scenario.ts';
import { loss } from './udp/loss/scenario.ts';

export const SCENARIOS: readonly Scenario[] = [
  tcpHello,
  udpHello,
  handshake,
  synLost,
  synAckLost,
  ackLost,
  fourWay,
  threeSegment,
  nagle,
  stickyReceiver,
  zeroWindow,
  slowStart,
  fastRetransmit,
  tailLoss,
  rtoBackoff,
  duplicate,
  reordering,
  corruption,
  ackLoss,
  pmtud,
  blackHole,
  blindReset,
  loss,
];
