/** Bytes that a person wrote, as a frame for the wire. */

import type { Bilingual } from '#core/dissect/field.ts';
import { frameFault } from '#core/frame-fault.ts';
import { mendChecksums } from '#core/mend-checksums.ts';
import { LARGEST_FRAME_BYTES } from './chunk.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** The interface refuses less: an Ethernet header. */
const SHORTEST_FRAME_BYTES = 14;

const NOT_BASE64: Bilingual = {
  en: 'the bytes are not base64 with padding (RFC 4648 §4)',
  zh: '这些字节不是带填充的 base64（RFC 4648 §4）',
};

/** The frame, or what is wrong with it in one sentence. */
export type HandFrame = { readonly bytes: Uint8Array } | { readonly fault: Bilingual };

/** Reads base64 (RFC 4648 §4); `mend` makes the checksums right. */
export function readHandFrame(base64: string, options: { readonly mend: boolean }): HandFrame {
  if (!BASE64.test(base64)) return { fault: NOT_BASE64 };
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < SHORTEST_FRAME_BYTES || bytes.length > LARGEST_FRAME_BYTES) {
    return {
      fault: {
        en: `a frame has ${SHORTEST_FRAME_BYTES} to ${LARGEST_FRAME_BYTES} bytes (got ${bytes.length})`,
        zh: `一个帧有 ${SHORTEST_FRAME_BYTES} 到 ${LARGEST_FRAME_BYTES} 字节（这里是 ${bytes.length}）`,
      },
    };
  }
  return { bytes: options.mend ? mendChecksums(bytes) : bytes };
}

/** The same, and its headers can be read. */
export function readWholeFrame(base64: string, options: { readonly mend: boolean }): HandFrame {
  const read = readHandFrame(base64, options);
  const fault = 'bytes' in read ? frameFault(read.bytes) : null;
  return fault === null ? read : { fault };
}
