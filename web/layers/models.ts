/** The layers as three models name them, and which of them each protocol belongs to. */

import type { ProtocolName } from '#core/dissect/field.ts';

/** The five layers that have bytes to show, from the top: the names of the five-layer model. */
export const LEVELS = ['application', 'transport', 'network', 'link', 'physical'] as const;
export type Level = (typeof LEVELS)[number];

/** Names of layers in any of the models. */
export type LayerName = Level | 'presentation' | 'session' | 'internet';

/** One name of a model, beside rows `[row, row + rows)` of the seven of OSI. */
export interface ModelCell {
  readonly name: LayerName;
  /** From 0, at the top. */
  readonly row: number;
  readonly rows: number;
  /** The levels it stands for. */
  readonly levels: readonly Level[];
}

/**
 * OSI (ISO/IEC 7498-1 §6) has seven layers; textbooks on TCP/IP use five; RFC 1122 §1.1.3 has four, the
 * lowest of which takes in all that is below IP. What OSI calls session and presentation, the program does.
 */
export const MODELS: readonly {
  readonly id: 'osi' | 'five' | 'four';
  readonly cells: readonly ModelCell[];
}[] = [
  {
    id: 'osi',
    cells: [
      { name: 'application', row: 0, rows: 1, levels: ['application'] },
      { name: 'presentation', row: 1, rows: 1, levels: ['application'] },
      { name: 'session', row: 2, rows: 1, levels: ['application'] },
      { name: 'transport', row: 3, rows: 1, levels: ['transport'] },
      { name: 'network', row: 4, rows: 1, levels: ['network'] },
      { name: 'link', row: 5, rows: 1, levels: ['link'] },
      { name: 'physical', row: 6, rows: 1, levels: ['physical'] },
    ],
  },
  {
    id: 'five',
    cells: [
      { name: 'application', row: 0, rows: 3, levels: ['application'] },
      { name: 'transport', row: 3, rows: 1, levels: ['transport'] },
      { name: 'network', row: 4, rows: 1, levels: ['network'] },
      { name: 'link', row: 5, rows: 1, levels: ['link'] },
      { name: 'physical', row: 6, rows: 1, levels: ['physical'] },
    ],
  },
  {
    id: 'four',
    cells: [
      { name: 'application', row: 0, rows: 3, levels: ['application'] },
      { name: 'transport', row: 3, rows: 1, levels: ['transport'] },
      { name: 'internet', row: 4, rows: 1, levels: ['network'] },
      { name: 'link', row: 5, rows: 2, levels: ['link', 'physical'] },
    ],
  },
];

/** How many rows OSI's names take. */
export const OSI_ROWS = 7;

/** How far down a level is: 0 for the application. */
export function depthOf(level: Level): number {
  return LEVELS.indexOf(level);
}

/** The level whose work a header is. ICMP and IGMP are part of IP's (RFC 792, RFC 3376); ARP serves it without IP. */
export function levelOf(protocol: ProtocolName): Level {
  switch (protocol) {
    case 'tcp':
    case 'udp':
      return 'transport';
    case 'eth':
    case 'vlan':
    case 'ieee8021ad':
    case 'llc':
    case 'sll':
    case 'null':
    case 'raw':
      return 'link';
    default:
      return 'network';
  }
}
