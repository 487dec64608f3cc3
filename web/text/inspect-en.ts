/** The inspector's words in English; `inspect-zh.ts` is typed against them. */

export const inspectEn = {
  none: 'No packet has left yet: there is nothing to open.',
  of: (number: number) => `Bytes of packet ${number}`,
  tree: 'Layers and fields',
  hex: 'Bytes in hex and ASCII',
  hexCell: (offset: string, hex: string) => `byte ${offset}: ${hex}`,
  reassembled: 'The datagram put together from its fragments',
  header: (title: string) => `${title}: header, 32 bits a row`,
  field: 'The chosen field',
  issues: 'What is wrong with these bytes',
  bytes: (start: number, end: number) =>
    end - start === 1 ? `byte ${start}` : `bytes ${start} to ${end - 1}`,
  bits: (pattern: string) => `bits ${pattern}`,
  workedOut: 'worked out, not in the packet',
  choose: 'Choose a field to read what it means.',
  layerSays: (bytes: number) => `header of ${bytes} bytes`,
  more: (bytes: number) => `Show ${bytes} more bytes`,
  badChecksum: 'wrong checksum',
  definedIn: 'Defined in',
};

export type InspectWords = typeof inspectEn;
