/** A frame as what each layer put around the data: headers, what they carry, and trailers, with their bytes. */

import type { Dissection, Layer } from '#core/dissect/index.ts';
import type { ProtocolName } from '#core/dissect/field.ts';
import type { Packet } from '../view/packet.ts';
import { factOf } from './header-fact.ts';
import { LEVELS, depthOf, levelOf } from './models.ts';
import type { Level } from './models.ts';

/** A run of a frame's bytes that one layer is answerable for. */
export interface Piece {
  /** Unique in the packet. */
  readonly id: string;
  readonly kind: 'header' | 'carried' | 'trailer';
  readonly level: Level;
  readonly bytes: number;
  /** Where it begins in its buffer, bytes. */
  readonly start: number;
  /** Whose header it is; null for what is carried. */
  readonly protocol: ProtocolName | null;
  /** What is carried: a program's data, a message of the kernel's own, a fragment's part, what nobody here reads. */
  readonly content: Content | null;
  /** What the header says, as field values, or the trailer's key; empty where there is nothing to say in short. */
  readonly fact: string;
}

export type Content = 'data' | 'message' | 'part' | 'unread';

/**
 * How a fragment stands to its datagram: `first` begins it, `later` goes on with it, `completing` lets it be
 * put together.
 */
export type FragmentRole = 'first' | 'later' | 'completing';

export interface Encapsulation {
  /** In the order of the wire. */
  readonly pieces: readonly Piece[];
  /** Levels with something of their own in it, from the top; `physical` is always the last. */
  readonly levels: readonly Level[];
  /** The frame's length on the wire, bytes. */
  readonly totalBytes: number;
  /** How many of them are carried for the layer on top, bytes. */
  readonly carriedBytes: number;
  /** Null where the packet is no fragment. */
  readonly fragment: FragmentRole | null;
  /** The datagram put together, where this fragment completes it. */
  readonly whole: readonly Piece[] | null;
}

/** What the packet is made of; a frame that no dissector reads is one carried piece. */
export function encapsulationOf(packet: Packet, dissection: Dissection): Encapsulation {
  const own = dissection.layers.filter(({ isQuoted }) => !isQuoted);
  const inFrame = own.filter(({ source }) => source === 'frame');
  const put = own.filter(({ source }) => source === 'reassembled');
  const isFragment = packet.summary.fragment !== null;
  const pieces = piecesOf(inFrame, packet.wireBytes, isFragment ? 'fragment' : 'frame');
  const whole = dissection.reassembled
    ? piecesOf(put, dissection.reassembled.length, 'whole')
    : null;
  const levels = new Set<Level>([...pieces, ...(whole ?? [])].map(({ level }) => level));
  return {
    pieces,
    levels: LEVELS.filter((level) => levels.has(level) || level === 'physical'),
    totalBytes: packet.wireBytes,
    carriedBytes: pieces.find(({ kind }) => kind === 'carried')?.bytes ?? 0,
    fragment: fragmentRole(packet, whole !== null),
    whole,
  };
}

/** The pieces that exist once `level` has done its part on the way down: its own and those from above. */
export function unitAt(pieces: readonly Piece[], level: Level): readonly Piece[] {
  return pieces.filter((piece) => depthOf(piece.level) <= depthOf(level));
}

/** Bytes of a list of pieces. */
export function bytesOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}

function fragmentRole({ summary }: Packet, isWhole: boolean): FragmentRole | null {
  if (summary.fragment === null) return null;
  if (isWhole) return 'completing';
  return summary.fragment.offsetBytes === 0 ? 'first' : 'later';
}

type Buffer = 'frame' | 'fragment' | 'whole';

function piecesOf(layers: readonly Layer[], totalBytes: number, buffer: Buffer): readonly Piece[] {
  const headers = layers
    .map((layer): Piece => ({
      id: `${buffer} ${layer.protocol} ${layer.range.start}`,
      kind: 'header',
      level: levelOf(layer.protocol),
      bytes: layer.range.end - layer.range.start,
      start: layer.range.start,
      protocol: layer.protocol,
      content: null,
      fact: factOf(layer),
    }))
    .filter(({ bytes }) => bytes > 0);
  const trailers = trailersOf(layers, buffer);
  const carried = Math.max(0, totalBytes - bytesOf(headers) - bytesOf(trailers));
  if (carried === 0) return [...headers, ...trailers];
  return [...headers, carriedPiece(layers.at(-1), carried, buffer), ...trailers];
}

/** What a transport header carries is a program's; what ICMP or a later fragment carries is IP's own affair. */
function carriedPiece(top: Layer | undefined, bytes: number, buffer: Buffer): Piece {
  const above = top === undefined ? 'link' : levelOf(top.protocol);
  const level = above === 'transport' ? 'application' : above;
  const content = contentOf(level, buffer);
  const id = `${buffer} carried`;
  const start = top?.range.end ?? 0;
  return { id, kind: 'carried', level, bytes, start, protocol: null, content, fact: '' };
}

function contentOf(level: Level, buffer: Buffer): Content {
  if (level === 'application') return 'data';
  if (level === 'link') return 'unread';
  return buffer === 'fragment' ? 'part' : 'message';
}

/** Padding, check sequence and whatever else stands behind the packet belong to Ethernet. */
const TRAILER_KEYS = ['eth.padding', 'eth.trailer', 'eth.fcs'];

function trailersOf(layers: readonly Layer[], buffer: Buffer): readonly Piece[] {
  return layers
    .flatMap(({ fields }) => fields)
    .filter(({ key }) => TRAILER_KEYS.includes(key))
    .map(({ key, range }): Piece => ({
      id: `${buffer} ${key}`,
      kind: 'trailer',
      level: 'link',
      bytes: range.end - range.start,
      start: range.start,
      protocol: 'eth',
      content: null,
      fact: key,
    }));
}
