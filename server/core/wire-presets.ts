/** Wires that people know, as settings. Data only. */

import { PERFECT_WIRE, type Impairment } from './wire-settings.ts';

/** The same words in both languages. */
interface BothTexts {
  readonly en: string;
  readonly zh: string;
}

export interface WirePreset {
  readonly id: string;
  readonly title: BothTexts;
  /** What it is like, in one sentence. */
  readonly story: BothTexts;
  /** From the first host, which most scenarios call client; and from every other. */
  readonly up: Impairment;
  readonly down: Impairment;
  /** Where the figures come from. */
  readonly source: string;
}

/** Frames of 1,514 bytes in 256 KB: the depth of buffer that made 2000s DSL modems infamous. */
const DEEP_QUEUE_FRAMES = 173;

export const WIRE_PRESETS: readonly WirePreset[] = [
  both('perfect', {
    title: { en: 'No wire at all', zh: '理想线路' },
    story: {
      en: 'Every frame arrives at once, unchanged.',
      zh: '每一帧立即到达，原样不变。',
    },
    settings: {},
    source: 'no impairment',
  }),
  both('lan', {
    title: { en: 'LAN', zh: '局域网' },
    story: {
      en: 'One gigabit switch between the hosts: a fraction of a millisecond, hardly ever a loss.',
      zh: '主机之间隔着一台千兆交换机：时延不到一毫秒，几乎不丢包。',
    },
    settings: { delayUs: 150, jitterUs: 30, rateKbitPerS: 1_000_000, queueFrames: 500 },
    source:
      'IEEE 802.3ab gives the rate; 0.3 ms is the usual round trip that ping shows between two hosts on one switch',
  }),
  both('wifi-crowded', {
    title: { en: 'Wi-Fi in a full room', zh: '满座教室里的 Wi-Fi' },
    story: {
      en: 'Everyone shares the air: the delay leaps, collisions lose frames in bunches, now and then one comes late.',
      zh: '所有人共用无线信道：时延忽高忽低，冲突使帧成串丢失，偶尔有帧迟到。',
    },
    settings: {
      delayUs: 8_000,
      jitterUs: 12_000,
      jitterShape: 'pareto',
      burst: { enterPercent: 1, leavePercent: 25, lossPercent: 40 },
      reorderPercent: 0.5,
      rateKbitPerS: 6_000,
      queueFrames: 250,
    },
    source:
      'orders of magnitude of a shared 802.11n channel with some thirty stations: a few Mbit/s each, median 10–20 ms, a tail of hundreds of ms, losses in bursts after link-layer retries (our choice of numbers, no single measurement)',
  }),
  {
    id: 'mobile-4g',
    title: { en: '4G, moving', zh: '移动中的 4G' },
    story: {
      en: 'A phone in a train: fast downward, slower upward, a deep queue, and a short blackout at each handover.',
      zh: '列车上的手机：下行快、上行慢，队列很深，每次切换小区会短暂中断。',
    },
    up: { ...movingLink(), rateKbitPerS: 8_000 },
    down: { ...movingLink(), rateKbitPerS: 30_000 },
    source:
      'round trips of 40–80 ms and rates as ITU-R M.2134 and national drive tests report for LTE; the burst stands for a handover of some ten frames (our choice of numbers)',
  },
  both('satellite', {
    title: { en: 'Satellite', zh: '卫星' },
    story: {
      en: 'By a geostationary satellite 35,786 km up: more than half a second for a round trip, whatever the rate.',
      zh: '经由 35786 公里高的地球同步卫星：无论速率多高，往返都要半秒多。',
    },
    settings: {
      delayUs: 280_000,
      jitterUs: 5_000,
      jitterShape: 'normal',
      lossPercent: 0.3,
      rateKbitPerS: 20_000,
      queueFrames: 700,
    },
    source:
      'RFC 2488 §2: about 250 ms of propagation up and down a geostationary link, here 280 ms with processing',
  }),
  {
    id: 'adsl',
    title: { en: 'ADSL with a deep queue', zh: '队列很深的 ADSL' },
    story: {
      en: 'A slow uplink behind a buffer of 256 KB: fill it, and every packet waits two seconds.',
      zh: '上行很慢，前面却有 256 KB 的缓冲：把它填满，每个分组都要等两秒。',
    },
    up: { ...PERFECT_WIRE, delayUs: 15_000, rateKbitPerS: 1_000, queueFrames: DEEP_QUEUE_FRAMES },
    down: { ...PERFECT_WIRE, delayUs: 15_000, rateKbitPerS: 8_000, queueFrames: DEEP_QUEUE_FRAMES },
    source:
      'ITU-T G.992.1 gives 8 Mbit/s down and about 1 up; buffers of this depth are what Gettys and Nichols describe (“Bufferbloat: Dark Buffers in the Internet”, 2011)',
  },
  both('broken-cable', {
    title: { en: 'Broken cable', zh: '破损的网线' },
    story: {
      en: 'A bad contact: one frame in twelve is lost, one in twenty has a bit turned over.',
      zh: '接触不良：大约每十二帧丢一帧，每二十帧有一帧翻转一个比特。',
    },
    settings: { delayUs: 1_000, lossPercent: 8, corruptPercent: 5, rateKbitPerS: 100_000 },
    source: 'our choice of numbers: enough to be seen in a minute',
  }),
];

/** A passenger's link: what both directions share. */
function movingLink(): Impairment {
  return {
    ...PERFECT_WIRE,
    delayUs: 30_000,
    jitterUs: 10_000,
    jitterShape: 'pareto',
    burst: { enterPercent: 0.2, leavePercent: 10, lossPercent: 100 },
    queueFrames: 800,
  };
}

/** The same in both directions; what is not named is the perfect wire's. */
function both(
  id: string,
  {
    settings,
    ...words
  }: Omit<WirePreset, 'id' | 'up' | 'down'> & { readonly settings: Partial<Impairment> },
): WirePreset {
  const impairment = { ...PERFECT_WIRE, ...settings };
  return { id, ...words, up: impairment, down: impairment };
}
