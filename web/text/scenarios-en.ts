/** The words of the list of scenarios in English; `scenarios-zh.ts` is typed against them. */

export const scenariosEn = {
  intro: 'Real programs over a real kernel, on a wire slow enough to watch.',
  topics: {
    socket: 'Sockets',
    open: 'Opening',
    close: 'Closing',
    stream: 'Messages in a stream',
    flow: 'Flow control',
    loss: 'Loss and recovery',
    congestion: 'Congestion',
    mtu: 'Path MTU',
    udp: 'UDP',
    guard: 'Attack and defence',
  } as Record<string, string>,
};

export type ScenarioWords = typeof scenariosEn;
