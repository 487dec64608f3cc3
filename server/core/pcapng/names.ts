/** Name resolution blocks: which names the capturing machine knew addresses by (draft-ietf-opsawg-pcapng §4.5). */

import { ipv4Text, ipv6Text } from '../address-text.ts';
import type { Block } from './block-reader.ts';
import { NAME_RECORD, padTo4 } from './blocks.ts';
import { fromUtf8 } from './utf8.ts';

const ADDRESS_BYTES: Readonly<Record<number, number>> = {
  [NAME_RECORD.ipv4]: 4,
  [NAME_RECORD.ipv6]: 16,
};

/** Adds the block's records to `names`: address text to its first name. */
export function readNames(names: Map<string, string>, view: DataView, block: Block): void {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  let at = block.bodyStart;
  while (at + 4 <= block.bodyEnd) {
    const type = view.getUint16(at, block.isLittleEndian);
    const lengthBytes = view.getUint16(at + 2, block.isLittleEndian);
    const start = at + 4;
    const end = start + lengthBytes;
    if (type === NAME_RECORD.end || end > block.bodyEnd) return;
    const addressBytes = ADDRESS_BYTES[type];
    if (addressBytes !== undefined && lengthBytes > addressBytes) {
      const address = addressBytes === 4 ? ipv4Text(bytes, start) : ipv6Text(bytes, start);
      // Several names may follow, each closed by a zero byte; the first is kept.
      const text = fromUtf8(bytes.subarray(start + addressBytes, end));
      names.set(address, text.split('\0')[0] ?? '');
    }
    at = start + padTo4(lengthBytes);
  }
}
