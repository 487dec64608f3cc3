/** Forged packets, filled in from the log on the stage. */

import { beginDraft } from '#core/edit/draft.ts';
import { connectionFacts, hostOf } from '#core/forge/connection-facts.ts';
import type { ConnectionFacts, SeenPackets } from '#core/forge/connection-facts.ts';
import { makeTemplate } from '#core/forge/templates.ts';
import { ETHERNET } from '#core/link-header.ts';
import type { RunLog } from '../view/log.ts';
import type { Sheet, TemplateUse } from './sheet.ts';

/**
 * What is known by now of the connection that the packet belongs to, or of the latest before it.
 *
 * @param target - the address that is forged at; the packet's receiver where left out.
 */
export function factsIn(log: RunLog, packet: number, target?: string): ConnectionFacts | null {
  const packets: SeenPackets = {
    length: log.packets.length,
    at: (place) => {
      const packet = log.packets.at(place);
      return (
        packet && {
          frame: packet.frame,
          summary: packet.summary,
          isForged: packet.cause.type === 'hand',
          hasArrived: packet.legs.some(({ fate }) => fate.type === 'arrived'),
        }
      );
    },
  };
  return connectionFacts(packets, packet - 1, target);
}

/** Begins with what a template gives by now; null where it gives nothing, or its target is none of the hosts. */
export function sheetFrom(template: TemplateUse, log: RunLog): Sheet | null {
  const facts = factsIn(log, template.packet, template.target);
  const frame = facts && makeTemplate(template.id, facts);
  const toward = hostOf(log.hosts, template.target);
  if (!frame || toward === null) return null;
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

/** A filled-in sheet that nobody has changed yet, with the numbers as they are by now; any other as it is. */
export function upToDate(sheet: Sheet, log: RunLog): Sheet {
  const { template } = sheet;
  if (template === null || !isUntouched(sheet)) return sheet;
  const fresh = sheetFrom(template, log);
  return fresh === null ? sheet : { ...sheet, draft: fresh.draft };
}

/** Nobody has changed a byte of it. */
export function isUntouched({ draft }: Sheet): boolean {
  return draft.past.length + draft.future.length === 0;
}
