/** States in a capture from elsewhere, where no kernel can be asked: what the analyser infers from the packets. */

import type { SocketState } from '#core/socket-event.ts';
import { TCP_FLAGS } from '#core/summary.ts';
import type { Analysed } from '../view/log.ts';
import type { Packet } from '../view/packet.ts';
import type { Ends, OpenConnection } from './connection-table.ts';
import type { At } from './end-facts.ts';
import type { EndBuilder } from './end-builder.ts';

/**
 * Moves both ends of a connection by one captured packet, which is taken to have arrived: its sender when it left,
 * its receiver when it came.
 */
export function moveByCapture(
  connection: OpenConnection,
  packet: Packet,
  ends: Ends,
  times: { readonly left: At; readonly came: At },
  analysed: Analysed,
): void {
  if (connection.seq === times.left.seq) begin(connection, packet, ends.local);
  const states = analysed.states(packet.number);
  const own = connection.ends.find(({ local }) => local === ends.local);
  const peer = connection.ends.find(({ local }) => local === ends.remote);
  own?.facts.sent(packet, times.left);
  // The peer's FIN, taken to have arrived, was still on its way: both closed at once (RFC 9293 §3.6).
  if (states?.sender === 'CLOSING' && own?.takeBack('CLOSE_WAIT') === true) {
    see(own, 'FIN_WAIT_1', times.left);
  }
  if (own && states) see(own, states.sender, times.left);
  peer?.facts.arrived(packet, times.came);
  if (peer && states) see(peer, states.peer, times.came);
}

/** Before its first packet: one who is asked for a connection listens; a conversation without a SYN was under way. */
function begin(connection: OpenConnection, { summary }: Packet, local: string): void {
  const flags = summary.tcp?.flags ?? 0;
  const isOpening = (flags & TCP_FLAGS.syn) !== 0;
  const asks = (flags & TCP_FLAGS.ack) === 0;
  for (const end of connection.ends) {
    if (!isOpening) end.start = 'ESTABLISHED';
    else end.start = (end.local === local) === asks ? 'CLOSED' : 'LISTEN';
  }
}

/** The analyser says LISTEN of an end that it has not heard of. */
function see(end: EndBuilder, state: SocketState, { seq, atUs }: At): void {
  if (state === 'UNCONN' || state === 'LISTEN') return;
  end.seen({ state, seq, atUs, byKernel: false });
}
