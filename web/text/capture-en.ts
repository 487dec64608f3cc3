/** Words about captures in English; `capture-zh.ts` is typed against them. */

export const captureEn = {
  open: 'Open capture…',
  formats: 'pcap or pcapng; or drop the file anywhere on this page',
  opening: (file: string) => `Opening ${file}`,
  private: 'The file is read by this page alone: it is sent nowhere.',
  phases: { read: 'reading', analyse: 'analysing' },
  cancel: 'Cancel',
  choose: (file: string) => `Conversations in ${file}`,
  all: (packets: number) => `All ${packets} packets together`,
  filter: 'Filter by address, port or protocol',
  columns: {
    protocol: 'Protocol',
    ends: 'Between',
    packets: 'Packets',
    bytes: 'Bytes',
    findings: 'Findings',
  },
  more: (count: number) => `${count} more: narrow the filter to see them.`,
  failed: (file: string) => `${file} could not be opened`,
  empty: 'No packet could be read.',
  issue: (offset: number) => `offset ${offset}:`,
  readBefore: 'All that was readable before it is shown.',
  leftOut: (count: number) =>
    `${count} packets of this choice are not shown: there is room for eight addresses.`,
  another: 'Another conversation…',
};

export type CaptureWords = typeof captureEn;
