/** Chooses the socket a host's badge, buffers and numbers speak of. */

import type { SocketChanged, SocketState } from '#core/socket-event.ts';
import type { HostStage } from './stage.ts';

/** How close a state is to being "the" connection: listeners and closed ones come last. */
function rank(state: SocketState): number {
  if (state === 'CLOSED') return 0;
  return state === 'LISTEN' ? 1 : 2;
}

/** The host's connection at that moment: an open one before a listener before a closed one, the latest first. */
export function connectionOf(stage: HostStage): SocketChanged | null {
  let best: SocketChanged | null = null;
  for (const socket of Object.values(stage.sockets)) {
    const isBetter =
      best === null ||
      rank(socket.state) > rank(best.state) ||
      (rank(socket.state) === rank(best.state) && socket.seq > best.seq);
    if (isBetter) best = socket;
  }
  return best;
}

/** Which colour of the badge the state takes. */
export function stateTone(state: SocketState): 'opening' | 'open' | 'closing' | 'quiet' {
  switch (state) {
    case 'SYN_SENT':
    case 'SYN_RECEIVED':
      return 'opening';
    case 'ESTABLISHED':
    case 'UNCONN':
      return 'open';
    case 'FIN_WAIT_1':
    case 'FIN_WAIT_2':
    case 'CLOSE_WAIT':
    case 'CLOSING':
    case 'LAST_ACK':
    case 'TIME_WAIT':
      return 'closing';
    case 'LISTEN':
    case 'CLOSED':
      return 'quiet';
  }
}
