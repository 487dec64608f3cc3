import { describe, expect, test } from 'vitest';
import { recorded } from '../fixtures/recorded.ts';
import { LogBuilder } from './log.ts';
import type { Pointed } from './lit.ts';
import { litBy } from './lit.ts';

const log = new LogBuilder().append(recorded('socket-tcp-hello'));

function lit(pointed: Pointed | null, eventCount = log.count) {
  const { packets, calls, lines } = litBy(log, pointed, eventCount);
  return { packets: [...packets].sort((a, b) => a - b), calls: [...calls], lines: [...lines] };
}

const connect = log.calls.find(({ name }) => name === 'connect');
const NOTHING = { packets: [], calls: [], lines: [] };

describe('what is pointed at lights', () => {
  test('nothing where nothing is pointed at', () => {
    expect(lit(null)).toEqual(NOTHING);
  });

  test('the packet, the call and line it came from, and its answer', () => {
    expect(lit({ type: 'packet', packet: 1 })).toEqual({
      packets: [1, 2],
      calls: [connect?.call],
      lines: [`client:${connect?.line}`],
    });
  });

  test('the packet that caused it', () => {
    expect(lit({ type: 'packet', packet: 2 }).packets).toContain(1);
  });

  test('the packets that a call sent', () => {
    expect(lit({ type: 'call', call: connect?.call ?? -1 }).packets).toEqual([1]);
  });

  test('the call that a line made, and its packets', () => {
    expect(lit({ type: 'line', host: 'client', line: connect?.line ?? -1 })).toEqual(
      lit({ type: 'call', call: connect?.call ?? -1 }),
    );
  });

  test('a line that called nothing, alone', () => {
    expect(lit({ type: 'line', host: 'client', line: 999 })).toEqual({
      ...NOTHING,
      lines: ['client:999'],
    });
  });

  test('nothing that lies after the playhead', () => {
    const sent = log.packets[0]?.seq ?? 0;
    expect(lit({ type: 'packet', packet: 1 }, sent + 1).packets).toEqual([1]);
  });
});
