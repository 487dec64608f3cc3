import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RECORDINGS, recorded } from '../fixtures/recorded.ts';
import { scriptedCapture, scriptedRun } from '../fixtures/scripted-run.ts';
import type { RunLog } from '../view/log.ts';
import { LogBuilder } from '../view/log.ts';
import { connectionToShow, machineAt } from './machine-at.ts';
import { MachineIndex } from './machine-index.ts';
import type { Connection, EndPath } from './move.ts';

function connectionsOf(log: RunLog): readonly Connection[] {
  return new MachineIndex().follow(log).connections;
}

/** `host: CLOSED > LISTEN > …`; `~` marks what packets prove and no kernel said, `!` a reset. */
function told({ host, start, moves }: EndPath): string {
  const steps = moves.map(
    ({ to, isInferred, reset }) => `${isInferred ? '~' : ''}${reset ? '!' : ''}${to}`,
  );
  return `${host}: ${[start, ...steps].join(' > ')}`;
}

function check(log: RunLog, expected: readonly string[]): void {
  expect(connectionsOf(log).flatMap(({ ends }) => ends.map(told))).toEqual(expected);
}

const run = (name: (typeof RECORDINGS)[number]): RunLog => new LogBuilder().append(recorded(name));

const OPENED = `
  0 kernel b LISTEN 9
  1 a S 0
  2 kernel a SYN_SENT
  3 b S. 0 ack 1
  4 kernel b SYN_RECEIVED
  5 a . 1 ack 1`;

describe('the way of both ends', () => {
  test('of a live run is the kernel’s; what it was asked too late for is put in from the packets', () => {
    check(run('close-four-way'), [
      'client: CLOSED > SYN_SENT > ~ESTABLISHED > FIN_WAIT_1 > FIN_WAIT_2 > TIME_WAIT',
      'server: CLOSED > LISTEN > SYN_RECEIVED > ESTABLISHED > CLOSE_WAIT > LAST_ACK > CLOSED_END',
    ]);
  });

  test('closing in three segments goes past FIN-WAIT-2 (RFC 9293, note 2 of figure 5)', () => {
    check(run('close-three-segment'), [
      'client: CLOSED > SYN_SENT > ESTABLISHED > FIN_WAIT_1 > TIME_WAIT',
      'server: CLOSED > LISTEN > SYN_RECEIVED > ESTABLISHED > CLOSE_WAIT > LAST_ACK > CLOSED_END',
    ]);
  });

  test('with no state but the last reported is found from the packets, in their order', () => {
    const late = `${OPENED}
      6 a F. 1 ack 1
      8 b . 1 ack 2
      10 b F. 1 ack 2
      12 a . 2 ack 2`;
    check(scriptedRun(`${late}\n20 kernel a TIME_WAIT\n21 kernel b CLOSED`), [
      'a: CLOSED > SYN_SENT > ~ESTABLISHED > ~FIN_WAIT_1 > ~FIN_WAIT_2 > TIME_WAIT',
      'b: CLOSED > LISTEN > SYN_RECEIVED > ~ESTABLISHED > ~CLOSE_WAIT > ~LAST_ACK > CLOSED_END',
    ]);
  });

  test('through a refused connection ends by the reset', () => {
    check(scriptedRun('1 a S 0\n2 kernel a SYN_SENT\n3 b R. 0 ack 1\n5 kernel a CLOSED'), [
      'a: CLOSED > SYN_SENT > !CLOSED_END',
      'b: CLOSED',
    ]);
  });

  test('of a listener’s half-open connection goes back to LISTEN by a reset (note 1)', () => {
    const half = '0 kernel b LISTEN 9\n1 a S 0\n3 b S. 0 ack 1\n4 kernel b SYN_RECEIVED\n5 a R 1';
    check(scriptedRun(`${half}\n7 kernel b CLOSED`), [
      'a: CLOSED',
      'b: CLOSED > LISTEN > SYN_RECEIVED > !LISTEN',
    ]);
  });

  test('of a connection that is given up jumps out of the diagram', () => {
    check(scriptedRun('1 a S 0\n2 kernel a SYN_SENT\n3000 a S 0\n9000 kernel a CLOSED'), [
      'a: CLOSED > SYN_SENT > CLOSED',
      'b: CLOSED',
    ]);
  });

  test('on the same ports again is another connection’s', () => {
    const again = '20 a S 7000\n21 kernel a SYN_SENT 2';
    check(
      scriptedRun(`1 a S 0\n2 kernel a SYN_SENT\n3 b R. 0 ack 1\n5 kernel a CLOSED\n${again}`),
      ['a: CLOSED > SYN_SENT > !CLOSED_END', 'b: CLOSED', 'a: CLOSED > SYN_SENT', 'b: CLOSED'],
    );
  });

  test('in a capture is the analyser’s, and every step is marked so', () => {
    const script = `
      1 a S 0
      2 b S. 0 ack 1
      3 a . 1 ack 1
      4 a F. 1 ack 1
      5 b F. 1 ack 2
      6 a . 2 ack 2`;
    check(scriptedCapture(script), [
      'a: CLOSED > ~SYN_SENT > ~ESTABLISHED > ~FIN_WAIT_1 > ~TIME_WAIT',
      'b: LISTEN > ~SYN_RECEIVED > ~ESTABLISHED > ~CLOSE_WAIT > ~LAST_ACK > ~CLOSED_END',
    ]);
  });

  test('in a capture whose FINs cross leads both ends through CLOSING (RFC 9293 §3.6)', () => {
    const log = scriptedCapture(`
      1 a S 0
      2 b S. 0 ack 1
      3 a . 1 ack 1
      4 a F. 1 ack 1
      5 b F. 1 ack 1
      6 a . 2 ack 2
      7 b . 2 ack 2`);
    const opened = '~ESTABLISHED > ~FIN_WAIT_1 > ~CLOSING > ~TIME_WAIT';
    check(log, [`a: CLOSED > ~SYN_SENT > ${opened}`, `b: LISTEN > ~SYN_RECEIVED > ${opened}`]);
    const ends = connectionsOf(log).flatMap((connection) => connection.ends);
    for (const { moves } of ends) {
      const causes = moves.map(({ cause, packet }) => [cause.type, packet]);
      expect(causes.slice(-3, -1)).toEqual([
        ['unknown', expect.any(Number)], // told by the FIN it sent
        ['packet', expect.any(Number)],
      ]);
    }
  });

  test('in a capture that began too late begins in ESTABLISHED', () => {
    check(scriptedCapture('1 a P. 100:110 ack 1\n2 b . 1 ack 110\n3 b R. 1 ack 110'), [
      'a: ESTABLISHED > ~!CLOSED_END',
      'b: ESTABLISHED > ~!CLOSED_END',
    ]);
  });
});

