import { expect, test } from 'vitest';
import { fromHex } from './bytes.ts';
import { summarise } from './summary.ts';
import { RelativeNumbers } from './tcp/relative.ts';
import { flagText, packetText } from './text.ts';

/** Ethernet and IPv4 headers from 10.0.0.`from` to 10.0.0.`to` around a transport header in hex. */
function frame(from: number, to: number, protocol: number, transport: string): Uint8Array {
  const lengthBytes = 20 + transport.replace(/\s/g, '').length / 2;
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  return fromHex(
    `020000000002 020000000001 0800 4500${hex(lengthBytes, 4)} 00004000 40${hex(protocol, 2)}0000
     0a0000${hex(from, 2)} 0a0000${hex(to, 2)} ${transport}`,
  );
}

/** The text of each frame of one exchange, numbers relative. */
function check(frames: readonly Uint8Array[], expected: readonly string[]): void {
  const numbers = new RelativeNumbers();
  const texts = frames.map((bytes) => {
    const summary = summarise(bytes);
    return packetText(summary, numbers.push(summary));
  });
  expect(texts).toEqual(expected);
}

const SYN = frame(1, 2, 6, '9ca022c2 fffffffe 00000000 6002faf0 0000 0000 020405b4');
const SYN_ACK = frame(2, 1, 6, '22c29ca0 00001000 ffffffff 6012fe88 0000 0000 020405b4');
const ACK = frame(1, 2, 6, '9ca022c2 ffffffff 00001001 501001f6 0000 0000');
const DATA = frame(1, 2, 6, '9ca022c2 ffffffff 00001001 501801f6 0000 0000 6f6e652e');
const SACK = frame(
  2,
  1,
  6,
  '22c29ca0 00001001 ffffffff 801001f6 0000 0000 0101050a 00000003 00000007',
);

test('numbers count from each end’s ISN, across 2³²', () => {
  check(
    [SYN, SYN_ACK, ACK, DATA, SACK],
    [
      'S seq 0 win 64240 mss 1460',
      'S. seq 0 ack 1 win 65160 mss 1460',
      '. ack 1 win 502',
      'P. seq 1:5 ack 1 win 502 len 4',
      '. ack 1 win 502 sack 5:9',
    ],
  );
});

test('a conversation met in the middle begins at 1 in both directions', () => {
  check([DATA, SACK], ['P. seq 1:5 ack 1 win 502 len 4', '. ack 1 win 502 sack 5:9']);
});

test('a SYN with another ISN begins anew', () => {
  const again = frame(1, 2, 6, '9ca022c2 00777777 00000000 5002faf0 0000 0000');
  check(
    [DATA, again, again],
    ['P. seq 1:5 ack 1 win 502 len 4', 'S seq 0 win 64240', 'S seq 0 win 64240'],
  );
});

test('datagrams and ARP need no numbers', () => {
  check(
    [
      frame(1, 2, 17, '9ca00035 000d0000 68656c6c6f'),
      fromHex(`${'ff'.repeat(6)}020000000001 0806`),
    ],
    ['udp 40096 > 53 len 5', 'arp'],
  );
});

test.each([
  [0x00, 'none'],
  [0x02, 'S'],
  [0x12, 'S.'],
  [0x10, '.'],
  [0x18, 'P.'],
  [0x19, 'FP.'],
  [0x11, 'F.'],
  [0x04, 'R'],
  [0x14, 'R.'],
  [0x30, '.U'],
  [0xc2, 'SEW'],
])('flags %i read %s', (flags, text) => {
  expect(flagText(flags)).toBe(text);
});
