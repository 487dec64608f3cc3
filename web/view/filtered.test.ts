import { describe, expect, test } from 'vitest';
import { recorded } from '../fixtures/recorded.ts';
import { parseFilter } from './filter.ts';
import { FilterIndex } from './filtered.ts';
import { LogBuilder } from './log.ts';

const events = recorded('stream-nagle');
const log = new LogBuilder().append(events);
const all = log.packets.map(({ number }) => number);

function check(text: string, expected: readonly number[]): void {
  expect(new FilterIndex().look(log, parseFilter(text).terms).numbers).toEqual(expected);
}

const where = (isMet: (packet: (typeof log.packets)[number]) => boolean): readonly number[] =>
  log.packets.filter(isMet).map(({ number }) => number);

describe('the filter lets through', () => {
  test('everything where it asks for nothing', () => check('', all));

  test('packets by kind', () => {
    check(
      'kind:syn',
      where(({ kind }) => kind === 'syn'),
    );
    check(
      'kind:syn,fin',
      where(({ kind }) => kind === 'syn' || kind === 'fin'),
    );
    check(
      '-kind:ack',
      where(({ kind }) => kind !== 'ack'),
    );
    expect(where(({ kind }) => kind === 'syn')).toHaveLength(2);
  });

  test('packets by host, sender, port and stream', () => {
    check('host:server', all);
    check('from:10.0.0.1', [...where(({ from }) => from === 'client')]);
    check('port:1', []);
    check('stream:0', all);
    check('stream:1', []);
  });

  test('packets by their own words', () => {
    check(
      'S.',
      where(({ kind }) => kind === 'syn').filter((number) => number > 1),
    );
    check(
      'aaaa',
      where(({ blocks }) => blocks.some(({ text }) => text === 'aaaa')),
    );
    check('nothing-says-this', []);
  });

  test('the same however the log came in', () => {
    const builder = new LogBuilder();
    const index = new FilterIndex();
    const { terms } = parseFilter('kind:ack');
    for (let at = 0; at < events.length; at += 5) {
      index.look(builder.append(events.slice(at, at + 5)), terms);
    }
    expect(index.look(builder.snapshot(), terms).numbers).toEqual(
      where(({ kind }) => kind === 'ack'),
    );
  });

  test('lost datagrams only once they are lost', () => {
    const udp = new LogBuilder().append(recorded('udp-loss'));
    const lost = new FilterIndex().look(udp, parseFilter('kind:lost').terms);
    expect(lost.numbers).toHaveLength(5);
    expect(lost.has(lost.numbers[0] ?? 0)).toBe(true);
    expect(lost.has((lost.numbers[0] ?? 0) + 1)).toBe(
      lost.numbers[1] === (lost.numbers[0] ?? 0) + 1,
    );
  });
});
