import { describe, expect, test } from 'vitest';
import type { RECORDINGS } from '../fixtures/recorded.ts';
import { recorded } from '../fixtures/recorded.ts';
import type { RunLog } from '../view/log.ts';
import { LogBuilder } from '../view/log.ts';
import { countdownAt } from './countdown.ts';
import { PRINTERS } from './printers.ts';
import { reportAt, SocketHistory } from './socket-history.ts';
import type { SocketLine } from './socket-lines.ts';
import { socketLines } from './socket-lines.ts';

const HOSTS = ['client', 'server'];
const run = (name: (typeof RECORDINGS)[number]): RunLog => new LogBuilder().append(recorded(name));

/** The lines after `eventCount` events, at the time of the last of them. */
function linesAt(
  log: RunLog,
  eventCount: number,
  countBefore: number,
  name: 'ss' | 'netstat' = 'ss',
): readonly SocketLine[] {
  const atUs = log.events.at(eventCount - 1)?.atUs ?? 0;
  const moment = { eventCount, countBefore, atUs };
  return socketLines(HOSTS, new SocketHistory().follow(log), moment, PRINTERS[name]);
}

const isGone = (line: SocketLine): boolean => line.type === 'socket' && line.isGone;

const SIGNS = { up: '▲', down: '▼', other: '●', gone: '✕', same: '' };

/** As a terminal would show it, each change by its sign. */
function printed(lines: readonly SocketLine[], name: 'ss' | 'netstat' = 'ss'): readonly string[] {
  return lines.map((line) => {
    if (line.type === 'command') return `${line.host}$`;
    const cells =
      line.type === 'info'
        ? line.cells
        : PRINTERS[name].heads.map(([head]) => line.cells.find((cell) => cell.name === head));
    const named = line.type === 'info';
    return cells
      .map((cell) => cell && `${named ? `${cell.name}:` : ''}${cell.text}${SIGNS[cell.change]}`)
      .join(' ')
      .trim();
  });
}

function check(actual: readonly SocketLine[], expected: readonly string[]): void {
  expect(printed(actual)).toEqual(expected);
}

describe('close-four-way', () => {
  const log = run('close-four-way');

  test('prints the listener and a client that asks, as ss does', () => {
    check(linesAt(log, 24, 23), [
      'client$',
      'tcp SYN-SENT● 0 1 10.0.0.1:42438 10.0.0.2:8080 timer:(on,996ms,0)',
      'cwnd:10 rtt:0/250 rto:1000 mss:524 unacked:1 notsent:0 retrans:0/0',
      'server$',
      'tcp LISTEN 0 128 0.0.0.0:8080 0.0.0.0:*',
    ]);
  });

  test('marks what rose and what changed since the step before, and nothing else', () => {
    const [, client, , , listener, child] = printed(linesAt(log, 41, 38));
    expect(client).toMatch(/^tcp FIN-WAIT-1 0 1 /);
    expect(listener).toBe('tcp LISTEN 1▲ 128 0.0.0.0:8080 0.0.0.0:*');
    expect(child).toMatch(/^tcp ESTAB● 0 0 10.0.0.2:8080 10.0.0.1:42438 ●$/);
  });

  test('marks a socket as gone at the step in which it closed, and prints it no more after', () => {
    const closed = log.events.findIndex(
      (event) => event.type === 'socket' && event.state === 'CLOSED',
    );
    const now = linesAt(log, closed + 1, closed);
    expect(printed(now).at(-1)).toMatch(/^tcp CLOSED✕ 0 0 0.0.0.0:8080/);
    expect(now.filter(isGone)).toHaveLength(1);
    expect(linesAt(log, closed + 2, closed + 1).filter(isGone)).toHaveLength(0);
  });

  test('prints at the end what the tools would: the TIME-WAIT of who closed first, and no more', () => {
    check(linesAt(log, log.count, log.count), [
      'client$',
      expect.stringMatching(/^tcp TIME-WAIT 0 0 10.0.0.1:42438 10.0.0.2:8080/),
      'server$',
    ]);
  });

  test('prints as netstat does', () => {
    const lines = printed(linesAt(log, 69, 69, 'netstat'), 'netstat');
    expect(lines[1]).toBe('tcp 0 0 10.0.0.1:42438 10.0.0.2:8080 TIME_WAIT timewait (60.00/0/0)');
  });

  test('counts TIME-WAIT down from the kernel’s own 60 s', () => {
    const track = new SocketHistory().follow(log).find(({ host }) => host === 'client');
    const report = track ? reportAt(track, log.count) : null;
    const firesAtUs = report?.event.timer?.firesAtUs ?? 0;
    expect(countdownAt(report, firesAtUs - 15_000_000)).toEqual({
      name: 'time-wait',
      leftUs: 15_000_000,
      share: 0.25,
    });
    expect(countdownAt(report, firesAtUs + 1)?.leftUs).toBe(0);
  });
});

test('UDP shows its drops and no timer', () => {
  const log = run('udp-loss');
  const lines = printed(linesAt(log, log.count >> 1, log.count >> 1));
  expect(lines.some((line) => /^udp UNCONN \d+ 0 0\.0\.0\.0:\d+ 0\.0\.0\.0:\*$/.test(line))).toBe(
    true,
  );
  expect(lines).toContain('drops:0');
});
