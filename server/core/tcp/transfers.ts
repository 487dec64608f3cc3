/** What a program wrote to and read from one descriptor, as ranges of bytes. */

import type { ByteRange } from '../event-base.ts';
import type { Read, Write, WritePart } from './byte-stream.ts';
import type { Endpoint } from './endpoints.ts';
import { overlap } from './ranges.ts';

/** What the descriptor wrote; a call that has not returned counts with what it offered. */
export function writesOf(endpoint: Endpoint): Write[] {
  return endpoint.transfers.flatMap(({ call, left }) => {
    if (call.bytes === undefined) return [];
    const range = left === null ? call.bytes : (left.bytes ?? { start: 0, end: 0 });
    if (range.start >= range.end && endpoint.protocol === 'tcp') return [];
    return [{ host: call.host, call: call.call, line: call.line, atUs: call.atUs, range }];
  });
}

/** What the descriptor read, by its own count of bytes. */
export function readsOf(endpoint: Endpoint): Omit<Read, 'writes' | 'packet'>[] {
  return endpoint.transfers.flatMap(({ call, left }) => {
    if (call.bytes !== undefined || left?.bytes === undefined) return [];
    const { host, line } = call;
    return [{ host, call: call.call, line, atUs: left.atUs, range: left.bytes }];
  });
}

/** The parts of the writes that lie in a range. */
export function partsOf(writes: readonly Write[], range: ByteRange): WritePart[] {
  return writes.flatMap((write) => {
    const common = overlap(write.range, range);
    return common === null ? [] : [{ call: write.call, range: common }];
  });
}
