/** What a person should know of the wires in `wire-presets.ts`: names, stories, and where the figures come from. */

/** The same words in both languages. */
interface BothTexts {
  readonly en: string;
  readonly zh: string;
}

export interface PresetWords {
  readonly title: BothTexts;
  /** What it is like, in one sentence. */
  readonly story: BothTexts;
  /** Where the figures come from. */
  readonly source: BothTexts;
}

/** By the preset's id, in the same order. */
export const WIRE_PRESET_WORDS: Readonly<Record<string, PresetWords>> = {
  perfect: {
    title: { en: 'No wire at all', zh: '理想线路' },
    story: {
      en: 'Every frame arrives at once, unchanged.',
      zh: '每一帧立即到达，原样不变。',
    },
    source: { en: 'No impairment.', zh: '不加任何损伤。' },
  },
  lan: {
    title: { en: 'LAN', zh: '局域网' },
    story: {
      en: 'One gigabit switch between the hosts: a fraction of a millisecond, hardly ever a loss.',
      zh: '主机之间隔着一台千兆交换机：时延不到一毫秒，几乎不丢包。',
    },
    source: {
      en: 'IEEE 802.3ab gives the rate; 0.3 ms is the usual round trip that ping shows between two hosts on one switch.',
      zh: '速率出自 IEEE 802.3ab；同一交换机上两台主机之间，ping 通常显示往返 0.3 ms。',
    },
  },
  'wifi-crowded': {
    title: { en: 'Wi-Fi in a full room', zh: '满座教室里的 Wi-Fi' },
    story: {
      en: 'Everyone shares the air: the delay leaps, collisions lose frames in bunches, now and then one comes late.',
      zh: '所有人共用无线信道：时延忽高忽低，冲突使帧成串丢失，偶尔有帧迟到。',
    },
    source: {
      en: 'Orders of magnitude of a shared 802.11n channel with some thirty stations: a few Mbit/s each, median 10–20 ms, a tail of hundreds of ms, losses in bursts after link-layer retries (our choice of numbers, no single measurement).',
      zh: '约三十个站点共享一条 802.11n 信道时的数量级：每站数 Mbit/s，中位数 10–20 ms，尾部可达数百 ms，链路层重传之后仍成串丢失（数值由我们选定，并非某一次测量）。',
    },
  },
  'mobile-4g': {
    title: { en: '4G, moving', zh: '移动中的 4G' },
    story: {
      en: 'A phone in a train: fast downward, slower upward, a deep queue, and a short blackout at each handover.',
      zh: '列车上的手机：下行快、上行慢，队列很深，每次切换小区会短暂中断。',
    },
    source: {
      en: 'Round trips of 40–80 ms and rates as ITU-R M.2134 and national drive tests report for LTE; the burst stands for a handover of some ten frames (our choice of numbers).',
      zh: '往返 40–80 ms 与速率取自 ITU-R M.2134 和各国 LTE 路测报告；突发丢包代表一次切换时约十帧的中断（数值由我们选定）。',
    },
  },
  satellite: {
    title: { en: 'Satellite', zh: '卫星' },
    story: {
      en: 'By a geostationary satellite 35,786 km up: more than half a second for a round trip, whatever the rate.',
      zh: '经由 35786 公里高的地球同步卫星：无论速率多高，往返都要半秒多。',
    },
    source: {
      en: 'RFC 2488 §2: about 250 ms of propagation up and down a geostationary link, here 280 ms with processing.',
      zh: 'RFC 2488 §2：经地球同步轨道上下行约 250 ms 的传播时延，这里连同处理取 280 ms。',
    },
  },
  adsl: {
    title: { en: 'ADSL with a deep queue', zh: '队列很深的 ADSL' },
    story: {
      en: 'A slow uplink behind a buffer of 256 KB: fill it, and every packet waits two seconds.',
      zh: '上行很慢，前面却有 256 KB 的缓冲：把它填满，每个分组都要等两秒。',
    },
    source: {
      en: 'ITU-T G.992.1 gives 8 Mbit/s down and about 1 up; buffers of this depth are what Gettys and Nichols describe (“Bufferbloat: Dark Buffers in the Internet”, 2011).',
      zh: 'ITU-T G.992.1：下行 8 Mbit/s、上行约 1 Mbit/s；这样深的缓冲正是 Gettys 与 Nichols 所描述的（“Bufferbloat: Dark Buffers in the Internet”，2011）。',
    },
  },
  'broken-cable': {
    title: { en: 'Broken cable', zh: '破损的网线' },
    story: {
      en: 'A bad contact: one frame in twelve is lost, one in twenty has a bit turned over.',
      zh: '接触不良：大约每十二帧丢一帧，每二十帧有一帧翻转一个比特。',
    },
    source: {
      en: 'Our choice of numbers: enough to be seen in a minute.',
      zh: '数值由我们选定：一分钟内就能看出来。',
    },
  },
};
