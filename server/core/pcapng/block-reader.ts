/** Walks the blocks of a pcapng file: their ends and byte order, without judging what is in them. */

import type { CaptureIssue } from '../capture.ts';
import { BLOCK, BLOCK_OVERHEAD_BYTES, BYTE_ORDER_MAGIC, OPTION, padTo4 } from './blocks.ts';

/** One block's place. The body is what lies between the two lengths. */
export interface Block {
  readonly type: number;
  readonly start: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly next: number;
  readonly isLittleEndian: boolean;
}

/** The block at `at`, or why there is none. `isLittleEndian` is the section's; a section header brings its own. */
export function readBlock(
  view: DataView,
  at: number,
  isLittleEndian: boolean,
): { readonly block: Block } | { readonly issue: CaptureIssue } {
  if (at + BLOCK_OVERHEAD_BYTES > view.byteLength) return { issue: cutOff(at) };
  // The section header's type reads the same both ways, so that its byte order can be found.
  const isSection = view.getUint32(at) === BLOCK.sectionHeader;
  const order = isSection ? sectionOrder(view, at) : isLittleEndian;
  if (order === null) return { issue: bad(at, 'its byte-order magic is none', '字节序标记无效') };
  const type = view.getUint32(at, order);
  const total = view.getUint32(at + 4, order);
  if (total < BLOCK_OVERHEAD_BYTES) {
    return { issue: bad(at, `it claims a length of ${total} bytes`, `声称长度为 ${total} 字节`) };
  }
  const next = at + padTo4(total);
  if (next > view.byteLength) return { issue: cutOff(at) };
  if (view.getUint32(next - 4, order) !== total) {
    return { issue: bad(at, 'its two lengths differ', '首尾两个长度不一致') };
  }
  return {
    block: { type, start: at, bodyStart: at + 8, bodyEnd: next - 4, next, isLittleEndian: order },
  };
}

/** Calls `visit` with each option between `start` and `end`: its code and its value's place. */
export function forEachOption(
  view: DataView,
  start: number,
  end: number,
  isLittleEndian: boolean,
  visit: (code: number, valueStart: number, valueEnd: number) => void,
): void {
  let at = start;
  while (at + 4 <= end) {
    const code = view.getUint16(at, isLittleEndian);
    const lengthBytes = view.getUint16(at + 2, isLittleEndian);
    if (code === OPTION.end || at + 4 + lengthBytes > end) return;
    visit(code, at + 4, at + 4 + lengthBytes);
    at += 4 + padTo4(lengthBytes);
  }
}

function sectionOrder(view: DataView, at: number): boolean | null {
  if (view.getUint32(at + 8) === BYTE_ORDER_MAGIC) return false;
  if (view.getUint32(at + 8, true) === BYTE_ORDER_MAGIC) return true;
  return null;
}

function cutOff(offset: number): CaptureIssue {
  return {
    code: 'cut-off',
    offset,
    message: {
      en: `the file ends in the middle of the block at offset ${offset}; all packets before it were read`,
      zh: `文件在偏移 ${offset} 处的块中间中断；此前的报文均已读取`,
    },
  };
}

function bad(offset: number, why: string, whyZh: string): CaptureIssue {
  return {
    code: 'bad-block',
    offset,
    message: {
      en: `the block at offset ${offset} cannot be read: ${why}; all packets before it were read`,
      zh: `偏移 ${offset} 处的块无法读取：${whyZh}；此前的报文均已读取`,
    },
  };
}
