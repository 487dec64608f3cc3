/** Provenance where the wire interferes: what each end holds, step by step. */

import { expect, test } from 'vitest';
import { toBase64 } from '../bytes.ts';
import type { RunEvent } from '../event.ts';
import { internetChecksum } from '../checksum.ts';
import type { TcpStream } from './byte-stream.ts';
import { framesOf } from './packet-script.ts';
import { provenance } from './provenance.ts';

const SOCKETS = [
  { host: 'client', fd: 3, local: '10.0.0.1:40000', remote: '10.0.0.2:80' },
  { host: 'server', fd: 4, local: '10.0.0.2:80', remote: '10.0.0.1:40000' },
].map((socket) => ({ type: 'socket', protocol: 'tcp', state: 'ESTABLISHED', ...socket }));

const SCRIPT = `
  1 a S 0
  2 b S. 0 ack 1
  3 a P. 1:5 ack 1
  4 a P. 5:9 ack 1
  5 a P. 1:5 ack 1
  6 b . 1 ack 9`;

/** The client's stream after its packets, numbered as in the script, met these fates. */
function check(
  fates: readonly object[],
  expected: Partial<Pick<TcpStream, 'receipts' | 'acknowledged'>>,
): void {
  const sent = framesOf(SCRIPT).map(({ bytes, from }, i) => ({
    type: 'sent',
    packet: i + 1,
    host: from === 'a' ? 'client' : 'server',
    bytes: toBase64(bytes),
    cause: { type: 'unknown' },
  }));
  const events = [...SOCKETS, ...sent, ...fates].map((event, seq) => ({
    ...event,
    atUs: seq,
    seq,
  }));
  expect(provenance(events as unknown as RunEvent[])[0]).toMatchObject(expected);
}

const FIRST_FATE = SOCKETS.length + 6;
const arrived = (packet: number, copy = 0) => ({ type: 'arrived', packet, host: 'server', copy });

test('keeps what lies beyond a gap apart until the gap is filled', () => {
  check([{ type: 'dropped', packet: 3, reason: 'loss' }, arrived(4), arrived(5)], {
    receipts: [
      { seq: FIRST_FATE + 1, next: 0, beyond: [{ start: 4, end: 8 }] },
      { seq: FIRST_FATE + 2, next: 8, beyond: [] },
    ],
  });
});

test('takes bytes as acknowledged when the ACK has reached the sender', () => {
  check([arrived(3), arrived(4), { ...arrived(6), host: 'client' }], {
    acknowledged: [{ seq: FIRST_FATE + 2, upTo: 8 }],
  });
});

test('gives the receiver nothing of a segment whose checksum was broken on the wire', () => {
  const frame = framesOf(SCRIPT)[2]?.bytes ?? new Uint8Array();
  const altered = { type: 'altered', packet: 3, host: 'server', bytes: toBase64(frame) };
  // The script's frames have no checksums, so as an altered frame this one fails.
  expect(internetChecksum(frame, 14, 34)).not.toBe(0);
  check([altered, arrived(3)], { receipts: [] });
  check([altered, arrived(3), arrived(3, 1)], {
    receipts: [{ seq: FIRST_FATE + 2, next: 4, beyond: [] }],
  });
});
