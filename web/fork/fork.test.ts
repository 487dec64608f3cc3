import { describe, expect, test } from 'vitest';
import { recorded } from '../fixtures/recorded.ts';
import { LogBuilder } from '../view/log.ts';
import { offeredPackets } from './offered-packets.ts';
import { SOCKET_OPTIONS, optionsFor, withOption } from './socket-option.ts';

describe('the packets offered', () => {
  const log = new LogBuilder().append(recorded('udp-loss'));
  const lost = log.packets
    .slice(0, log.packets.length)
    .filter(({ legs }) => legs.every(({ fate }) => fate.type === 'dropped'))
    .map(({ number }) => number);
  const [first = 0, second = 0] = lost;
  const offered = (focus: number | null) =>
    offeredPackets(log, focus).map(({ type, packet }) => `${type} ${packet.number}`);

  test('a lost one that is looked at may arrive', () => {
    expect(offered(first)).toEqual([`pass ${first}`]);
  });
  test('one that arrived may be lost, and the next lost one may arrive', () => {
    expect(offered(first + 1)).toEqual([
      `${lost.includes(first + 1) ? 'pass' : 'drop'} ${first + 1}`,
      ...(lost.includes(first + 1) ? [] : [`pass ${second}`]),
    ]);
    expect(offered(null)).toEqual([`pass ${first}`]);
    expect(offered(log.packets.length)).toContain(`pass ${first}`);
  });
});

describe('a socket option', () => {
  const option = (name: string) => {
    const found = SOCKET_OPTIONS.find((one) => one.name === name);
    if (!found) throw new Error(`no option ${name}`);
    return found;
  };

  test('stands after the line that makes the socket, however long', () => {
    const source =
      'import socket\n\nclient = socket.socket(\n    socket.AF_INET,\n)\nclient.connect(a)\n';
    expect(withOption(source, option('TCP_NODELAY'))).toBe(
      'import socket\n\nclient = socket.socket(\n    socket.AF_INET,\n)\n' +
        'client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)\nclient.connect(a)\n',
    );
  });
  test('brings the module that it needs', () => {
    const source = 'import socket\ns = socket.create_connection((a, 1))\n';
    expect(withOption(source, option('SO_LINGER')).split('\n')).toEqual([
      'import struct',
      'import socket',
      's = socket.create_connection((a, 1))',
      "s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))",
      '',
    ]);
  });
  test('of TCP is not offered to a UDP socket, none to a program without a socket', () => {
    expect(
      optionsFor('s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)').map(({ name }) => name),
    ).toEqual(['SO_RCVBUF']);
    expect(optionsFor('print(1)')).toEqual([]);
    expect(withOption('print(1)', option('SO_RCVBUF'))).toBe('print(1)');
  });
});
