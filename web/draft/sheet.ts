/** A packet that is being written, and how it will be sent. Plain data: the page's state keeps it, the view changes it. */

import { beginDraft, type Draft } from '#core/edit/draft.ts';
import type { HostName } from '#core/event-base.ts';
import type { TemplateId } from '#core/forge/templates.ts';
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
  /** What it was filled in from; null for what began as a packet. */
  readonly template: TemplateUse | null;
}

/** A template for one connection. */
export interface TemplateUse {
  readonly id: TemplateId;
  /** The number of one of the connection's packets. */
  readonly packet: number;
  /** The address that it goes to. */
  readonly target: string;
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
