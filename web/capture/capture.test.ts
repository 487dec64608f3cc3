import { describe, expect, test } from 'vitest';
import { fixture, fixtures } from '../../e2e/fixtures/load.ts';
import { LogBuilder } from '../view/log.ts';
import { opened } from '../fixtures/captured.ts';
import { captureLog } from './capture-log.ts';
import { captureRows } from './capture-rows.ts';

const smtp = opened(Uint8Array.from(fixture('smtp.pcap')));
if (!smtp) throw new Error('smtp.pcap cannot be opened');

describe('conversations', () => {
  test('are told apart, and each packet is in one', () => {
    expect(smtp.conversations[1]).toEqual({
      id: 1,
      protocol: 'tcp',
      ends: ['10.10.1.4:1470', '74.53.140.153:25'],
      addresses: ['10.10.1.4', '74.53.140.153'],
      isFirstFromLower: true,
      packets: 57,
      bytes: 26405,
      findings: 7,
    });
    const counted = smtp.conversations.reduce((sum, { packets }) => sum + packets, 0);
    expect(counted).toBe(smtp.capture.count);
  });

  test('hand out their packets in file order', () => {
    expect([...captureRows(smtp, 1).indexes.slice(0, 3)]).toEqual([2, 3, 4]);
    const { indexes, leftOut } = captureRows(smtp, null);
    expect(indexes.length + leftOut).toBe(smtp.capture.count);
  });
});

describe('the log of a capture', () => {
  const read = captureLog(smtp, captureRows(smtp, 1))(57);

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
        plannedUs: 0,
        expectedUs: 0,
        fate: { type: 'arrived', seq: 2, atUs: 0 },
      },
    ]);
  });

  test('counts a conversation by itself, and names other packets as it counts', () => {
    expect(read.analysed?.fileNumber(1)).toBe(3);
    const acks = read.analysed?.findings(3).find(({ key }) => key === 'tcp.analysis.acks_frame');
    expect(acks?.value).toBe(2);
  });

  test('gives the numbers and repeats that following the segments one by one gives', () => {
    const followed = new LogBuilder().append(read.events.slice(0));
    expect(followed.packets.slice(0).map(({ relative }) => relative)).toEqual(
      read.packets.slice(0).map(({ relative }) => relative),
    );
  });

  test('is dense, never runs backwards and says where it leaves packets out, for any capture', () => {
    for (const [, bytes] of fixtures()) {
      const any = opened(Uint8Array.from(bytes));
      if (!any) continue;
      const rows = captureRows(any, null);
      const log = captureLog(any, rows)(rows.indexes.length);
      const events = log.events.slice(0);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
      expect(events.every(({ atUs }, i) => i === 0 || atUs >= (events[i - 1]?.atUs ?? 0))).toBe(
        true,
      );
      expect(log.packets.length + rows.leftOut).toBe(any.capture.count);
      expect(new LogBuilder().append(events).packets).toHaveLength(log.packets.length);
    }
  });
});
