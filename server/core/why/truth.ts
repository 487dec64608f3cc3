/** Where the wire's own record and the analyser's guess from bytes disagree, said as such. */

import { TCP_FLAGS } from '../summary.ts';
import type { FindingKey } from '../tcp/findings.ts';
import type { KnownPacket, LogIndex } from './log-index.ts';

/** What truly had become of the packet that first carried the bytes, when they were sent again; `none` where they were new. */
export type OriginalFate = 'lost' | 'arrived' | 'under-way' | 'none';

/** A guess that the wire's record corrects. */
export interface Disagreement {
  readonly packet: number;
  /** What the analyser marked; null where it marked nothing and should have. */
  readonly guess: FindingKey | null;
  /** The latest packet before that carried any of these bytes, or null. */
  readonly original: number | null;
  readonly truth: OriginalFate;
  readonly en: string;
  readonly zh: string;
}

/** Every packet of the run that repeats bytes, or is said to, and of which the analyser says what is not so. */
export function compareTruth(log: LogIndex): Disagreement[] {
  const flows = new Map<string, Flow>();
  return log.packets().flatMap((packet) => {
    const segment = segmentOf(packet);
    if (segment === null) return [];
    const { summary } = packet;
    const key = `${summary.source} ${summary.sourcePort} ${summary.destination} ${summary.destinationPort}`;
    const flow = flows.get(key) ?? { segments: [], highest: 0 };
    flows.set(key, flow);
    const original = originalOf(flow, segment);
    flow.segments.push(segment);
    flow.highest = Math.max(flow.highest, segment.end);
    return judge(packet, original);
  });
}

/** Relative sequence numbers `[start, end)`, SYN and FIN counted. */
interface Segment {
  readonly packet: KnownPacket;
  readonly start: number;
  readonly end: number;
}

/** How far back the original of a repeated segment is sought, in segments of its flow. */
const REACH = 10_000;

interface Flow {
  readonly segments: Segment[];
  highest: number;
}

function segmentOf(packet: KnownPacket): Segment | null {
  const { summary, relative } = packet;
  if (summary.tcp === null || relative === null) return null;
  const counts = (summary.tcp.flags & (TCP_FLAGS.syn | TCP_FLAGS.fin)) !== 0 ? 1 : 0;
  const end = relative.seq + counts + summary.payload.end - summary.payload.start;
  return end === relative.seq ? null : { packet, start: relative.seq, end };
}

function originalOf(flow: Flow, segment: Segment): KnownPacket | null {
  if (segment.start === 0) flow.segments.splice(0, isNewSyn(flow, segment) ? Infinity : 0);
  if (flow.segments.length === 0 || segment.start >= flow.highest) return null;
  // Bytes are repeated soon or not at all: a long flow is not searched to its beginning for each segment.
  for (let i = flow.segments.length - 1; i >= 0 && i >= flow.segments.length - REACH; i--) {
    const other = flow.segments[i];
    if (other && other.start < segment.end && segment.start < other.end) return other.packet;
  }
  return null;
}

/** The ports are used again: what was sent before belongs to another connection. */
function isNewSyn(flow: Flow, segment: Segment): boolean {
  const first = flow.segments[0]?.packet.summary.tcp?.seq;
  const isNew = first !== undefined && first !== segment.packet.summary.tcp?.seq;
  if (isNew) flow.highest = 0;
  return isNew;
}

function judge(packet: KnownPacket, original: KnownPacket | null): Disagreement[] {
  const truth = fateOf(original, packet.sent.atUs);
  const claim = CLAIMS.find(({ key }) => packet.findings.some((finding) => finding.key === key));
  const found = { packet: packet.sent.packet, original: original?.sent.packet ?? null, truth };
  if (claim === undefined) return truth === 'none' ? [] : [{ ...found, guess: null, ...MISSED }];
  return claim.truth === truth ? [] : [{ ...found, guess: claim.key, ...SAYING[truth] }];
}

function fateOf(original: KnownPacket | null, atUs: number): OriginalFate {
  if (original === null) return 'none';
  const { fates } = original;
  if (fates.some((fate) => fate.type === 'arrived' && fate.atUs <= atUs)) return 'arrived';
  return fates.some((fate) => fate.type === 'dropped') ? 'lost' : 'under-way';
}

/** What each mark claims of the original; the more particular first, as those marks imply the general one. */
const CLAIMS: readonly { readonly key: FindingKey; readonly truth: OriginalFate }[] = [
  { key: 'tcp.analysis.keep_alive', truth: 'arrived' },
  { key: 'tcp.analysis.spurious_retransmission', truth: 'arrived' },
  { key: 'tcp.analysis.out_of_order', truth: 'none' },
  { key: 'tcp.analysis.retransmission', truth: 'lost' },
];

const MISSED = {
  en: 'These bytes were sent before, and the analyser did not notice.',
  zh: '这些字节先前已经发送过，分析器没有看出来。',
};

const SAYING: Readonly<Record<OriginalFate, { readonly en: string; readonly zh: string }>> = {
  lost: {
    en: 'The original was truly lost: this is a retransmission that was needed.',
    zh: '原来的报文段确实丢失了：这次重传是必要的。',
  },
  arrived: {
    en: 'Nothing was lost: the original had arrived before this was sent, so the retransmission was needless.',
    zh: '什么也没有丢：发送它之前，原来的报文段已经到达，这次重传并无必要。',
  },
  'under-way': {
    en: 'Nothing was lost: the original was still on its way when this was sent, so the retransmission was needless.',
    zh: '什么也没有丢：发送它时，原来的报文段还在途中，这次重传并无必要。',
  },
  none: {
    en: 'These bytes had never been sent before: there is no original to repeat.',
    zh: '这些字节此前从未发送过：没有可以重复的原报文段。',
  },
};
