/** IPv4 (RFC 791). */

import { internetChecksum, onesSum } from '../checksum.ts';
import { u16, u8 } from '../bytes.ts';
import { ipv4Text } from '../address-text.ts';
import { ipProtocolStep } from './ip-protocols.ts';
import type { Bilingual } from './field.ts';
import {
  ADDRESS_FIELDS,
  DESTINATION,
  NEXT_STOP,
  LENGTHS,
  SERVICE,
  LENGTH,
  AFTER_LENGTH,
  STATUS,
} from './ipv4-fields.ts';
import { readOptions } from './ipv4-options.ts';
import { addChecksumStatus, CHECKSUM } from './checksum-status.ts';
import { reassemble } from './reassembly-step.ts';
import type { Step } from './step.ts';
import {
  addIssue,
  addField,
  closeLayer,
  cutShort,
  innerSpan,
  openLayer,
  readTable,
  type OpenLayer,
  type Span,
  type Walk,
} from './walk.ts';

const MIN_HEADER_BYTES = 20;
const TITLE: Bilingual = { en: 'Internet Protocol version 4', zh: '互联网协议第 4 版 IPv4' };

/** Reads the header with its options, verifies it, and goes on by protocol; fragments wait for each other. */
export function dissectIpv4(walk: Walk, span: Span): Step | null {
  // Whoever says IPv4 and sends version 6 is read as IPv6, as hosts that look at the version do.
  if (span.start < span.end && u8(walk.bytes, span.start) >> 4 === 6) {
    return { dissector: 'ipv6', span };
  }
  const layer = openLayer('ip', TITLE, span.start);
  const headerBytes = (u8(walk.bytes, span.start) & 15) * 4;
  const headerEnd = span.start + headerBytes;
  const totalBytes = totalLength(walk, span);
  const isSound = readLengths(walk, layer, span, headerBytes, totalBytes);
  const payload = innerSpan(
    innerSpan(span, span.start, totalBytes),
    headerEnd,
    Math.max(0, totalBytes - headerBytes),
  );
  const options = isSound ? readRest(walk, layer, span, headerEnd) : null;
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  if (options === null) return null;
  if (!walk.isQuoted) walk.packetEnd ??= span.start + totalBytes;
  const destination = options.finalDestination ?? span.start + 16;
  const flags = u16(walk.bytes, span.start + 6);
  const isFragment = (flags & 0x3fff) !== 0;
  walk.network = {
    version: 4,
    addressSum:
      onesSum(walk.bytes, span.start + 12, span.start + 16) +
      onesSum(walk.bytes, destination, destination + 4),
    isFragment,
  };
  const protocol = u8(walk.bytes, span.start + 9);
  if (!isFragment) return ipProtocolStep(protocol, payload);
  const offsetBytes = (flags & 0x1fff) * 8;
  const moreFollow = (flags & 0x2000) !== 0;
  const fragment = { key: fragmentKey(walk.bytes, span.start), offsetBytes, moreFollow };
  const whole = options.isChecksumGood ? reassemble(walk, payload, fragment) : 'apart';
  if (whole === 'waiting') return null;
  if (whole !== 'apart') return ipProtocolStep(protocol, whole);
  return offsetBytes === 0 ? ipProtocolStep(protocol, payload) : null;
}

/** Total length as the header has it; 0 is what a capture shows before segmentation offload, and means all there is. */
function totalLength(walk: Walk, span: Span): number {
  const claimed = u16(walk.bytes, span.start + 2);
  return claimed === 0 ? span.wireEnd - span.start : claimed;
}

