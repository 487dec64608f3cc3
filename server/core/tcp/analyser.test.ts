import { expect, test } from 'vitest';
import { Analyser } from './analyser.ts';
import { framesOf } from './packet-script.ts';

function analysed(script: string, isn?: { a: number; b: number }): Analyser {
  const analyser = new Analyser();
  for (const { bytes, atMs } of framesOf(script, isn)) {
    const nanoseconds = (atMs % 1000) * 1_000_000;
    const seconds = Math.floor(atMs / 1000);
    analyser.push(bytes, 0, bytes.length, bytes.length, 1, seconds, nanoseconds);
  }
  return analyser;
}

/** Marks by line (from 1); lines without a mark are left out. */
function marks(analyser: Analyser): Record<number, string> {
  const found: Record<number, string> = {};
  for (let index = 0; index < analyser.packetCount; index++) {
    const names = analyser
      .findingsOf(index)
      .filter(({ value }) => value === true)
      .map(({ key }) => key.replace('tcp.analysis.', ''));
    if (names.length > 0) found[index + 1] = names.join(' ');
  }
  return found;
}

/** The marks of a script, also where the sequence numbers pass 2³² or the signed half in the middle of it. */
function check(script: string, expected: Record<number, string>): void {
  for (const a of [1000, 0xffff_ffd0, 0x7fff_ffd0]) {
    expect(marks(analysed(script, { a, b: (a + 77) >>> 0 }))).toEqual(expected);
  }
}

const OPEN = `
  0 a S 0 ws 7
  10 b S. 0 ack 1 ws 7
  20 a . 1 ack 1
`;

test('marks nothing in a quiet exchange', () => {
  check(
    `${OPEN} 30 a P. 1:101 ack 1 \n 40 b . 1 ack 101 win 999 \n 50 b P. 1:11 ack 101 win 999`,
    {},
  );
});

test('marks data sent again after a timeout as a retransmission', () => {
  check(`${OPEN} 30 a P. 1:101 ack 1 \n 330 a P. 1:101 ack 1`, { 5: 'retransmission' });
});

test('marks data that was acknowledged before as a spurious retransmission', () => {
  check(`${OPEN} 30 a P. 1:101 ack 1 \n 40 b . 1 ack 101 win 999 \n 300 a P. 1:101 ack 1`, {
    6: 'retransmission spurious_retransmission',
  });
});

test('marks duplicate ACKs and the fast retransmission they ask for', () => {
  check(
    `${OPEN}
    30 a . 1:101 ack 1
    31 a . 201:301 ack 1
    32 a . 301:401 ack 1
    40 b . 1 ack 101
    41 b . 1 ack 101 sack 201:301
    42 b . 1 ack 101 sack 201:401
    45 a . 101:201 ack 1`,
    {
      5: 'lost_segment',
      8: 'duplicate_ack',
      9: 'duplicate_ack',
      10: 'retransmission fast_retransmission',
    },
  );
});

test('takes a late segment within one round trip for reordering, not for a retransmission', () => {
  check(
    `${OPEN}
    30 a . 1:101 ack 1
    31 a . 201:301 ack 1
    32 a . 101:201 ack 1`,
    { 5: 'lost_segment', 6: 'out_of_order' },
  );
});

test('marks an ACK of what was not captured', () => {
  check(`${OPEN} 30 b . 1 ack 501`, { 4: 'ack_lost_segment' });
});

test('marks a keep-alive and its answer', () => {
  check(
    `${OPEN}
    30 a P. 1:11 ack 1
    40 b . 1 ack 11
    9000 a . 10 ack 1
    9010 b . 1 ack 11`,
    { 6: 'keep_alive', 7: 'keep_alive_ack' },
  );
});

test('marks a closed window, the probe of it, its answer and the update', () => {
  check(
    `${OPEN}
    30 b . 1 ack 1 win 0
    300 a . 1:2 ack 1
    310 b . 1 ack 1 win 0
    400 b . 1 ack 1 win 900`,
    {
      4: 'zero_window',
      5: 'zero_window_probe',
      6: 'zero_window zero_window_probe_ack',
      7: 'window_update',
    },
  );
});

test('marks the segment that fills the window to its edge', () => {
  check(`0 a S 0 \n 10 b S. 0 ack 1 win 100 \n 20 a . 1 ack 1 \n 30 a . 1:101 ack 1`, {
    4: 'window_full',
  });
});

test('begins a new stream where a SYN with another ISN uses the ports again', () => {
  const analyser = analysed(`${OPEN} 30 a R 1 \n 40 a S 70000 \n 50 b S. 90000 ack 70001`);
  expect(marks(analyser)).toEqual({ 5: 'reused_ports' });
  expect([0, 1, 4, 5].map((index) => analyser.streamOf(index))).toEqual([0, 0, 1, 1]);
  expect(analyser.tcpStreamCount).toBe(2);
});

test('counts duplicates, times acknowledgments and adds up what is in flight', () => {
  const analyser = analysed(
    `${OPEN}
    30 a . 1:101 ack 1
    31 a . 101:201 ack 1
    40 b . 1 ack 101
    41 b . 1 ack 101`,
  );
  expect(analyser.findingsOf(4)).toContainEqual({
    key: 'tcp.analysis.bytes_in_flight',
    value: 200,
  });
  expect(analyser.findingsOf(5)).toContainEqual({ key: 'tcp.analysis.acks_frame', value: 4 });
  expect(analyser.findingsOf(5)).toContainEqual({ key: 'tcp.analysis.ack_rtt', value: 10_000_000 });
  expect(analyser.findingsOf(5)).toContainEqual({
    key: 'tcp.analysis.initial_rtt',
    value: 20_000_000,
  });
  expect(analyser.findingsOf(6)).toContainEqual({
    key: 'tcp.analysis.duplicate_ack_num',
    value: 1,
  });
  expect(analyser.findingsOf(6)).toContainEqual({
    key: 'tcp.analysis.duplicate_ack_frame',
    value: 6,
  });
});

test('scales windows after the handshake only, and not where one end did not offer it', () => {
  const scales = (script: string): (number | null | undefined)[] => {
    const analyser = analysed(script);
    return [0, 1, 2].map((index) => analyser.numbersOf(index)?.windowScale);
  };
  expect(scales(OPEN)).toEqual([null, null, 128]);
  expect(scales('0 a S 0 ws 7 \n 10 b S. 0 ack 1 \n 20 a . 1 ack 1')).toEqual([null, null, -2]);
  expect(scales('0 a . 1 ack 1 \n 1 b . 1 ack 1 \n 2 a . 1 ack 1')).toEqual([-1, -1, -1]);
  expect(analysed(OPEN).numbersOf(2)?.windowBytes).toBe(128_000);
});

test('adds up which parts of the conversation were captured', () => {
  const analyser = analysed(
    `${OPEN} 30 a P. 1:2 ack 1 \n 40 a F. 2 ack 1 \n 50 b R. 1 ack 3 \n 60 b R. 1 ack 3`,
  );
  expect([0, 1, 2, 3, 4, 5, 6].map((index) => analyser.completenessOf(index))).toEqual([
    0, 1, 3, 7, 15, 31, 63,
  ]);
});
