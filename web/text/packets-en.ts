/** The words of the table of packets in English; `packets-zh.ts` is typed against them. */

export const packetsEn = {
  caption: 'Packets up to the playhead',
  columns: {
    number: 'No.',
    time: 'Time',
    ends: 'From → to',
    text: 'Packet',
    length: 'Length',
    fate: 'Fate',
    cause: 'Cause',
  },
  flying: 'on the way',
  held: (time: string) => `held since ${time}`,
  arrived: (time: string) => `arrived +${time}`,
  none: 'No packet has left yet.',
  shown: (shown: number, all: number) => `${shown} of ${all} shown: a filter is on.`,
  repeat: 'retransmission',
  /** Below the head “Cause”, in as few words as can be. */
  causes: {
    call: (call: string, place: string) => `${call}, ${place}`,
    callOnly: (call: string) => call,
    packet: (number: number) => `packet ${number}`,
    timer: (timer: string) => `${timer} timer`,
    hand: 'put on the wire by hand',
    wire: (number: number) => `the wire’s answer to packet ${number}`,
  },
};

export type PacketWords = typeof packetsEn;
