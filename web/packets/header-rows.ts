/** A packet's headers in a line each, from link to data. */

import { u8 } from '#core/bytes.ts';
import { macText } from '#core/address-text.ts';
import { flagWords } from '../ladder/label-text.ts';
import type { Words } from '../text/en.ts';
import type { Packet } from '../view/packet.ts';
import { payloadLength } from '../view/packet.ts';

/** At most so many bytes of data are shown. */
const SHOWN = 96;

/** Name of the layer and what its header says. */
export function headerRows(packet: Packet, words: Words): readonly (readonly [string, string])[] {
  const { frame, summary } = packet;
  const length = payloadLength(packet);
  return [
    [words.why.link, `${macText(frame, 6)} → ${macText(frame, 0)}`],
    ...(summary.protocol === 'arp' || summary.protocol === 'other'
      ? []
      : [[words.why.network, `IP ${summary.source} → ${summary.destination}`] as const]),
    ...transportRow(packet, words),
    ...(length > 0 ? [[words.why.payload, `${length} B  ${dataText(packet)}`] as const] : []),
  ];
}

function transportRow({ summary }: Packet, words: Words): readonly (readonly [string, string])[] {
  const { tcp, sourcePort, destinationPort, protocol } = summary;
  if (sourcePort === null) return [];
  const ports = `${protocol.toUpperCase()} ${sourcePort} → ${destinationPort ?? '?'}`;
  if (tcp === null) return [[words.why.transport, ports]];
  const numbers = `seq ${tcp.seq}, ack ${tcp.ack}, win ${tcp.window}`;
  return [
    [words.why.transport, `${ports}, ${flagWords(tcp.flags).replaceAll(', ', '+')}, ${numbers}`],
  ];
}

function dataText({ frame, summary }: Packet): string {
  const { start, end } = summary.payload;
  let text = '';
  for (let at = start; at < Math.min(end, start + SHOWN); at++) {
    const byte = u8(frame, at);
    text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
  }
  return end - start > SHOWN ? `${text}…` : text;
}
