import { expect, test } from 'vitest';
import type { Happening } from './happenings.ts';
import { heldPrograms } from './held.ts';

/** `client 3` is a pause before line 3, `client on` a resume. */
function check(script: readonly string[], held: readonly string[], next: string | null): void {
  const happenings = script.map((text, seq): Happening => {
    const [host = '', line = ''] = text.split(' ');
    if (line === 'on') return { type: 'resume', host, seq, atUs: seq };
    return { type: 'pause', host, line: Number(line), by: 'hand', seq, atUs: seq };
  });
  const found = heldPrograms(happenings, ['client', 'server']);
  expect([...found.held.values()].map(({ host, line }) => `${host} ${line}`).sort()).toEqual(held);
  expect(found.next?.host ?? null).toBe(next);
}

test('nothing stands where nothing was held', () => check([], [], null));
test('a program stands until it goes on', () => {
  check(['client 3'], ['client 3'], 'client');
  check(['client 3', 'client on'], [], null);
});
test('of two that stand a key is for the first that stopped', () =>
  check(['server 4', 'client 3'], ['client 3', 'server 4'], 'server'));
test('or for the one that was stepped last, though it stopped later', () =>
  check(['server 1', 'server on', 'client 3', 'server 4'], ['client 3', 'server 4'], 'server'));
test('or for the one that was stepped last', () =>
  check(['server 4', 'client 3', 'client on', 'client 5'], ['client 5', 'server 4'], 'client'));
test('and for the other while that one runs', () =>
  check(['server 4', 'client 3', 'client on'], ['server 4'], 'server'));
