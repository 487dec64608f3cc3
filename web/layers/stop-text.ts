/** What happens at a stop of a packet's way through the layers, in words. */

import type { ProtocolName } from '#core/dissect/field.ts';
import type { LayersWords } from '../text/layers-en.ts';
import { bytesOf } from './encapsulation.ts';
import type { Arrival } from './arrival.ts';
import type { Encapsulation, Piece } from './encapsulation.ts';
import type { Stop } from './journey.ts';

/** The stop in a few words: `↓ transport: + TCP 32 = 36 bytes`. */
export function stopTitle({ side, level, own, bytes }: Stop, layers: LayersWords): string {
  if (side === 'wire') return `→ ${layers.names.physical}: ${layers.bits(bytes)}`;
  const headers = own.filter(({ kind }) => kind !== 'carried');
  const parts = headers.map((piece) => `${pieceName(piece, layers)} ${piece.bytes}`).join(' ');
  const [arrow, sign] = side === 'sender' ? ['↓', '+'] : ['↑', '−'];
  const left = side === 'sender' ? bytes : bytes - bytesOf(headers);
  const change = headers.length === 0 ? '' : `${sign} ${parts} = `;
  return `${arrow} ${layers.names[level]}: ${change}${left} B`;
}

/** What befell the packet on its way, as far as it is known. */
export interface Crossing {
  readonly isLost: boolean;
  /** Where the wire changed it. */
  readonly arrival: Arrival | null;
}

/** Its sentences. */
export function stopSentences(
  stop: Stop,
  encapsulation: Encapsulation,
  crossing: Crossing,
  layers: LayersWords,
): readonly string[] {
  const { isLost, arrival } = crossing;
  if (stop.side === 'wire') {
    return [
      layers.onWire(layers.bits(stop.bytes)),
      ...(arrival === null ? [] : [layers.altered]),
      ...(isLost ? [layers.lost] : []),
    ];
  }
  if (stop.side === 'receiver' && arrival !== null) {
    const { changed, refusedAt } = arrival;
    const other = stop.own.filter(({ id }) => changed.has(id));
    const told = other.map((piece) => layers.otherBytes(pieceName(piece, layers)));
    if (refusedAt === stop.level) return [...told, layers.refused];
    return [...told, ...layerSentences(stop, arrival.encapsulation, layers)];
  }
  return layerSentences(stop, encapsulation, layers);
}

function layerSentences(
  stop: Stop,
  encapsulation: Encapsulation,
  layers: LayersWords,
): readonly string[] {
  const own = stop.own.flatMap((piece) =>
    stop.side === 'sender'
      ? sentSentences(piece, layers)
      : readSentences(piece, isStream(encapsulation), layers),
  );
  const { fragment } = encapsulation;
  if (fragment === null || stop.level !== 'network') return own;
  return [...own, stop.side === 'sender' ? layers.cut : layers.fragments[fragment]];
}

function isStream({ pieces, whole }: Encapsulation): boolean {
  return (whole ?? pieces).some(({ protocol }) => protocol === 'tcp');
}

/** A piece's short name: `TCP`, `FCS`, `data`. */
export function pieceName({ kind, protocol, content, fact }: Piece, layers: LayersWords): string {
  if (kind === 'trailer') return layers.trailers[fact] ?? fact;
  return protocol === null ? layers.carried[content ?? 'data'] : layers.protocols[protocol];
}

function sentSentences(piece: Piece, layers: LayersWords): readonly string[] {
  const { kind, level, bytes, protocol, content, fact } = piece;
  const name = pieceName(piece, layers);
  if (content !== null) return [layers.hands[content](bytes)];
  if (kind === 'trailer') return [layers.trailer(name, bytes)];
  return [layers.adds(name, bytes, fact), purposeOf(protocol, level, layers)];
}

function purposeOf(protocol: ProtocolName | null, level: string, layers: LayersWords): string {
  return layers.purposes[protocol ?? level] ?? layers.purposes[level] ?? '';
}

function readSentences(piece: Piece, hasStream: boolean, layers: LayersWords): readonly string[] {
  const { kind, bytes, protocol, content } = piece;
  if (content === 'data') return [hasStream ? layers.joins(bytes) : layers.gets(bytes)];
  if (kind !== 'header') return [];
  const reading = layers.readings[protocol ?? ''];
  const removal = layers.removes(pieceName(piece, layers), bytes);
  return reading === undefined ? [removal] : [removal, reading];
}
