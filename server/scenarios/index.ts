/** Every scenario, in the order they are taught. */

import { fourWay } from './close/four-way/scenario.ts';
import { threeSegment } from './close/three-segment/scenario.ts';
import { slowStart } from './congestion/slow-start/scenario.ts';
import { zeroWindow } from './flow/zero-window/scenario.ts';
import { handshake } from './open/handshake/scenario.ts';
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
  fourWay,
  threeSegment,
  nagle,
  stickyReceiver,
  zeroWindow,
  slowStart,
  loss,
];
