import { expect, test } from 'vitest';
import { u16, u32 } from './bytes.ts';
import { craft, type FrameDescription } from './craft.ts';
import { dissect } from './dissect/index.ts';
import { summarise } from './summary.ts';
import { tooBigMessage } from './too-big.ts';

const ETHERNET_LINK = 1;
const ROUTER = { mac: '02:00:00:00:00:fe', address: '10.0.0.254', address6: 'fe80::fe' };
const ETHERNET = { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' };
const IP4 = { version: 4, source: '10.0.0.1', destination: '10.0.0.2' } as const;
const IP6 = { version: 6, source: 'fe80::1', destination: 'fe80::2' } as const;
const UDP: FrameDescription['transport'] = {
  type: 'udp',
  sourcePort: 1,
  destinationPort: 2,
  payload: new Uint8Array(1400),
};

test('IPv4: type 3, code 4 with the MTU, and the packet quoted within 576 bytes', () => {
  const frame = craft({ ethernet: ETHERNET, ip: IP4, transport: UDP });
  const message = tooBigMessage(frame, 600, ROUTER) ?? new Uint8Array();
  expect([message[34], message[35], u16(message, 40)]).toEqual([3, 4, 600]);
  expect(message.slice(42)).toEqual(frame.slice(14, 14 + 548));
  expect(message.length - 14).toBe(576);
  expect(summarise(message)).toMatchObject({ source: '10.0.0.254', destination: '10.0.0.1' });
  expect(dissect(message, ETHERNET_LINK).issues).toEqual([]);
});

test('IPv6: packet too big with the MTU in 32 bits', () => {
  const frame = craft({ ethernet: ETHERNET, ip: IP6, transport: UDP });
  const message = tooBigMessage(frame, 1280, ROUTER) ?? new Uint8Array();
  expect([message[54], message[55], u32(message, 58)]).toEqual([2, 0, 1280]);
  expect(message.length - 14).toBe(1280);
  expect(dissect(message, ETHERNET_LINK).issues).toEqual([]);
});

test('no error about an error, a later fragment, or a packet for many', () => {
  const error = { type: 'icmp', icmpType: 3, code: 3, rest: 0 } as const;
  const about = craft({ ethernet: ETHERNET, ip: IP4, transport: error });
  const later = craft({ ethernet: ETHERNET, ip: IP4, transport: UDP });
  later[21] = 5; // an offset of 40 bytes
  const many = craft({
    ethernet: { ...ETHERNET, destination: 'ff:ff:ff:ff:ff:ff' },
    ip: IP4,
    transport: UDP,
  });
  const error6 = { type: 'icmpv6', icmpType: 1, code: 0, rest: 0 } as const;
  const about6 = craft({ ethernet: ETHERNET, ip: IP6, transport: error6 });
  const answers = [about, later, many, about6].map((frame) => tooBigMessage(frame, 600, ROUTER));
  expect(answers).toEqual([null, null, null, null]);
});
