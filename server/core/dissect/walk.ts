/** The state of one dissection: the bytes, where it stands in them, and what was found so far. */

import type { ByteRange } from '../event-base.ts';
import {
  fieldText,
  type Bilingual,
  type Field,
  type FieldSpec,
  type FieldValue,
  type Issue,
  type IssueCode,
  type Layer,
  type LayerSource,
  type ProtocolName,
} from './field.ts';

import { readValue, type FixedField } from './fixed-field.ts';
import type { Reassembler } from './reassembly.ts';

/**
 * The bytes a layer may read. `end` is where captured bytes stop; `wireEnd` where the layer around it
 * says they stop, which is later where the capture was cut short.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly wireEnd: number;
}

/** What an upper layer needs to know of the IP header below it. */
export interface NetworkContext {
  readonly version: 4 | 6;
  /** One's complement sum of both addresses, for the pseudo-header. */
  readonly addressSum: number;
  /** True for every fragment that was not put together: its upper-layer checksum cannot be verified. */
  readonly isFragment: boolean;
  /** Both IPv6 addresses, for fragments' keys, routing headers and home addresses. */
  readonly addresses?: Uint8Array;
}

/** One dissection under way. Dissectors change it; the caller sees only the {@link Layer}s. */
export interface Walk {
  bytes: Uint8Array;
  source: LayerSource;
  isQuoted: boolean;
  network: NetworkContext | null;
  reassembled: Uint8Array | null;
  /** The outermost Ethernet layer, which owns what is left after the packet. */
  ethernet: { readonly layer: OpenLayer; readonly span: Span } | null;
  /** Where the outermost packet ends by its own length field. */
  packetEnd: number | null;
  /** Where fragments meet, or null where each packet stands by itself. */
  readonly reassembler: Reassembler | null;
  readonly layers: Layer[];
  readonly issues: Issue[];
}

/** A layer being filled. */
export interface OpenLayer {
  readonly protocol: ProtocolName;
  readonly title: Bilingual;
  readonly start: number;
  readonly fields: Field[];
}

/** Starts a layer at `start`; nothing shows until {@link closeLayer}. */
export function openLayer(protocol: ProtocolName, title: Bilingual, start: number): OpenLayer {
  return { protocol, title, start, fields: [] };
}

/** Ends a layer: its header is `[start, headerEnd)`, what it carries is `payload`. */
export function closeLayer(
  walk: Walk,
  layer: OpenLayer,
  headerEnd: number,
  payload: ByteRange,
): void {
  walk.layers.push({
    protocol: layer.protocol,
    title: layer.title,
    range: { start: layer.start, end: headerEnd },
    payload: { start: payload.start, end: Math.max(payload.start, payload.end) },
    fields: layer.fields,
    source: walk.source,
    isQuoted: walk.isQuoted,
  });
}

/** Adds a field whose value is known. `text` stands in for the value's own text. */
export function addField(
  layer: OpenLayer,
  spec: FieldSpec,
  value: FieldValue,
  range: ByteRange,
  text?: string,
): void {
  layer.fields.push({
    key: spec.key,
    value,
    text: text ?? fieldText(spec, value),
    range,
    bits: spec.bits ?? null,
    scale: spec.scale ?? ('at' in spec ? 1 : null),
    depth: spec.depth ?? 0,
    meaning: spec.meaning,
    rfc: spec.rfc,
  });
}

/**
 * Reads a table of fixed fields at `base`. Stops at the first that does not lie within the span, with an
 * issue. True where all were read.
 */
export function readTable(
  walk: Walk,
  layer: OpenLayer,
  table: readonly FixedField[],
  span: Span,
  base = span.start,
): boolean {
  for (const spec of table) {
    const start = base + spec.at[0];
    const end = base + spec.at[1];
    if (end > span.end) {
      cutShort(walk, span, end);
      return false;
    }
    addField(layer, spec, readValue(walk.bytes, spec, start, end), { start, end });
  }
  return true;
}

/** Records that bytes up to `neededEnd` were wanted and the span ends before: cut capture, or a lie. */
export function cutShort(walk: Walk, span: Span, neededEnd: number): void {
  const at = { start: Math.min(span.start, span.end), end: span.end };
  if (neededEnd <= span.wireEnd) addIssue(walk, 'truncated', TRUNCATED, at);
  else addIssue(walk, 'malformed', TOO_SHORT, at);
}

/** Adds an issue. */
export function addIssue(walk: Walk, code: IssueCode, message: Bilingual, range: ByteRange): void {
  walk.issues.push({ code, message, range });
}

/** A span within `outer` from `start`, `lengthBytes` long as a header claims, or to the outer's end. */
export function innerSpan(outer: Span, start: number, lengthBytes?: number): Span {
  const claimed = lengthBytes === undefined ? outer.wireEnd : start + lengthBytes;
  const wireEnd = Math.max(start, Math.min(claimed, outer.wireEnd));
  return {
    start,
    end: Math.max(Math.min(start, outer.end), Math.min(wireEnd, outer.end)),
    wireEnd,
  };
}

const TRUNCATED: Bilingual = {
  en: 'the capture ends before this header does',
  zh: '捕获的数据在此首部结束之前就中断了',
};

const TOO_SHORT: Bilingual = {
  en: 'the layer around it leaves no room for this header',
  zh: '外层给出的长度容不下此首部',
};
