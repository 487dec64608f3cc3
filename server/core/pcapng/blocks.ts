/** The block types and options of pcapng (draft-ietf-opsawg-pcapng), shared by reader and writer. */

/** Block types. */
export const BLOCK = {
  sectionHeader: 0x0a0d0d0a,
  interfaceDescription: 1,
  /** Obsolete; older files have it. */
  packet: 2,
  simplePacket: 3,
  nameResolution: 4,
  interfaceStatistics: 5,
  enhancedPacket: 6,
  decryptionSecrets: 10,
  /** A custom block that tools may copy into files they write. */
  custom: 0x0bad,
  customNotCopied: 0x40000bad,
} as const;

/** The byte-order magic of a section header, as the writing machine stored it. */
export const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

/** Option codes; the meaning of numbers from 2 on depends on the block. */
export const OPTION = {
  end: 0,
  comment: 1,
  sectionApplication: 4,
  interfaceName: 2,
  interfaceDescription: 3,
  interfaceResolution: 9,
  interfaceFcsLength: 13,
  interfaceOffset: 14,
  packetFlags: 2,
  statisticsDropped: 5,
} as const;

/** Block type, total length twice. */
export const BLOCK_OVERHEAD_BYTES = 12;

/** Name records of a name resolution block. */
export const NAME_RECORD = { end: 0, ipv4: 1, ipv6: 2 } as const;

/** IANA keeps enterprise number 32473 for examples and documentation (RFC 5612 §2). */
export const EXAMPLE_ENTERPRISE = 32473;

/** What lies after a position rounded up to 32 bits. */
export function padTo4(lengthBytes: number): number {
  return Math.ceil(lengthBytes / 4) * 4;
}
