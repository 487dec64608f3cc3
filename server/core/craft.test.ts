import fc from 'fast-check';
import { expect, it } from 'vitest';
import { craft, type FrameDescription } from './craft.ts';
import type { OptionDescription, TransportDescription } from './craft-transport.ts';
import { dissect, LINK_TYPE, type Dissection, type FieldValue } from './dissect/index.ts';
import { ipv4Text, ipv6Text, macText } from './address-text.ts';

const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffffffff });
const bytes = fc.uint8Array({ maxLength: 64 });
const mac = fc.uint8Array({ minLength: 6, maxLength: 6 }).map((b) => macText(b, 0));
const address4 = fc.uint8Array({ minLength: 4, maxLength: 4 }).map((b) => ipv4Text(b, 0));
const address6 = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((b) => ipv6Text(b, 0));

const option: fc.Arbitrary<OptionDescription> = fc.oneof(
  fc.constant({ type: 'nop' as const }),
  fc.constant({ type: 'sack-permitted' as const }),
  fc.record({ type: fc.constant('mss' as const), bytes: u16 }),
  fc.record({ type: fc.constant('window-scale' as const), shift: fc.integer({ min: 0, max: 14 }) }),
  fc.record({ type: fc.constant('timestamps' as const), value: u32, echo: u32 }),
  fc.record({ type: fc.constant('sack' as const), blocks: fc.constant([[1, 2] as const]) }),
);

const tcp = fc.record({
  type: fc.constant('tcp' as const),
  sourcePort: u16,
  destinationPort: u16,
  seq: u32,
  ack: u32,
  flags: fc.integer({ min: 0, max: 0xfff }),
  window: u16,
  urgentPointer: u16,
  options: fc.array(option, { maxLength: 3 }),
  payload: bytes,
});
const udp = fc.record({
  type: fc.constant('udp' as const),
  sourcePort: u16,
  destinationPort: u16,
  payload: bytes,
});
const echo = (type: 'icmp' | 'icmpv6'): fc.Arbitrary<TransportDescription> =>
  fc.record({
    type: fc.constant(type),
    icmpType: fc.constant(type === 'icmp' ? 8 : 128),
    code: fc.integer({ min: 0, max: 255 }),
    rest: u32,
    payload: bytes,
  });

const frame: fc.Arbitrary<FrameDescription> = fc.oneof(
  ...([4, 6] as const).map((version) =>
    fc.record({
      ethernet: fc.record({
        source: mac,
        destination: mac,
        vlan: fc.integer({ min: 0, max: 4095 }),
      }),
      ip: fc.record({
        version: fc.constant(version),
        source: version === 4 ? address4 : address6,
        destination: version === 4 ? address4 : address6,
        ttl: fc.integer({ min: 0, max: 255 }),
      }),
      transport: fc.oneof(tcp, udp, echo(version === 4 ? 'icmp' : 'icmpv6')),
    }),
  ),
);

it('is read back by the dissector as it was described, checksums good', () => {
  fc.assert(
    fc.property(frame, (described) => {
      const dissection = dissect(craft(described), LINK_TYPE.ethernet);
      expect(dissection.issues).toEqual([]);
      expectLink(dissection, described);
      expectTransport(dissection, described.transport);
    }),
    { numRuns: 500 },
  );
});

function expectLink(dissection: Dissection, { ethernet, ip }: FrameDescription): void {
  const prefix = ip.version === 4 ? 'ip' : 'ipv6';
  expect(values(dissection, 'eth.src')).toEqual([ethernet.source]);
  expect(values(dissection, 'vlan.id')).toEqual([ethernet.vlan]);
  expect(values(dissection, `${prefix}.src`)).toEqual([ip.source]);
  expect(values(dissection, `${prefix}.dst`)).toEqual([ip.destination]);
  expect(values(dissection, ip.version === 4 ? 'ip.ttl' : 'ipv6.hlim')).toEqual([ip.ttl]);
}

function expectTransport(dissection: Dissection, transport: TransportDescription): void {
  const { type } = transport;
  const layer = dissection.layers.at(-1);
  expect(layer?.protocol).toBe(type);
  expect(values(dissection, `${type}.checksum.status`)).toEqual([1]);
  const payload = transport.payload?.length ?? 0;
  expect((layer?.payload.end ?? 0) - (layer?.payload.start ?? 0)).toBe(payload);
  if (transport.type !== 'tcp') return;
  expect(values(dissection, 'tcp.seq_raw')).toEqual([transport.seq]);
  expect(values(dissection, 'tcp.ack_raw')).toEqual([transport.ack]);
  expect(values(dissection, 'tcp.flags')).toEqual([transport.flags]);
  expect(values(dissection, 'tcp.window_size_value')).toEqual([transport.window]);
  expect(values(dissection, 'tcp.len')).toEqual([payload]);
  const mss = (transport.options ?? []).flatMap((o) => (o.type === 'mss' ? [o.bytes] : []));
  expect(values(dissection, 'tcp.options.mss_val')).toEqual(mss);
}

function values(dissection: Dissection, key: string): readonly FieldValue[] {
  return dissection.layers
    .flatMap(({ fields }) => fields)
    .filter((field) => field.key === key)
    .map(({ value }) => value);
}
