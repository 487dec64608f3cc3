import { expect, test } from 'vitest';
import { toBase64 } from '../bytes.ts';
import type { RunEvent } from '../event.ts';
import type { Cause } from '../frame-event.ts';
import { framesOf } from '../tcp/packet-script.ts';
import { kindOf } from './kind.ts';
import { LogIndex } from './log-index.ts';
import type { PacketKind } from './packet-phrases.ts';

const OPEN = `0 a S 0 \n 10 b S. 0 ack 1 \n 20 a . 1 ack 1 \n`;
const answer = (packet: number): Cause => ({ type: 'packet', packet });
const call: Cause = { type: 'call', call: 1 };
const timer = (name: string) => ({ type: 'timer', timer: name }) as Cause;

/** A frame that says no more than that its protocol is ICMP. */
const ICMP = new Uint8Array(42).fill(0x08, 12, 13).fill(0x45, 14, 15).fill(1, 23, 24);

/** @param causes - of the packets after the handshake; the last one is asked about. */
function check(
  script: string,
  causes: readonly (Cause | 'icmp')[],
  expected: PacketKind,
  open = OPEN,
): void {
  const handshake = [call, answer(1), answer(2)].slice(0, open.split('\n').length - 1);
  const all = [...handshake, ...causes];
  const frames = framesOf(open + script);
  const events = all.map((cause, seq) => {
    const { bytes, from } = frames[seq] ?? { bytes: ICMP, from: 'b' };
    const atUs = (frames[seq]?.atMs ?? 0) * 1000;
    const host = from === 'a' ? 'client' : 'server';
    const sent = { type: 'sent', packet: seq + 1, host, seq, atUs };
    if (cause === 'icmp') {
      return { ...sent, bytes: toBase64(ICMP), cause: { type: 'wire', packet: seq } };
    }
    return { ...sent, bytes: toBase64(bytes), cause };
  });
  const log = LogIndex.of(events as unknown as RunEvent[]);
  const packet = log.packet(all.length);
  if (!packet) throw new Error('the script has no such packet');
  expect(kindOf(log, packet)).toBe(expected);
}

test('an ACK that repeats its number because of a gap is no window update, though its window grows', () => {
  check(
    `30 a . 1:11 ack 1 \n 31 a . 11:21 ack 1 \n 40 b . 1 ack 1 win 1010 sack 11:21`,
    [call, call, answer(5)],
    'ackSack',
  );
});

test('without SACK it is a duplicate ACK', () => {
  check(`31 a . 11:21 ack 1 \n 40 b . 1 ack 1 win 1010`, [call, answer(4)], 'ackDuplicate');
});

test('room that a read makes is a window update', () => {
  check(`40 b . 1 ack 1 win 1010`, [call], 'windowUpdate');
});

test('a read that ends at the peer’s FIN took no data: its ACK is for the FIN', () => {
  check(`30 a F. 1 ack 1 \n 50 b . 1 ack 2`, [call, call], 'ackFinByCall');
  check(`30 a P. 1:11 ack 1 \n 50 b . 1 ack 11`, [call, call], 'ackByCall');
  check(`30 a FP. 1:11 ack 1 \n 50 b . 1 ack 12`, [call, call], 'ackByCall');
});

test('bytes that came twice are told by D-SACK, or by the same ACK once more', () => {
  const twice = `30 a . 1:11 ack 1 \n 35 b . 1 ack 11 \n 40 a . 1:11 ack 1 \n`;
  const causes = [call, answer(4), timer('loss-probe'), answer(6)];
  check(`${twice} 45 b . 1 ack 11 sack 1:11`, causes, 'ackDsack');
  check(`${twice} 45 b . 1 ack 11`, causes, 'ackOld');
});

test('an ACK that answers a reset or a SYN in an open connection is a challenge', () => {
  check(`30 a R 50 \n 40 b . 1 ack 1 win 1010`, [call, answer(4)], 'ackChallenge');
  check(`30 a S 0 \n 40 b . 1 ack 1 win 1010`, [call, answer(4)], 'ackChallenge');
});

test('a second SYN-ACK is answered by an end that is established already', () => {
  check(
    `30 b S. 0 ack 1 \n 40 a . 1 ack 1`,
    [timer('retransmission'), answer(4)],
    'handshakeAckAgain',
  );
});

test('a probe of a closed window is none of an idle connection', () => {
  check(
    `30 a . 1:11 ack 1 \n 35 b . 1 ack 11 win 0 \n 400 a . 10 ack 1`,
    [call, answer(4), timer('persist')],
    'windowProbe',
  );
});

test('what is cut anew after “too big” was not missed by the receiver', () => {
  const open = OPEN;
  check(
    `30 a . 1:101 ack 1 \n 31 b . 1 ack 1 \n 40 a . 1:51 ack 1`,
    [call, 'icmp', answer(5)],
    'dataSmaller',
    open,
  );
});

test('bytes sent again after an ACK that tells of no gap follow a timeout', () => {
  const lost = `30 a . 1:11 ack 1 \n 31 a . 11:21 ack 1 \n 400 a . 1:11 ack 1 \n`;
  check(
    `${lost} 410 b . 1 ack 11 \n 411 a . 11:21 ack 1`,
    [call, call, timer('retransmission'), answer(6), answer(7)],
    'dataAfterTimeout',
  );
});

test('a FIN is sent again by a timer, as a probe, or because of an ACK', () => {
  const fin = `30 a F. 1 ack 1 \n`;
  check(`${fin} 400 a F. 1 ack 1`, [call, timer('retransmission')], 'finAgain');
  check(`${fin} 400 a F. 1 ack 1`, [call, timer('loss-probe')], 'finProbe');
  check(
    `29 a . 1:11 ack 1 \n 30 a F. 11 ack 1 \n 40 b . 1 ack 11 \n 41 a F. 11 ack 1`,
    [call, call, answer(4), answer(6)],
    'finAfterAck',
  );
});

test('a reset by timer is no call’s doing', () => {
  check(`400 a R. 1 ack 1`, [timer('keepalive')], 'resetByTimer');
});
