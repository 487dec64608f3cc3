/** A packet that is being written, and how it will be sent. Plain data: the page's state keeps it, the view changes it. */

import { beginDraft, type Draft } from '#core/edit/draft.ts';
import type { HostName } from '#core/event-base.ts';
import { ETHERNET } from '#core/link-header.ts';
import type { Packet } from '../view/packet.ts';
import { bytesOn, hostToward, waysOpen } from '../view/versions.ts';

export interface Sheet {
  /** The number of the packet it began as; null for one that is made from a template. */
  readonly packet: number | null;
  /** What the bytes begin with (tcpdump.org/linktypes). */
  readonly linkType: number;
  readonly draft: Draft;
  /** The checksums are made right when it is sent; otherwise they stay as they are, right or wrong. */
  readonly isMended: boolean;
  /** It takes the packet's place on the wire, or goes beside it as a packet of its own. */
  readonly way: 'place' | 'copy';
  /** Whom a copy goes to; null where the packet does not tell. */
  readonly toward: HostName | null;
  /** So much later a copy sets out, ms. */
  readonly afterMs: number;
  /** Names the template; null for what began as a packet. */
  readonly template: string | null;
}

/** Begins with a packet's bytes as they now are. */
export function sheetOf(packet: Packet, way: Sheet['way']): Sheet {
  const [leg] = waysOpen(packet);
  return {
    packet: packet.number,
    linkType: packet.linkType,
    draft: beginDraft(leg ? bytesOn(packet, leg) : packet.frame),
    isMended: false,
    way: leg ? way : 'copy',
    toward: hostToward(packet),
    afterMs: 0,
    template: null,
  };
}

/** Begins with a frame that a template made. */
export function sheetFrom(template: string, frame: Uint8Array, toward: HostName): Sheet {
  return {
    packet: null,
    linkType: ETHERNET,
    draft: beginDraft(frame),
    isMended: true,
    way: 'copy',
    toward,
    afterMs: 0,
    template,
  };
}
