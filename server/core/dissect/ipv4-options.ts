/** IPv4 options (RFC 791 §3.1, RFC 2113, IANA IP Option Numbers). */

import { u8 } from '../bytes.ts';
import type { Bilingual, FieldSpec } from './field.ts';
import { forEachOption, type OptionPlace } from './options.ts';
import type { FixedField } from './fixed-field.ts';
import { addField, readTable, type OpenLayer, type Span, type Walk } from './walk.ts';

const RFC = 'RFC 791 §3.1';
const KIND = {
  recordRoute: 7,
  timestamp: 68,
  looseRoute: 131,
  streamId: 136,
  strictRoute: 137,
  routerAlert: 148,
} as const;
const FIXED_HEADER_BYTES = 20;
/** A timestamp flag of 0: times alone; of 1 and 3: an address before each (RFC 791 §3.1). */
const TIMES_ALONE = 0;

const TYPE: FieldSpec = {
  key: 'ip.opt.type',
  rfc: RFC,
  names: {
    0: 'end of options',
    1: 'no operation',
    7: 'record route',
    68: 'timestamp',
    82: 'traceroute',
    130: 'security',
    131: 'loose source route',
    134: 'CIPSO',
    136: 'stream identifier',
    137: 'strict source route',
    148: 'router alert',
  },
  meaning: { en: 'Which option', zh: '哪个选项' },
};

const LENGTH: FixedField = {
  key: 'ip.opt.len',
  at: [1, 2],
  depth: 1,
  unit: 'bytes',
  rfc: RFC,
  meaning: {
    en: 'Length of the option, type and length included',
    zh: '选项长度，含类型和长度字节',
  },
};

const POINTER: FixedField = {
  key: 'ip.opt.ptr',
  at: [2, 3],
  depth: 1,
  rfc: RFC,
  meaning: {
    en: 'Where in the option the next router writes or reads',
    zh: '下一个路由器读写的位置',
  },
};

const ROUTER_ALERT: FixedField = {
  key: 'ip.opt.ra',
  at: [2, 4],
  depth: 1,
  rfc: 'RFC 2113 §2.1',
  meaning: {
    en: 'Asks every router on the way to look at the packet',
    zh: '请沿途每个路由器都检查此分组',
  },
};

const STREAM_ID: FixedField = {
  key: 'ip.opt.sid',
  at: [2, 4],
  depth: 1,
  rfc: RFC,
  meaning: { en: 'SATNET stream identifier; obsolete', zh: 'SATNET 流标识；已废弃' },
};

const TIMESTAMP_FIELDS: readonly FixedField[] = [
  {
    key: 'ip.opt.overflow',
    at: [3, 4],
    bits: { start: 0, end: 4 },
    depth: 1,
    rfc: RFC,
    meaning: {
      en: 'How many routers found no room to write',
      zh: '有多少路由器因空间不足而未写入',
    },
  },
  {
    key: 'ip.opt.flag',
    at: [3, 4],
    bits: { start: 4, end: 8 },
    depth: 1,
    names: { 0: 'times only', 1: 'times and addresses', 3: 'addresses given beforehand' },
    rfc: RFC,
    meaning: { en: 'What each router writes', zh: '每个路由器写入什么' },
  },
];

const STAMP: Omit<FixedField, 'at'> = {
  key: 'ip.opt.time_stamp',
  depth: 1,
  unit: 'ms',
  rfc: RFC,
  meaning: {
    en: 'When it passed, milliseconds since midnight UT',
    zh: '经过的时刻，UT 午夜以来的毫秒数',
  },
};
const STAMP_ADDRESS: Omit<FixedField, 'at'> = {
  key: 'ip.opt.time_stamp_addr',
  kind: 'ipv4',
  depth: 1,
  rfc: RFC,
  meaning: { en: 'Which router wrote the time', zh: '由哪个路由器写入' },
};
const ROUTE_MEANING: Bilingual = { en: 'A router on the way', zh: '途经的路由器' };

/**
 * Reads the options between the fixed header and `headerEnd`. With a source route not yet used up, the
 * last address of the route is where the packet finally goes: its offset is given back.
 */
export function readOptions(
  walk: Walk,
  layer: OpenLayer,
  span: Span,
  headerEnd: number,
): { readonly finalDestination: number | null } {
  let finalDestination: number | null = null;
  const start = span.start + FIXED_HEADER_BYTES;
  forEachOption(
    walk,
    { start, end: Math.min(headerEnd, span.end), wireEnd: headerEnd },
    (place) => {
      addField(layer, TYPE, place.kind, { start: place.start, end: place.start + 1 });
      if (!place.hasLength) return;
      readTable(walk, layer, [LENGTH], place);
      readBody(walk, layer, place);
      finalDestination ??= lastOfRoute(walk, place);
    },
  );
  return { finalDestination };
}

function readBody(walk: Walk, layer: OpenLayer, place: OptionPlace): void {
  switch (place.kind) {
    case KIND.recordRoute:
      return readRoute(walk, layer, place, 'ip.rec_rt');
    case KIND.looseRoute:
    case KIND.strictRoute:
      return readRoute(walk, layer, place, 'ip.src_rt');
    case KIND.timestamp:
      return readTimestamps(walk, layer, place);
    case KIND.routerAlert:
      return void readTable(walk, layer, [ROUTER_ALERT], place);
    case KIND.streamId:
      return void readTable(walk, layer, [STREAM_ID], place);
  }
}

function readRoute(walk: Walk, layer: OpenLayer, place: OptionPlace, key: string): void {
  if (!readTable(walk, layer, [POINTER], place)) return;
  for (let at = 3; place.start + at + 4 <= place.end; at += 4) {
    const spec: FixedField = {
      key,
      at: [at, at + 4],
      kind: 'ipv4',
      depth: 1,
      rfc: RFC,
      meaning: ROUTE_MEANING,
    };
    readTable(walk, layer, [spec], place);
  }
}

function readTimestamps(walk: Walk, layer: OpenLayer, place: OptionPlace): void {
  if (!readTable(walk, layer, [POINTER, ...TIMESTAMP_FIELDS], place)) return;
  const isAlone = (u8(walk.bytes, place.start + 3) & 15) === TIMES_ALONE;
  const step = isAlone ? 4 : 8;
  for (let at = 4; place.start + at + step <= place.end; at += step) {
    const time: FixedField = { ...STAMP, at: [at + step - 4, at + step] };
    const address: FixedField = { ...STAMP_ADDRESS, at: [at, at + 4] };
    readTable(walk, layer, isAlone ? [time] : [address, time], place);
  }
}

function lastOfRoute(walk: Walk, place: OptionPlace): number | null {
  if (place.kind !== KIND.looseRoute && place.kind !== KIND.strictRoute) return null;
  const lengthBytes = place.end - place.start;
  const pointer = u8(walk.bytes, place.start + 2);
  // A pointer beyond the option says that the route is used up (RFC 791 §3.1).
  return lengthBytes >= 7 && pointer >= 4 && pointer < lengthBytes ? place.end - 4 : null;
}
