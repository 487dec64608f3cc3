/** A packet taken apart for reading: layers, fields and fields within fields, as one list in reading order. */

import type { ByteRange } from '#core/event-base.ts';
import type { Bilingual, BitRange, Dissection, Field, Layer } from '#core/dissect/index.ts';
import type { LayerSource } from '#core/dissect/field.ts';

/** A layer or a field of it. */
export interface Part {
  /** The same for the same field of another packet, such as `tcp0/tcp.flags.syn0`. */
  readonly id: string;
  /** The part it is shown within; null for a layer. */
  readonly parent: string | null;
  /** 1 for a layer, one more for each step in. */
  readonly level: number;
  readonly hasChildren: boolean;
  /** Null for a layer. */
  readonly field: Field | null;
  readonly layer: Layer;
  readonly range: ByteRange;
  readonly bits: BitRange | null;
  /** Which buffer {@link range} counts in. */
  readonly source: LayerSource;
}

/** Every part of a dissection. */
export function partsOf({ layers }: Dissection): readonly Part[] {
  const count = counter();
  return layers.flatMap((layer) => {
    const id = count(layer.protocol);
    const top: Part = {
      id,
      parent: null,
      level: 1,
      hasChildren: layer.fields.length > 0,
      field: null,
      layer,
      range: layer.range,
      bits: null,
      source: layer.source,
    };
    return [top, ...fieldsOf(layer, id, count)];
  });
}

function fieldsOf(layer: Layer, layerId: string, count: (name: string) => string): Part[] {
  const path: string[] = [layerId];
  return layer.fields.map((field, i) => {
    const depth = Math.min(field.depth + 1, path.length);
    path.length = depth;
    const id = count(`${layerId}/${field.key}`);
    path.push(id);
    return {
      id,
      parent: path[depth - 1] ?? layerId,
      level: depth + 1,
      hasChildren: (layer.fields[i + 1]?.depth ?? 0) > field.depth,
      field,
      layer,
      range: field.range,
      bits: field.bits,
      source: layer.source,
    };
  });
}

/** Gives each repetition of a name its number, from 0. */
function counter(): (name: string) => string {
  const seen = new Map<string, number>();
  return (name) => {
    const number = seen.get(name) ?? 0;
    seen.set(name, number + 1);
    return `${name}${number}`;
  };
}

/** The parts that show while only those in `open` are unfolded. */
export function visibleParts(parts: readonly Part[], open: ReadonlySet<string>): readonly Part[] {
  const shown = new Set<string>();
  return parts.filter(({ id, parent }) => {
    const isShown = parent === null || (shown.has(parent) && open.has(parent));
    if (isShown) shown.add(id);
    return isShown;
  });
}

/** What must be unfolded for `id` to show. */
export function ancestorsOf(parts: readonly Part[], id: string): readonly string[] {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const found: string[] = [];
  for (let at = byId.get(id)?.parent ?? null; at !== null; at = byId.get(at)?.parent ?? null) {
    found.push(at);
  }
  return found;
}

/** The most particular part that a byte belongs to; null for what no layer reads. */
export function partAt(parts: readonly Part[], at: number, source: LayerSource): Part | null {
  let best: Part | null = null;
  for (const part of parts) {
    if (part.source !== source || at < part.range.start || at >= part.range.end) continue;
    if (best === null || sizeOf(part) < sizeOf(best)) best = part;
  }
  return best;
}

/** Bits that a part takes. */
function sizeOf({ range, bits }: Part): number {
  return bits === null ? (range.end - range.start) * 8 : bits.end - bits.start;
}

/** The layer of that protocol that begins at a byte; null where there is none. */
export function layerAt(
  parts: readonly Part[],
  protocol: Layer['protocol'] | null,
  start: number,
): Part | null {
  const isIt = ({ level, layer, range }: Part): boolean =>
    level === 1 && layer.protocol === protocol && range.start === start;
  return parts.find(isIt) ?? null;
}

/** A part in a word or two: the layer's title, or the field's key. */
export function titleOf(part: Part, language: keyof Bilingual): string {
  return part.field?.key ?? part.layer.title[language];
}
