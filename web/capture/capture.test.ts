import { describe, expect, test } from 'vitest';
import { fixture, fixtures } from '../../e2e/fixtures/load.ts';
import type { Capture } from '#core/capture.ts';
import { openCapture } from '#core/open-capture.ts';
import { analysePacket } from '#core/packet-record.ts';
import { Analyser } from '#core/tcp/analyser.ts';
import { LogBuilder } from '../view/log.ts';
import { captureLog } from './capture-log.ts';
import { ConversationList } from './conversations.ts';

function opened(bytes: Uint8Array): { capture: Capture; list: ConversationList } | null {
  const capture = openCapture(bytes).value;
  if (!capture) return null;
  const analyser = new Analyser();
  const list = new ConversationList(capture, analyser);
  for (let i = 0; i < capture.count; i++) {
    analysePacket(capture, i, analyser);
    list.push(i);
  }
  return { capture, list };
}

const smtp = opened(fixture('smtp.pcap'));
if (!smtp) throw new Error('smtp.pcap cannot be opened');

describe('conversations', () => {
  test('are told apart, and each packet is in one', () => {
    expect(smtp.list.conversations[1]).toEqual({
      id: 1,
      protocol: 'tcp',
      ends: ['10.10.1.4:1470', '74.53.140.153:25'],
      packets: 57,
      bytes: 26405,
      findings: 7,
    });
    const counted = smtp.list.conversations.reduce((sum, { packets }) => sum + packets, 0);
    expect(counted).toBe(smtp.capture.count);
  });

  test('hand out as many packets as asked, in file order', () => {
    expect(smtp.list.packetsOf(1, 3)).toEqual([2, 3, 4]);
    expect(smtp.list.packetsOf(null, Infinity)).toHaveLength(smtp.capture.count);
  });
});

describe('the log of a capture', () => {
  const log = captureLog(smtp.capture, smtp.list.packetsOf(1, Infinity));
  const read = new LogBuilder().append(log.events);

  test('has one host per address, and every packet with its own bytes', () => {
    expect(read.hosts.map(({ name }) => name)).toEqual([
      '10.10.1.4',
      '74.53.140.153',
      // A router that complained about one of its segments belongs to the conversation.
      '192.168.1.1',
    ]);
    expect(read.packets).toHaveLength(57);
    expect(read.packets.at(0)?.frame).toEqual(smtp.capture.packetBytes(2));
    expect(read.packets.at(0)?.legs).toEqual([
      {
        to: '74.53.140.153',
        copy: 0,
        bornSeq: 1,
        turns: [],
        expectedUs: 0,
        fate: { type: 'arrived', seq: 2, atUs: 0 },
      },
    ]);
  });

  test('is dense, never runs backwards and says where it leaves packets out, for any capture', () => {
    for (const [, bytes] of fixtures()) {
      const any = opened(bytes);
      if (!any) continue;
      const { events, packets } = captureLog(any.capture, any.list.packetsOf(null, Infinity));
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
      expect(events.every(({ atUs }, i) => i === 0 || atUs >= (events[i - 1]?.atUs ?? 0))).toBe(
        true,
      );
      expect(packets).toBeLessThanOrEqual(any.capture.count);
      expect(new LogBuilder().append(events).packets).toHaveLength(packets);
    }
  });
});
