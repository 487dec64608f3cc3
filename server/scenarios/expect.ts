/** Matches a run's log against what its scenario must show. */

import { fromBase64 } from '#core/bytes.ts';
import type { RunEvent } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import { summarise } from '#core/summary.ts';
import { flagText } from '#core/text.ts';
import type { Expectation } from './scenario.ts';

/** An {@link Expectation}, read. `dataBytes` is null where any amount will do. */
export type ParsedExpectation = { readonly host: HostName } & (
  | {
      readonly type: 'segment';
      readonly flags: readonly string[];
      readonly dataBytes: number | null;
    }
  | { readonly type: 'datagram'; readonly dataBytes: number | null }
  | { readonly type: 'output'; readonly line: string; readonly isPrefix: boolean }
);

/** Throws where the text is no expectation: that is a fault of the scenario. */
export function parseExpectation(text: Expectation): ParsedExpectation {
  const [, host, rest] = /^(\S+) (.+)$/s.exec(text) ?? [];
  if (host === undefined || rest === undefined) throw new Error(`no expectation: "${text}"`);
  const [, printed] = /^prints (.+)$/s.exec(rest) ?? [];
  if (printed !== undefined) {
    const isPrefix = printed.endsWith('…');
    return { type: 'output', host, line: isPrefix ? printed.slice(0, -1) : printed, isPrefix };
  }
  const [, what, bytes] = /^(udp|[FSRP.UEW]+(?:\|[FSRP.UEW]+)*)(?: (\d+))?$/.exec(rest) ?? [];
  if (what === undefined) throw new Error(`no expectation: "${text}"`);
  const dataBytes = bytes === undefined ? null : Number(bytes);
  if (what === 'udp') return { type: 'datagram', host, dataBytes };
  return { type: 'segment', host, flags: what.split('|'), dataBytes };
}

/**
 * The first expectation that the log does not meet, as a sentence; null where all hold.
 * Packets must come in the order given, and each host's output in its order; others may lie between.
 * With `frames`, the count of all frames must be just that.
 */
export function findUnmet(
  events: readonly RunEvent[],
  expected: readonly Expectation[],
  frames?: number,
): string | null {
  const next = new Map<string, number>();
  const met: Expectation[] = [];
  for (const text of expected) {
    const wanted = parseExpectation(text);
    const thread = wanted.type === 'output' ? wanted.host : 'the wire';
    const from = next.get(thread) ?? 0;
    const found = events.findIndex((event, seq) => seq >= from && meets(event, wanted));
    if (found === -1) {
      const after = met.length === 0 ? '' : ` after "${met.at(-1)}"`;
      return `expected "${text}"${after}; the run showed: ${describe(events)}`;
    }
    next.set(thread, found + 1);
    met.push(text);
  }
  const sent = events.filter(({ type }) => type === 'sent').length;
  if (frames === undefined || sent === frames) return null;
  return `expected ${frames} frames in all, there were ${sent}: ${describe(events)}`;
}

function meets(event: RunEvent, wanted: ParsedExpectation): boolean {
  if (!('host' in event) || event.host !== wanted.host) return false;
  if (wanted.type === 'output') {
    if (event.type !== 'output') return false;
    const { line, isPrefix } = wanted;
    return event.text
      .split('\n')
      .some((printed) => (isPrefix ? printed.startsWith(line) : printed === line));
  }
  if (event.type !== 'sent') return false;
  const { tcp, protocol, payload } = summarise(fromBase64(event.bytes));
  if (wanted.dataBytes !== null && payload.end - payload.start !== wanted.dataBytes) return false;
  if (wanted.type === 'datagram') return protocol === 'udp';
  return tcp !== null && wanted.flags.includes(flagText(tcp.flags));
}

/** What happened, in the expectations' own words. */
function describe(events: readonly RunEvent[]): string {
  const words = events.flatMap((event) => {
    if (event.type === 'output') return [`${event.host} prints ${event.text.trimEnd()}`];
    if (event.type !== 'sent') return [];
    const { tcp, protocol, payload } = summarise(fromBase64(event.bytes));
    return [`${event.host} ${tcp ? flagText(tcp.flags) : protocol} ${payload.end - payload.start}`];
  });
  return words.length === 0 ? 'nothing' : words.join(', ');
}
