/** The TCP state diagram of RFC 9293 §3.3.2 (Figure 5), turned on its side and laid out by hand. Data only. */

import type { SocketState } from '#core/socket-event.ts';

/** A state of the diagram; CLOSED stands in it twice, at the beginning and at the end, as the RFC draws it. */
export type FigureState = Exclude<SocketState, 'UNCONN'>;

/** Where a token stands: in a state, or in the second CLOSED, where connections end. */
export type PlaceId = FigureState | 'CLOSED_END';

/** A state's box, in the figure's units. */
export interface StateBox {
  readonly id: PlaceId;
  /** As the RFC writes it. */
  readonly name: string;
  /** Its centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What sets a transition off, in the RFC's words; the words on the edge are these but for `rcv FIN,ACK of FIN`. */
export type EdgeEvent =
  | 'passive OPEN'
  | 'active OPEN'
  | 'SEND'
  | 'CLOSE'
  | 'rcv SYN'
  | 'rcv SYN,ACK'
  | 'rcv ACK of SYN'
  | 'rcv FIN'
  | 'rcv ACK of FIN'
  | 'rcv FIN,ACK of FIN'
  | 'rcv RST'
  | 'Timeout=2MSL';

/** Eight numbers: start, two handles, end, as in an SVG path's `C`. */
export type Curve = readonly [number, number, number, number, number, number, number, number];

/** A transition of the diagram. */
export interface Edge {
  readonly id: string;
  readonly from: PlaceId;
  readonly to: PlaceId;
  readonly event: EdgeEvent;
  /** What the end does: the lower half of the RFC's label; `x` is nothing. */
  readonly action: string;
  readonly curve: Curve;
  /** Where the label's first line stands, and whether both halves stand together or the line runs between them. */
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'middle' | 'end';
    /** From the first line to the second. */
    readonly leading: number;
  };
}

/** Its units; `left` is where its view begins. */
export const FIGURE = { left: -8, width: 1124, height: 330, boxHeight: 34, fontSize: 14 } as const;

const TOP = 40;
const MIDDLE = 164;
const BOTTOM = 288;

export const BOXES: readonly StateBox[] = [
  { id: 'CLOSED', name: 'CLOSED', x: 50, y: MIDDLE, width: 88 },
  { id: 'LISTEN', name: 'LISTEN', x: 232, y: MIDDLE, width: 84 },
  { id: 'SYN_SENT', name: 'SYN-SENT', x: 376, y: TOP, width: 106 },
  { id: 'SYN_RECEIVED', name: 'SYN-RECEIVED', x: 376, y: BOTTOM, width: 136 },
  { id: 'ESTABLISHED', name: 'ESTABLISHED', x: 528, y: MIDDLE, width: 128 },
  { id: 'CLOSE_WAIT', name: 'CLOSE-WAIT', x: 650, y: TOP, width: 118 },
  { id: 'LAST_ACK', name: 'LAST-ACK', x: 846, y: TOP, width: 104 },
  { id: 'FIN_WAIT_1', name: 'FIN-WAIT-1', x: 650, y: BOTTOM, width: 118 },
  { id: 'FIN_WAIT_2', name: 'FIN-WAIT-2', x: 884, y: BOTTOM, width: 118 },
  { id: 'CLOSING', name: 'CLOSING', x: 780, y: MIDDLE, width: 94 },
  { id: 'TIME_WAIT', name: 'TIME-WAIT', x: 1004, y: MIDDLE, width: 112 },
  { id: 'CLOSED_END', name: 'CLOSED', x: 1068, y: TOP, width: 88 },
];

/** A straight line's handles stand on its thirds, so that a token moves evenly. */
function line(x0: number, y0: number, x1: number, y1: number): Curve {
  const third = (a: number, b: number): number => a + (b - a) / 3;
  return [x0, y0, third(x0, x1), third(y0, y1), third(x1, x0), third(y1, y0), x1, y1];
}

type Row = readonly [
  from: PlaceId,
  to: PlaceId,
  event: EdgeEvent,
  action: string,
  curve: Curve,
  label: readonly [x: number, y: number, anchor: 'start' | 'middle' | 'end', leading: number],
];

/** Label lines that stand together, and label lines with the edge between them. */
const CLOSE = 15;
const APART = 25;