test('a move tells its cause: the call on its own descriptor, the packet that arrived', () => {
  const [client, server] = connectionsOf(run('close-four-way'))[0]?.ends ?? [];
  const causes = (path: EndPath | undefined) =>
    path?.moves.map(({ cause }) => Object.values(cause));
  expect(causes(client)).toEqual([
    ['call', 3],
    ['packet', 2],
    ['call', 5],
    ['packet', 5],
    ['packet', 6],
  ]);
  expect(causes(server)?.[0]).toEqual(['call', 6]);
  expect(causes(server)?.slice(-2)).toEqual([
    ['call', 14],
    ['packet', 7],
  ]);
});

describe.each(RECORDINGS)('in %s', (name) => {
  const events = recorded(name);

  test('the diagram at a moment is the same however the log and the playhead came there', () => {
    const whole = connectionsOf(new LogBuilder().append(events));
    const walk = fc.array(fc.nat(events.length), { maxLength: 8 });
    fc.assert(
      fc.property(walk, walk, (pieces, counts) => {
        const builder = new LogBuilder();
        const index = new MachineIndex();
        for (const end of [...pieces.sort((a, b) => a - b), events.length]) {
          index.follow(builder.append(events.slice(0, end)));
        }
        const { connections } = index.follow(builder.snapshot());
        for (const count of counts) {
          expect(connections.map((one) => machineAt(one, count))).toEqual(
            whole.map((one) => machineAt(one, count)),
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  test('moves lie in the order of the log, and what has been passed stays passed', () => {
    for (const connection of connectionsOf(new LogBuilder().append(events))) {
      for (let count = 1; count <= events.length; count++) {
        const before = machineAt(connection, count - 1).moves;
        const { moves, ends } = machineAt(connection, count);
        expect(moves.slice(0, before.length)).toEqual(before);
        expect(moves.every(({ move }) => move.seq < count)).toBe(true);
        for (const end of ends) expect(end.place).toBe(end.moves.at(-1)?.to ?? end.path.start);
      }
    }
  });
});

test('the connection of the packet looked at is shown, else the latest, else the first to come', () => {
  const two = '1 a S 0\n2 kernel a SYN_SENT\n3 b R. 0 ack 1\n5 kernel a CLOSED\n20 a S 7000';
  const log = scriptedRun(two);
  const machine = new MachineIndex().follow(log);
  const [first, second] = machine.connections;
  const packet = log.packets.at(0);
  expect(packet && machine.connectionOf(packet)).toBe(first);
  const shown = (of: Connection | null, count: number) =>
    connectionToShow(machine.connections, of, count)?.id;
  expect([shown(null, 0), shown(null, 3), shown(null, log.count)]).toEqual([0, 0, 1]);
  expect([shown(first ?? null, log.count), shown(second ?? null, 3)]).toEqual([0, 0]);
});
