/** The state machine's words in English; `machine-zh.ts` is typed against them. */

export const machineEn = {
  none: 'No TCP connection in this run yet.',
  choose: 'Connection',
  following: 'follow the playhead',
  ends: 'Where both ends stand',
  moves: 'Transitions so far',
  noMoves: 'No transition yet.',
  inferred: 'from the packets',
  inferredLong:
    'The kernel was not asked while it was in this state: the packets prove that it passed it.',
  captured: 'States worked out from the packets: a capture holds none of the kernel’s.',
  goTo: 'Go to this moment',
  left: (time: string) => `${time} left`,
  received: 'rcv RST',
  sent: 'snd RST',
  packetCame: (number: number, text: string) => `packet ${number} arrived: ${text}`,
  packetSent: (number: number, text: string) => `packet ${number} was sent: ${text}`,
  call: (call: string, place: string) => `${call} at ${place}`,
  timer: (name: string) => `${name} timer`,
  unknown: 'the kernel’s own doing',
  note: 'RFC 9293 §3.3.2, figure 5',
};

export type MachineWords = typeof machineEn;
