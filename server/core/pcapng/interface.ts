/** Interface description and statistics blocks (draft-ietf-opsawg-pcapng §4.2, §4.6). */

import type { CaptureInterface } from '../capture.ts';
import { forEachOption, type Block } from './block-reader.ts';
import { OPTION } from './blocks.ts';
import { ticksPerSecond } from './ticks.ts';
import { fromUtf8 } from './utf8.ts';

/** Microseconds, where the block does not say. */
const DEFAULT_RESOLUTION = 6;
const FIXED_BYTES = 8;
const STATISTICS_FIXED_BYTES = 12;
const HIGH = 4_294_967_296;

/** What the block says of its interface. */
export function readInterface(view: DataView, block: Block): CaptureInterface {
  const { bodyStart, bodyEnd, isLittleEndian } = block;
  const found: { -readonly [K in keyof CaptureInterface]: CaptureInterface[K] } = {
    linkType: bodyEnd - bodyStart < FIXED_BYTES ? -1 : view.getUint16(bodyStart, isLittleEndian),
    snapLengthBytes:
      bodyEnd - bodyStart < FIXED_BYTES ? 0 : view.getUint32(bodyStart + 4, isLittleEndian),
    name: null,
    description: null,
    fcsBytes: 0,
    ticksPerSecond: ticksPerSecond(DEFAULT_RESOLUTION),
    offsetSeconds: 0,
    lostPackets: null,
  };
  forEachOption(view, bodyStart + FIXED_BYTES, bodyEnd, isLittleEndian, (code, start, end) => {
    const text = (): string =>
      fromUtf8(new Uint8Array(view.buffer, view.byteOffset + start, end - start));
    if (code === OPTION.interfaceName) found.name = text();
    else if (code === OPTION.interfaceDescription) found.description = text();
    else if (end - start === 1 && code === OPTION.interfaceResolution) {
      found.ticksPerSecond = ticksPerSecond(view.getUint8(start));
    } else if (end - start === 1 && code === OPTION.interfaceFcsLength) {
      found.fcsBytes = view.getUint8(start);
    } else if (end - start === 8 && code === OPTION.interfaceOffset) {
      found.offsetSeconds = signed64(view, start, isLittleEndian);
    }
  });
  return found;
}

/** Notes how many packets the interface lost. */
export function noteStatistics(
  interfaces: CaptureInterface[],
  firstInterface: number,
  view: DataView,
  block: Block,
): void {
  const { bodyStart, bodyEnd, isLittleEndian } = block;
  if (bodyEnd - bodyStart < STATISTICS_FIXED_BYTES) return;
  const index = firstInterface + view.getUint32(bodyStart, isLittleEndian);
  const known = interfaces[index];
  if (known === undefined) return;
  const optionsAt = bodyStart + STATISTICS_FIXED_BYTES;
  forEachOption(view, optionsAt, bodyEnd, isLittleEndian, (code, start, end) => {
    if (code !== OPTION.statisticsDropped || end - start !== 8) return;
    interfaces[index] = { ...known, lostPackets: signed64(view, start, isLittleEndian) };
  });
}

/** Exact below 2⁵³, which is 285 million years of seconds. */
function signed64(view: DataView, at: number, isLittleEndian: boolean): number {
  const high = view.getInt32(isLittleEndian ? at + 4 : at, isLittleEndian);
  const low = view.getUint32(isLittleEndian ? at : at + 4, isLittleEndian);
  return high * HIGH + low;
}
