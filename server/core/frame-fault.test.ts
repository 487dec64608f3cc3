import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex } from './bytes.ts';
import { frameFault } from './frame-fault.ts';
import { craft } from './craft.ts';

const FRAME = craft({
  ethernet: { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' },
  ip: { version: 4, source: '10.0.0.1', destination: '10.0.0.2' },
  transport: {
    type: 'tcp',
    sourcePort: 1,
    destinationPort: 2,
    seq: 0,
    ack: 0,
    flags: 4,
    window: 0,
  },
});

function changed(at: number, value: number): Uint8Array {
  return FRAME.with(at, value);
}

test.each<[string, Uint8Array, string | null]>([
  ['a whole segment', FRAME, null],
  ['a wrong checksum is a person’s to send', changed(50, 1), null],
  ['an unknown protocol', changed(23, 200), null],
  ['no header at all', fromHex('0200'), '2 bytes are no Ethernet frame: its header takes 14'],
  ['IP of another version', changed(14, 0x65), 'byte 14 says IP version 6'],
  ['an IP header too short', changed(14, 0x42), 'byte 14 says an IPv4 header of 8 bytes'],
  ['a length beyond the frame', changed(17, 200), 'say an IPv4 packet of 200 bytes; there are 40'],
  [
    'cut off within IP',
    FRAME.slice(0, 20),
    'the IPv4 header at byte 14 takes 20 bytes; there are 6',
  ],
  ['a TCP header that claims more', changed(46, 0xf0), 'byte 46 says a TCP header of 60 bytes'],
])('%s', (_, frame, expected) => {
  const fault = frameFault(frame);
  if (expected === null) expect(fault).toBeNull();
  else expect(fault?.en).toContain(expected);
});

test('never throws, whatever the bytes', () => {
  const types = fc.constantFrom('0800', '86dd', '8100 0001 0800', '0806');
  fc.assert(
    fc.property(types, fc.uint8Array({ maxLength: 80 }), (type, rest) => {
      const frame = Uint8Array.from([...fromHex(`${'02'.repeat(12)}${type}`), ...rest]);
      expect(['string', 'object']).toContain(typeof frameFault(frame));
    }),
  );
});
