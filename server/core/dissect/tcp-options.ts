/** TCP options: what each one's bytes say. */

import { toHex, u16, u8 } from '../bytes.ts';
import type { Bilingual, FieldSpec } from './field.ts';
import { forEachOption, type OptionPlace } from './options.ts';
import {
  BODIES,
  EXPERIMENT_ID,
  FAST_OPEN_COOKIE,
  FAST_OPEN_REQUEST,
  LENGTH,
  MPTCP_SUBTYPE,
  SACK_COUNT,
  SACK_EDGES,
  UNKNOWN_PAYLOAD,
  WINDOW_MULTIPLIER,
} from './tcp-option-fields.ts';
import { KIND, KIND_FIELDS, LENGTHS, UNKNOWN_KIND } from './tcp-option-kinds.ts';
import { addField, addIssue, readTable, type OpenLayer, type Span, type Walk } from './walk.ts';

/** The experiment that Fast Open used before it had a kind of its own (RFC 7413 §4.1.1). */
const FAST_OPEN_EXPERIMENT = 0xf989;
/** The largest shift a receiver may use (RFC 7323 §2.3). */
const MAX_SHIFT = 14;

/** Reads every option in `span`. One whose length is wrong for its kind shows its kind and length only. */
export function readTcpOptions(walk: Walk, layer: OpenLayer, span: Span): void {
  forEachOption(walk, span, (place) => {
    const spec = KIND_FIELDS[place.kind] ?? UNKNOWN_KIND;
    addField(layer, spec, place.kind, { start: place.start, end: place.start + 1 });
    if (!place.hasLength) return;
    readTable(walk, layer, LENGTH, place);
    const expected = LENGTHS[place.kind];
    if (expected !== undefined && expected !== place.wireEnd - place.start) {
      addIssue(walk, 'malformed', WRONG_LENGTH, { start: place.start, end: place.end });
    } else readBody(walk, layer, place);
  });
}

function readBody(walk: Walk, layer: OpenLayer, place: OptionPlace): void {
  const fixed = BODIES[place.kind];
  if (fixed !== undefined && !readTable(walk, layer, fixed, place)) return;
  switch (place.kind) {
    case KIND.windowScale:
      return addMultiplier(walk, layer, place);
    case KIND.sack:
      return readSack(walk, layer, place);
    case KIND.fastOpen:
      return readFastOpen(walk, layer, place, place.start + 2);
    case KIND.authentication:
      return addRest(walk, layer, place, 4, AUTHENTICATION_MAC);
    case KIND.multipath:
      readTable(walk, layer, MPTCP_SUBTYPE, place);
      return;
    case KIND.experiment1:
    case KIND.experiment2:
      return readExperiment(walk, layer, place);
    default:
      if (KIND_FIELDS[place.kind] === undefined) addRest(walk, layer, place, 2, UNKNOWN_PAYLOAD);
  }
}

function addMultiplier(walk: Walk, layer: OpenLayer, place: OptionPlace): void {
  const at = { start: place.start + 2, end: place.start + 3 };
  const shift = Math.min(u8(walk.bytes, at.start), MAX_SHIFT);
  addField(layer, WINDOW_MULTIPLIER, 2 ** shift, at);
}

/** Blocks `[left, right)` that arrived out of order (RFC 2018 §3); the first may name a duplicate (RFC 2883). */
function readSack(walk: Walk, layer: OpenLayer, place: OptionPlace): void {
  const dataBytes = place.wireEnd - place.start - 2;
  for (let at = 2; place.start + at + 4 <= place.end; at += 8) {
    const edges = place.start + at + 8 <= place.end ? SACK_EDGES : SACK_EDGES.slice(0, 1);
    readTable(walk, layer, edges, place, place.start + at);
  }
  addField(layer, SACK_COUNT, Math.floor(dataBytes / 8), { start: place.start, end: place.end });
  if (dataBytes % 8 !== 0) {
    addIssue(walk, 'malformed', WRONG_LENGTH, { start: place.start, end: place.end });
  }
}

function readFastOpen(walk: Walk, layer: OpenLayer, place: OptionPlace, start: number): void {
  const range = { start, end: place.end };
  const cookie = toHex(walk.bytes.subarray(start, place.end));
  if (cookie === '') addField(layer, FAST_OPEN_REQUEST, 1, range);
  else addField(layer, FAST_OPEN_COOKIE, cookie, range);
}

function readExperiment(walk: Walk, layer: OpenLayer, place: OptionPlace): void {
  if (place.wireEnd - place.start < 4) return;
  if (!readTable(walk, layer, EXPERIMENT_ID, place)) return;
  const dataStart = place.start + 4;
  if (u16(walk.bytes, place.start + 2) === FAST_OPEN_EXPERIMENT) {
    readFastOpen(walk, layer, place, dataStart);
  } else if (dataStart < place.end) addRest(walk, layer, place, 4, EXPERIMENT_DATA);
}

function addRest(
  walk: Walk,
  layer: OpenLayer,
  place: OptionPlace,
  from: number,
  spec: FieldSpec,
): void {
  const range = { start: place.start + from, end: place.end };
  if (range.start >= range.end) return;
  addField(layer, spec, toHex(walk.bytes.subarray(range.start, range.end)), range);
}

const AUTHENTICATION_MAC: FieldSpec = {
  key: 'tcp.options.ao.mac',
  depth: 2,
  rfc: 'RFC 5925 §2.2',
  meaning: {
    en: 'Proof that the segment is from the peer',
    zh: '报文认证码：证明此段确由对端发出',
  },
};

const EXPERIMENT_DATA: FieldSpec = {
  key: 'tcp.options.experimental.data',
  depth: 2,
  rfc: 'RFC 6994 §3',
  meaning: { en: "The experiment's own data", zh: '该实验自己的数据' },
};

const WRONG_LENGTH: Bilingual = {
  en: 'the length of this option is wrong for its kind',
  zh: '此选项的长度与其种类不符',
};
