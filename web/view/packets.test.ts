import { describe, expect, test } from 'vitest';
import { packetText } from '#core/text.ts';
import { recorded } from '../fixtures/recorded.ts';
import { LogBuilder } from './log.ts';
import type { RunLog } from './log.ts';

const logOf = (name: Parameters<typeof recorded>[0]): RunLog =>
  new LogBuilder().append(recorded(name));

describe('packets', () => {
  test('of tcp-hello read as tcpdump writes them', () => {
    const texts = logOf('socket-tcp-hello')
      .packets.slice(0)
      .map(({ from, summary, relative }) => `${from} ${packetText(summary, relative)}`);
    expect(texts.slice(0, 3)).toEqual([
      'client S seq 0 win 64240 mss 1460',
      'server S. seq 0 ack 1 win 65160 mss 1460',
      'client . ack 1 win 63',
    ]);
    expect(texts.some((text) => /^client P\. seq 1:7 ack 1 .* len 6$/.test(text))).toBe(true);
  });

  test('of nagle keep the writes they are made of apart', () => {
    const blocks = logOf('stream-nagle')
      .packets.slice(0)
      .map(({ blocks: all }) => all.map(({ text, write }) => `${text} ${write}`))
      .filter((all) => all.length > 0);
    expect(blocks).toEqual([['aaaa 0'], ['bbbb 1', 'cccc 2']]);
  });

  test('that were lost say so, and no packet of a quiet run is a repeat', () => {
    const packets = logOf('udp-loss').packets.slice(0);
    const lost = packets.filter(({ legs }) => legs.some(({ fate }) => fate.type === 'dropped'));
    expect(packets).toHaveLength(20);
    expect(lost.map(({ number }) => number)).toEqual([3, 5, 9, 10, 19]);
    expect(packets.filter(({ isRepeat }) => isRepeat)).toEqual([]);
  });

  test('are the same when some events come twice, as after a reconnect', () => {
    const events = recorded('stream-nagle');
    const builder = new LogBuilder();
    builder.append(events.slice(0, 40));
    const log = builder.append(events.slice(20));
    expect(log.count).toBe(events.length);
    expect(log.packets).toEqual(logOf('stream-nagle').packets);
  });
});