const ROWS: readonly Row[] = [
  // Opening (RFC 9293 §3.5)
  // prettier-ignore
  ['CLOSED', 'LISTEN', 'passive OPEN', 'create TCB', line(94, 157, 190, 157), [142, 135, 'middle', CLOSE]],
  // prettier-ignore
  ['LISTEN', 'CLOSED', 'CLOSE', 'delete TCB', line(190, 172, 94, 172), [142, 189, 'middle', CLOSE]],
  // prettier-ignore
  ['CLOSED', 'SYN_SENT', 'active OPEN', 'create TCB, snd SYN', [40, 147, 40, 62, 120, 34, 323, 34], [120, 14, 'start', CLOSE]],
  // prettier-ignore
  ['SYN_SENT', 'CLOSED', 'CLOSE', 'delete TCB', [323, 47, 190, 52, 92, 84, 72, 147], [160, 84, 'start', CLOSE]],
  // prettier-ignore
  ['LISTEN', 'SYN_SENT', 'SEND', 'snd SYN', [246, 147, 252, 106, 292, 72, 332, 57], [290, 100, 'start', CLOSE]],
  // prettier-ignore
  ['LISTEN', 'SYN_RECEIVED', 'rcv SYN', 'snd SYN,ACK', [250, 181, 248, 222, 272, 256, 318, 271], [266, 205, 'start', CLOSE]],
  // prettier-ignore
  ['SYN_SENT', 'SYN_RECEIVED', 'rcv SYN', 'snd SYN,ACK', line(354, 57, 354, 271), [362, 160, 'start', CLOSE]],
  // prettier-ignore
  ['SYN_RECEIVED', 'LISTEN', 'rcv RST', '', [308, 294, 228, 294, 192, 242, 210, 181], [196, 270, 'end', CLOSE]],
  // prettier-ignore
  ['SYN_RECEIVED', 'ESTABLISHED', 'rcv ACK of SYN', 'x', [430, 271, 480, 250, 506, 222, 514, 181], [488, 214, 'end', CLOSE]],
  // prettier-ignore
  ['SYN_SENT', 'ESTABLISHED', 'rcv SYN,ACK', 'snd ACK', [429, 46, 478, 62, 508, 100, 516, 147], [488, 104, 'end', CLOSE]],
  // Closing (RFC 9293 §3.6)
  // prettier-ignore
  ['SYN_RECEIVED', 'FIN_WAIT_1', 'CLOSE', 'snd FIN', line(444, 292, 591, 292), [520, 286, 'middle', APART]],
  // prettier-ignore
  ['ESTABLISHED', 'FIN_WAIT_1', 'CLOSE', 'snd FIN', [552, 181, 558, 222, 582, 254, 612, 271], [590, 216, 'start', CLOSE]],
  // prettier-ignore
  ['ESTABLISHED', 'CLOSE_WAIT', 'rcv FIN', 'snd ACK', [552, 147, 558, 106, 582, 74, 612, 57], [590, 104, 'start', CLOSE]],
  // prettier-ignore
  ['FIN_WAIT_1', 'FIN_WAIT_2', 'rcv ACK of FIN', 'x', line(709, 292, 825, 292), [767, 285, 'middle', APART]],
  // prettier-ignore
  ['FIN_WAIT_1', 'CLOSING', 'rcv FIN', 'snd ACK', [672, 271, 676, 222, 700, 180, 733, 170], [708, 210, 'start', CLOSE]],
  // Note 2 of the figure: the FIN of the other end acknowledges ours as well.
  // prettier-ignore
  ['FIN_WAIT_1', 'TIME_WAIT', 'rcv FIN,ACK of FIN', 'snd ACK', [696, 271, 770, 222, 900, 240, 966, 181], [852, 243, 'start', CLOSE]],
  // prettier-ignore
  ['CLOSE_WAIT', 'LAST_ACK', 'CLOSE', 'snd FIN', line(709, 40, 794, 40), [752, 33, 'middle', APART]],
  // prettier-ignore
  ['FIN_WAIT_2', 'TIME_WAIT', 'rcv FIN', 'snd ACK', [943, 288, 1000, 288, 1016, 240, 1016, 181], [1018, 246, 'start', CLOSE]],
  // prettier-ignore
  ['CLOSING', 'TIME_WAIT', 'rcv ACK of FIN', 'x', line(827, 164, 948, 164), [882, 157, 'middle', APART]],
  // prettier-ignore
  ['LAST_ACK', 'CLOSED_END', 'rcv ACK of FIN', 'x', line(898, 40, 1024, 40), [970, 33, 'middle', APART]],
  // prettier-ignore
  ['TIME_WAIT', 'CLOSED_END', 'Timeout=2MSL', 'delete TCB', [1034, 147, 1056, 128, 1068, 96, 1068, 57], [1044, 96, 'end', CLOSE]],
];

export const EDGES: readonly Edge[] = ROWS.map(
  ([from, to, event, action, curve, [x, y, anchor, leading]]) => ({
    id: edgeId(from, to),
    from,
    to,
    event,
    action,
    curve,
    label: { x, y, anchor, leading },
  }),
);

/** No two edges join the same states. */
export function edgeId(from: PlaceId, to: PlaceId): string {
  return `${from}>${to}`;
}
