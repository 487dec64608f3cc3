/** Which directions are offered, and which one is shown first. */

import type { Flow } from './flow.ts';

/** More cannot be looked through in a list. */
const MOST = 60;

/** Those with most data, in the order in which they began. */
export function offeredFlows(flows: readonly Flow[]): readonly Flow[] {
  if (flows.length <= MOST) return flows;
  return [...flows]
    .sort((a, b) => b.dataBytes - a.dataBytes)
    .slice(0, MOST)
    .sort((a, b) => a.id - b.id);
}

/** The chosen one, or the one with most data; null where there is none. */
export function shownFlow(flows: readonly Flow[], chosen: number | null): Flow | null {
  const own = flows.find(({ id }) => id === chosen);
  if (own) return own;
  return flows.reduce<Flow | null>(
    (best, flow) => (best === null || flow.dataBytes > best.dataBytes ? flow : best),
    null,
  );
}

/** Its ends in words: by host where that is enough, else by endpoint. */
export function flowText(flow: Flow, flows: readonly Flow[]): string {
  const isAlone = flows.every(({ stream }) => stream === flow.stream);
  return isAlone
    ? `${flow.from.host} → ${flow.to.host}`
    : `${endText(flow.from)} → ${endText(flow.to)}`;
}

function endText({ host, endpoint }: Flow['from']): string {
  const port = endpoint.slice(endpoint.lastIndexOf(':'));
  return `${host}${port}`;
}
