import { expect, test } from 'vitest';
import { fromHex } from '#core/bytes.ts';
import type { Cause } from '#core/frame-event.ts';
import { CauseFinder } from './cause.ts';

/** An Ethernet/IPv4/TCP frame of client:40000 → server:8080; data octets are zero. */
function segment(fields: { seq: number; flags: number; dataBytes?: number; ack?: number }) {
  const { seq, flags, dataBytes = 0, ack = 1 } = fields;
  const ip = `4500 ${hex(40 + dataBytes, 4)} 0000 4000 4006 0000 0a000001 0a000002`;
  const tcp = `9c40 1f90 ${hex(seq, 8)} ${hex(ack, 8)} 50${hex(flags, 2)} faf0 0000 0000`;
  return fromHex(`020000000002 020000000001 0800 ${ip} ${tcp} ${'00'.repeat(dataBytes)}`);
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
const [SYN, ACK, FIN_ACK, PSH_ACK] = [0x02, 0x10, 0x11, 0x18];
const call = (id: number): Cause => ({ type: 'call', call: id });
const timer = (name: 'retransmission' | 'loss-probe' | 'delayed-ack'): Cause => ({
  type: 'timer',
  timer: name,
});

function finder(retransmits = 0) {
  const snapshot = { tcp: { retransmits }, timer: { name: 'retransmission' } };
  const look = () => snapshot as ReturnType<ConstructorParameters<typeof CauseFinder>[0]['last']>;
  return new CauseFinder({ last: look, fresh: look });
}

test('a SYN is the doing of connect, also while it blocks', () => {
  const causes = finder();
  causes.callEntered({ atUs: 0, call: 1, name: 'connect' });
  expect(causes.causeOf(segment({ seq: 9, flags: SYN }), 500, 0)).toEqual(call(1));
});

test('a SYN sent again is the timer’s doing, though connect still blocks', () => {
  const causes = finder(1);
  causes.callEntered({ atUs: 0, call: 1, name: 'connect' });
  causes.causeOf(segment({ seq: 9, flags: SYN }), 500, 0);
  const again = causes.causeOf(segment({ seq: 9, flags: SYN }), 1_000_500, 600);
  expect(again).toEqual(timer('retransmission'));
});

test('data resent without a timeout is a loss probe', () => {
  const causes = finder(0);
  causes.callEntered({ atUs: 0, call: 1, name: 'send', bytes: { start: 0, end: 4 } });
  causes.causeOf(segment({ seq: 9, flags: PSH_ACK, dataBytes: 4 }), 500, 0);
  causes.callLeft(1, 510);
  const again = causes.causeOf(segment({ seq: 9, flags: PSH_ACK, dataBytes: 4 }), 800_000, 600);
  expect(again).toEqual(timer('loss-probe'));
});

test('several writes read late each keep their own segment', () => {
  const causes = finder();
  for (const id of [1, 2, 3]) {
    causes.callEntered({
      atUs: 0,
      call: id,
      name: 'send',
      bytes: { start: 4 * id - 4, end: 4 * id },
    });
    causes.callLeft(id, 100 * id);
  }
  const sent = [0, 1, 2].map((i) =>
    causes.causeOf(segment({ seq: 1 + 4 * i, flags: PSH_ACK, dataBytes: 4 }), 5000 + i, 0),
  );
  expect(sent).toEqual([call(1), call(2), call(3)]);
});

test('a frame that lay unread while the machine was busy is still the doing of its call', () => {
  const causes = finder();
  causes.callEntered({ atUs: 200, call: 1, name: 'send', bytes: { start: 0, end: 4 } });
  causes.callLeft(1, 300);
  const late = causes.causeOf(segment({ seq: 1, flags: PSH_ACK, dataBytes: 4 }), 400_000, 100);
  expect(late).toEqual(call(1));
});

test('a FIN is the doing of close, even where a sleep was entered since', () => {
  const causes = finder();
  causes.callEntered({ atUs: 0, call: 7, name: 'close' });
  causes.callLeft(7, 100);
  causes.callEntered({ atUs: 0, call: 9, name: 'sleep' });
  expect(causes.causeOf(segment({ seq: 9, flags: FIN_ACK }), 8000, 50)).toEqual(call(7));
});

test('an ACK right after recv is recv’s doing, one 40 ms later the delayed-ACK timer’s', () => {
  const causes = finder();
  causes.callEntered({ atUs: 0, call: 3, name: 'recv' });
  causes.callLeft(3, 1000);
  expect(causes.causeOf(segment({ seq: 9, flags: ACK }), 1200, 0)).toEqual(call(3));
  expect(causes.causeOf(segment({ seq: 9, flags: ACK }), 41_000, 1300)).toEqual(
    timer('delayed-ack'),
  );
});

test('a call that ended before the interface was last seen empty explains nothing', () => {
  const causes = finder(1);
  causes.callEntered({ atUs: 0, call: 1, name: 'send', bytes: { start: 0, end: 4 } });
  causes.callLeft(1, 100);
  const cause = causes.causeOf(segment({ seq: 9, flags: PSH_ACK, dataBytes: 4 }), 60_000, 200);
  expect(cause).toEqual(timer('retransmission'));
});

test('data found after a delivery is the answer’s doing, or that of a call made since', () => {
  const causes = finder();
  const delivered = { packet: 6, bytes: segment({ seq: 1, flags: ACK }), atUs: 100 };
  const data = (seq: number) => segment({ seq, flags: PSH_ACK, dataBytes: 4 });
  causes.callEntered({ atUs: 10, call: 1, name: 'send', bytes: { start: 0, end: 4 } });
  const held = causes.causeOfAnswer(data(1), 120, [delivered]);
  causes.callEntered({ atUs: 130, call: 3, name: 'send', bytes: { start: 4, end: 8 } });
  const quick = causes.causeOfAnswer(data(5), 140, [delivered]);
  const ack = causes.causeOfAnswer(segment({ seq: 9, flags: ACK }), 150, [delivered]);
  const answer: Cause = { type: 'packet', packet: 6 };
  expect([held, quick, ack]).toEqual([answer, call(3), answer]);
});

test('of several deliveries an ACK answers the one whose data it covers', () => {
  const deliveries = [5, 6, 7].map((packet, i) => ({
    packet,
    bytes: segment({ seq: 1 + 4 * i, flags: PSH_ACK, dataBytes: 4 }),
    atUs: 100 + i,
  }));
  const ack = segment({ seq: 1, flags: ACK, ack: 9 });
  const cause = finder().causeOfAnswer(ack, 200, deliveries);
  expect(cause).toEqual({ type: 'packet', packet: 6 });
});