/** Version, header length and total length; false where they leave nothing sensible to read. */
function readLengths(
  walk: Walk,
  layer: OpenLayer,
  span: Span,
  headerBytes: number,
  totalBytes: number,
): boolean {
  const isVersion4 = u8(walk.bytes, span.start) >> 4 === 4;
  if (!readTable(walk, layer, isVersion4 ? LENGTHS : LENGTHS.slice(0, 1), span)) return false;
  const first = { start: span.start, end: span.start + 1 };
  if (!isVersion4) {
    addIssue(walk, 'malformed', WRONG_VERSION, first);
    return false;
  }
  if (headerBytes < MIN_HEADER_BYTES) {
    addIssue(walk, 'bad-length', SHORT_HEADER, first);
    return false;
  }
  if (!readTable(walk, layer, SERVICE, span)) return false;
  const at = { start: span.start + 2, end: span.start + 4 };
  if (at.end > span.end) {
    cutShort(walk, span, at.end);
    return false;
  }
  const isOffloaded = u16(walk.bytes, at.start) === 0;
  addField(
    layer,
    LENGTH,
    totalBytes,
    at,
    isOffloaded ? `${totalBytes} bytes (written as 0)` : undefined,
  );
  if (totalBytes < headerBytes && !isOffloaded) {
    addIssue(walk, 'bad-length', SHORT_TOTAL, at);
    return false;
  }
  if (span.start + totalBytes > span.wireEnd && !walk.isQuoted) {
    addIssue(walk, 'bad-length', LONG_TOTAL, at);
  }
  return true;
}

interface Rest {
  readonly isChecksumGood: boolean;
  readonly finalDestination: number | null;
}

/** Everything after the total length; null where the capture ends before the addresses do. */
function readRest(walk: Walk, layer: OpenLayer, span: Span, headerEnd: number): Rest | null {
  const isWhole = readTable(walk, layer, AFTER_LENGTH, span);
  if (!isWhole) return null;
  const range = { start: span.start + 10, end: span.start + 12 };
  const status =
    headerEnd > span.end
      ? CHECKSUM.unverified
      : internetChecksum(walk.bytes, span.start, headerEnd) === 0
        ? CHECKSUM.good
        : CHECKSUM.bad;
  addChecksumStatus(walk, layer, STATUS, status, range);
  if (!readTable(walk, layer, ADDRESS_FIELDS, span)) return null;
  const { finalDestination } = readOptions(walk, layer, span, headerEnd);
  if (finalDestination !== null) nameFinalDestination(walk, layer, span, finalDestination);
  return { isChecksumGood: status === CHECKSUM.good, finalDestination };
}

/** With a source route the header's address is the next stop, and `ip.dst` the end of the route (RFC 791 §3.1). */
function nameFinalDestination(walk: Walk, layer: OpenLayer, span: Span, at: number): void {
  const index = layer.fields.findIndex((field) => field.key === DESTINATION.key);
  const stop = { start: span.start + 16, end: span.start + 20 };
  layer.fields.splice(index, 1);
  addField(layer, NEXT_STOP, ipv4Text(walk.bytes, stop.start), stop);
  addField(layer, DESTINATION, ipv4Text(walk.bytes, at), { start: at, end: at + 4 });
}

/** Fragments of one datagram share addresses, identification and protocol (RFC 791 §3.2). */
function fragmentKey(bytes: Uint8Array, start: number): string {
  const words = [4, 9, 12, 14, 16, 18].map((at) =>
    at === 9 ? u8(bytes, start + at) : u16(bytes, start + at),
  );
  return `4 ${words.join(' ')}`;
}

const WRONG_VERSION: Bilingual = {
  en: 'said to be IPv4, but the version is not 4',
  zh: '声称是 IPv4，但版本号不是 4',
};
const SHORT_HEADER: Bilingual = {
  en: 'the header length is below 20 bytes',
  zh: '首部长度小于 20 字节',
};
const SHORT_TOTAL: Bilingual = {
  en: 'the total length is shorter than the header',
  zh: '总长度比首部还短',
};
const LONG_TOTAL: Bilingual = {
  en: 'the total length goes past the end of the frame',
  zh: '总长度超出了帧的末尾',
};
