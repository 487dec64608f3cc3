/** The page's words in English; `zh.ts` is typed against them. */

import { captureEn } from './capture-en.ts';
import { compareEn } from './compare-en.ts';
import { controlsEn } from './controls-en.ts';
import { findingsEn } from './findings-en.ts';
import { graphEn } from './graph-en.ts';
import { inspectEn } from './inspect-en.ts';
import { layersEn } from './layers-en.ts';
import { machineEn } from './machine-en.ts';
import { socketsEn } from './sockets-en.ts';
import { ladderEn } from './ladder-en.ts';
import { streamEn } from './stream-en.ts';

export const en = {
  capture: captureEn,
  compare: compareEn,
  ...controlsEn,
  findings: findingsEn,
  graph: graphEn,
  inspect: inspectEn,
  layers: layersEn,
  stream: streamEn,
  machine: machineEn,
  sockets: socketsEn,
  language: 'en' as 'en' | 'zh',
  title: 'Slowwire: see TCP and UDP',
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
  header: {
    scenarios: 'Scenarios',
    choose: 'Choose a scenario',
    intro: 'Real programs over a real kernel, on a wire slow enough to watch.',
    close: 'Close',
    run: 'Run',
    stop: 'Stop',
    parameters: 'Parameters',
    delay: 'wire delay',
    loss: 'loss',
    seed: 'seed',
    anySeed: 'any',
    differs: 'it differs from host to host: see the view Wire',
    on: 'on',
    off: 'off',
    language: 'Language',
    theme: 'Theme',
    themes: { auto: 'automatic', light: 'light', dark: 'dark' },
    fullscreen: 'Full screen',
    realKernel: (release: string) => `real kernel ${release}`,
    noLab: 'no live lab',
    noLabLong: 'No lab can run on this machine:',
    cure: 'Cure:',
    connecting: 'connecting',
  },
  run: {
    idle: 'Press Run to start both programs',
    idleHint: 'or press Enter',
    starting: 'Starting',
    queued: (place: number) =>
      place > 0 ? `Waiting for a free lab: number ${place} in the queue` : 'Waiting for the lab',
    live: 'Live',
    lost: 'The connection to the server was lost',
    reconnecting: 'Connection lost, trying again',
    outcomes: {
      completed: 'Run completed',
      stopped: 'Run stopped',
      failed: 'A program failed',
      timeout: 'Stopped at the time limit',
    },
    unreachable: 'The server does not answer. Is “npm start” still running?',
    forgotten:
      'The server no longer has that run; what was chosen is kept. Press Run to do it again.',
    keptForgotten: 'The server no longer has the run that was kept as A; the rest is as it was.',
    noWords:
      'The other language could not be fetched; the page stays in English. Is “npm start” still running?',
    dismiss: 'Dismiss',
  },
  host: {
    label: (name: string) => `Host ${name}`,
    program: (file: string) => `Program ${file}`,
    waiting: 'waiting',
    waitingIn: 'waiting in',
    output: 'Output',
    outputOf: (name: string) => `Output of ${name}`,
    input: 'Answer',
    send: 'Send',
    sendBuffer: 'send buffer',
    receiveBuffer: 'receive buffer',
    unsent: (size: string) => `${size} unsent`,
    cwnd: 'cwnd',
    ssthresh: 'ssthresh',
    srtt: 'srtt',
    rto: 'rto',
    timer: 'timer',
    retransmits: 'retransmitted',
    drops: 'datagrams dropped',
    segments: 'segments',
    firesIn: (timer: string, time: string) => `${timer} in ${time}`,
    exited: 'program ended',
    noSocket: 'no socket yet',
    hosts: 'Hosts on this side',
    breakpoint: (line: number) => `Breakpoint at line ${line}`,
    breakElsewhere: (line: number, stop: number) =>
      `No statement begins at line ${line}: the program can be stopped at line ${stop}`,
  },
  timers: {
    retransmission: 'retransmission',
    'loss-probe': 'tail-loss probe',
    'delayed-ack': 'delayed ACK',
    persist: 'window probe',
    keepalive: 'keep-alive',
    'time-wait': 'TIME_WAIT',
    other: 'internal',
  },
  ladder: ladderEn,
  dock: {
    label: 'More views',
    wire: 'Wire',
    packets: 'Packets',
    lesson: 'Lesson',
    sockets: 'Sockets',
    why: 'Why this packet?',
  },
  packets: {
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
    causes: {
      call: (call: string, place: string) => `caused by ${call} at ${place}`,
      callOnly: (call: string) => `caused by ${call}`,
      packet: (number: number) => `answer to packet ${number}`,
      timer: (timer: string) => `${timer} timer`,
      hand: 'put on the wire by hand',
      wire: (number: number) => `the wire’s answer to packet ${number}`,
    },
  },
  why: {
    colon: ':',
    packet: (number: number) => `Packet ${number}`,
    call: (host: string, call: string, place: string) =>
      `left because ${host} called ${call} at ${place}.`,
    callOnly: (host: string, call: string) => `left because ${host} called ${call}.`,
    answer: (number: number, text: string) =>
      `left because packet ${number} (${text}) had arrived.`,
    timer: (timer: string) => `left because the kernel’s ${timer} timer fired.`,
    hand: 'was put on the wire by hand; no kernel sent it.',
    wire: (number: number) =>
      `was made by the wire, as a router would: packet ${number} was too big for it. No host sent it.`,
    unknown: 'was captured elsewhere: a capture tells what was sent and when, not why.',
    repeat: 'All it carries had been sent before: it is a retransmission.',
    link: 'link',
    network: 'network',
    transport: 'transport',
    payload: 'data',
    frame: (bytes: number) => `${bytes} bytes on the wire`,
    hint: 'Click an arrow or a row to keep it here.',
  },
  lesson: {
    predict: 'Predict the next packet',
    right: 'Right.',
    wrong: 'Not quite.',
    sources: 'Read on',
  },
};

export type Words = typeof en;
