import { expect, test } from 'vitest';
import { loadCatalogue } from '../scenarios/catalogue.ts';
import { makeRunRequest, type RunWords } from './run-request.ts';
import { UsageError } from './usage.ts';

const catalogue = await loadCatalogue();
const NOTHING = { seed: undefined, wire: undefined, plan: undefined, rules: undefined };
const make = (params: readonly string[], rest: Partial<RunWords> = {}) =>
  makeRunRequest(catalogue, { ...NOTHING, id: 'stream/nagle', params, ...rest });

test('reads words by their parameter', () => {
  expect(make(['writes=5', 'interval=.5', 'nodelay=true'])).toEqual({
    scenario: 'stream/nagle',
    params: { writes: 5, interval: 0.5, nodelay: true },
  });
});

test('leaves to the validator what does not read', () => {
  expect(make(['writes=many', 'nodelay=1', 'size='])).toMatchObject({
    params: { writes: 'many', nodelay: '1', size: '' },
  });
});

test('a text may hold an equals sign and look like a number', () => {
  const words = {
    id: 'socket/tcp-hello',
    params: ['message=a=1', 'reply=12'],
    ...NOTHING,
  };
  expect(makeRunRequest(catalogue, words)).toMatchObject({
    params: { message: 'a=1', reply: '12' },
  });
});

test('takes seed, wire and plan', () => {
  const plan = [{ beforePacket: 3, command: { type: 'hold' } }];
  expect(
    make([], { seed: '7', wire: '{"lossPercent":5}', plan: JSON.stringify(plan) }),
  ).toMatchObject({ seed: 7, wire: { lossPercent: 5 }, plan });
});

test.for([
  [['writes'], {}, 'NAME=VALUE'],
  [[], { seed: '-1' }, '--seed must be an integer'],
  [[], { seed: '4294967296' }, '--seed must be an integer'],
  [[], { wire: '{' }, '--wire takes JSON'],
] as const)('%o %o is wrong usage', ([params, rest, phrase]) => {
  expect(() => make(params, rest)).toThrow(UsageError);
  expect(() => make(params, rest)).toThrow(phrase);
});

test('rules go on as they were typed; none leaves the scenario’s own', () => {
  expect(make([], { rules: ['drop the first SYN'] })).toMatchObject({
    rules: ['drop the first SYN'],
  });
  expect(make([])).not.toHaveProperty('rules');
});
