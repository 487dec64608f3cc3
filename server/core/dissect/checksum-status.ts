/** The verdict on a checksum, numbered as Wireshark numbers it. */

import type { ByteRange } from '../event-base.ts';
import type { Bilingual, FieldSpec } from './field.ts';
import { addField, addIssue, type OpenLayer, type Walk } from './walk.ts';

/**
 * Verdicts: `unverified` where bytes are missing (cut capture, fragment), `notPresent` where the sender left
 * it out, `illegal` where it was not allowed to.
 */
export const CHECKSUM = { bad: 0, good: 1, unverified: 2, notPresent: 3, illegal: 4 } as const;

export type ChecksumStatus = (typeof CHECKSUM)[keyof typeof CHECKSUM];

/** The field that holds the verdict of the checksum named `key`. */
export function checksumStatusField(key: string, rfc: string): FieldSpec {
  return {
    key: `${key}.status`,
    depth: 1,
    names: { 0: 'bad', 1: 'good', 2: 'not verified', 3: 'not present', 4: 'illegal' },
    rfc,
    meaning: {
      en: 'Whether the checksum fits the bytes: worked out here, not in the packet',
      zh: '校验和与字节是否相符：由此处算出，报文中没有',
    },
  };
}

/** Adds the verdict; a bad one is an issue too, but not in a quoted packet, which is cut by design. */
export function addChecksumStatus(
  walk: Walk,
  layer: OpenLayer,
  spec: FieldSpec,
  status: ChecksumStatus,
  range: ByteRange,
): void {
  addField(layer, spec, status, range);
  const isWrong = status === CHECKSUM.bad || status === CHECKSUM.illegal;
  if (isWrong && !walk.isQuoted) addIssue(walk, 'bad-checksum', BAD, range);
}

const BAD: Bilingual = {
  en: 'the checksum does not fit the bytes it covers',
  zh: '校验和与其覆盖的字节不符',
};
