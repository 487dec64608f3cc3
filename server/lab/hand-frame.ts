/** Bytes that a person wrote, as a frame for the wire. */

import type { Rewriting } from '#core/command/hand-command.ts';
import type { Bilingual } from '#core/dissect/field.ts';
import { frameFault } from '#core/frame-fault.ts';
import { mendChecksums } from '#core/mend-checksums.ts';
import type { Conversations, Retelling } from '#core/retell/conversations.ts';
import { retell } from '#core/retell/retell.ts';
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

/** A command that brings a frame, its bytes in base64 (RFC 4648 §4). */
type Written = Rewriting & { readonly bytes: string };

/**
 * The frame that a command brings.
 *
 * @param conversations - those of this run, by which one that was written for another run is told.
 */
export function readHandFrame(written: Written, conversations: Conversations): HandFrame {
  if (!BASE64.test(written.bytes)) return { fault: NOT_BASE64 };
  const bytes = Buffer.from(written.bytes, 'base64');
  if (bytes.length < SHORTEST_FRAME_BYTES || bytes.length > LARGEST_FRAME_BYTES) {
    return {
      fault: {
        en: `a frame has ${SHORTEST_FRAME_BYTES} to ${LARGEST_FRAME_BYTES} bytes (got ${bytes.length})`,
        zh: `一个帧有 ${SHORTEST_FRAME_BYTES} 到 ${LARGEST_FRAME_BYTES} 字节（这里是 ${bytes.length}）`,
      },
    };
  }
  const told = written.retold ? tellAgain(bytes, written.retold, conversations) : { bytes };
  return 'bytes' in told && written.mend ? { bytes: mendChecksums(told.bytes) } : told;
}

function tellAgain(bytes: Uint8Array, told: Retelling, conversations: Conversations): HandFrame {
  const { name, numbers } = told;
  const now = conversations.find(name);
  if (now && (now.peer || !numbers.peer)) return { bytes: retell(bytes, told, now) };
  const { opener, peer, port, nth } = name;
  return {
    fault: {
      en: `its connection, number ${nth} from ${opener} to port ${port} of ${peer}, is not open yet in this run`,
      zh: `它所属的连接（从 ${opener} 到 ${peer} 端口 ${port} 的第 ${nth} 个）在这次运行里尚未建立`,
    },
  };
}

/** The same, and its headers can be read. */
export function readWholeFrame(written: Written, conversations: Conversations): HandFrame {
  const read = readHandFrame(written, conversations);
  const fault = 'bytes' in read ? frameFault(read.bytes) : null;
  return fault === null ? read : { fault };
}
