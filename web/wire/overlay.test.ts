import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNullable, JITTER_SHAPES, NUMBER_SETTINGS, WIRE_BOUNDS } from '#core/wire-bounds.ts';
import { WIRE_PRESETS } from '#core/wire-presets.ts';
import { changeWire, uniformWire } from '#core/wire-request.ts';
import type { Impairment } from '#core/wire-settings.ts';
import { readOverlay, readRules, writeOverlay, writeRules } from './overlay-address.ts';
import type { Overlay } from './overlay.ts';
import {
  changeBetween,
  isTurned,
  overlayOf,
  putBack,
  requestOf,
  turn,
  usePreset,
  wireOf,
} from './overlay.ts';

const BOTH = ['client', 'server'];
const own = uniformWire(BOTH, { delayUs: 200_000 });
const search = (pairs: readonly (readonly [string, string])[]) =>
  new URLSearchParams(pairs.map(([key, value]) => [key, value]));

const percent = fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4);
const numbers = Object.fromEntries(
  NUMBER_SETTINGS.map((name) => {
    const { type, minimum, maximum } = WIRE_BOUNDS[name];
    const value = type === 'number' ? percent : fc.integer({ min: minimum, max: maximum });
    return [name, isNullable(name) ? fc.option(value) : value];
  }),
);
const change = fc.record(
  {
    ...numbers,
    jitterShape: fc.constantFrom(...JITTER_SHAPES),
    burst: fc.option(
      fc.record({ enterPercent: percent, leavePercent: percent, lossPercent: percent }),
    ),
    mtuIcmp: fc.boolean(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Impairment>>; // the names are those of the bounds
const hosts = fc.subarray([...BOTH], { minLength: 1 });
const deed = fc.oneof(
  fc.tuple(hosts, change).map(
    ([of, knobs]) =>
      (was: Overlay) =>
        turn(own, was, of, knobs),
  ),
  fc.tuple(hosts, fc.option(fc.constantFrom(...WIRE_PRESETS.map(({ id }) => id)))).map(
    ([of, preset]) =>
      (was: Overlay) =>
        usePreset(own, was, of, preset),
  ),
);
const overlay = fc
  .array(deed, { maxLength: 4 })
  .map((deeds) => deeds.reduce<Overlay>((was, next) => next(was), {}));

describe('what a person turned', () => {
  test('is put back to what each host’s frames met, where that differs', () => {
    const uneven = wireOf(own, { server: { lossPercent: 9, mtuBytes: 600 } });
    const turned = turn(uneven, {}, BOTH, { lossPercent: 9, mtuBytes: 700 });
    expect(turned).toEqual({
      client: { lossPercent: 9, mtuBytes: 700 },
      server: { mtuBytes: 700 },
    });
    const wire = wireOf(uneven, turned);
    expect(isTurned(uneven, wire, ['server'], ['lossPercent'])).toBe(false);
    expect(isTurned(uneven, wire, BOTH, ['lossPercent'])).toBe(true);
    expect(putBack(uneven, turned, BOTH, ['lossPercent', 'mtuBytes'])).toEqual({});
  });
  test('a knob turned back to the scenario’s own leaves nothing', () => {
    const turned = turn(own, {}, BOTH, { lossPercent: 5, delayUs: 0 });
    expect(requestOf(BOTH, turned)).toEqual({ lossPercent: 5, delayUs: 0 });
    expect(turn(own, turned, BOTH, { lossPercent: 0, delayUs: 200_000 })).toEqual({});
  });

  test('one direction is told by its host', () => {
    const turned = turn(own, {}, ['client'], { lossPercent: 100 });
    expect(requestOf(BOTH, turned)).toEqual({ from: { client: { lossPercent: 100 } } });
    expect(wireOf(own, turned).from['server']).toEqual(own.from['server']);
  });

  test('a preset takes all knobs with it, and what is turned afterwards goes on top', () => {
    const turned = turn(own, usePreset(own, {}, BOTH, 'adsl'), BOTH, { lossPercent: 1 });
    expect(requestOf(BOTH, turned)).toEqual({ preset: 'adsl', lossPercent: 1 });
    expect(wireOf(own, turned).from['client']).toMatchObject({
      rateKbitPerS: 1000,
      lossPercent: 1,
    });
    expect(wireOf(own, turned).from['server']).toMatchObject({
      rateKbitPerS: 8000,
      lossPercent: 1,
    });
  });

  test('a request makes the wire that is shown, and a wire gives its overlay back', () => {
    fc.assert(
      fc.property(overlay, (turned) => {
        const wire = wireOf(own, turned);
        const asked = requestOf(BOTH, turned) ?? {};
        expect(changeWire(wireOf(own, {}), asked)).toEqual(wire);
        expect(wireOf(own, overlayOf(own, wire))).toEqual(wire);
      }),
    );
  });

  test('only what differs is sent, and it makes the one wire of the other', () => {
    fc.assert(
      fc.property(overlay, overlay, (before, after) => {
        const [from, to] = [wireOf(own, before), wireOf(own, after)];
        expect(changeWire(from, changeBetween(from, to) ?? {})).toEqual(to);
        expect(changeBetween(to, to)).toBeNull();
      }),
    );
  });

  test('the wire of a preset is known by its name, also where a knob was turned on top', () => {
    const preset = usePreset(own, {}, BOTH, 'mobile-4g');
    const turned = turn(own, preset, ['client'], { lossPercent: 3 });
    for (const one of [preset, turned]) expect(overlayOf(own, wireOf(own, one))).toEqual(one);
    const plain = turn(own, {}, BOTH, { delayUs: 0 });
    expect(overlayOf(own, wireOf(own, plain))).toEqual(plain);
  });
});

describe('the address', () => {
  test('gives back the wire that was written into it', () => {
    fc.assert(
      fc.property(overlay, (turned) => {
        const read = readOverlay(own, search(writeOverlay(own, turned)));
        expect(read).toEqual(turned);
      }),
    );
  });

  test('gives back the rules, none at all, or the scenario’s own', () => {
    const line = fc.string().filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.option(fc.array(line)), (rules) => {
        expect(readRules(search(writeRules(rules)))).toEqual(rules);
      }),
    );
  });

  test('can be read by a person', () => {
    const turned = turn(own, usePreset(own, {}, BOTH, 'adsl'), ['server'], {
      burst: { enterPercent: 1, leavePercent: 25, lossPercent: 40 },
      rateKbitPerS: null,
    });
    expect(search(writeOverlay(own, turned)).toString()).toBe(
      'wire.client.preset=adsl&wire.server.preset=adsl&wire.server.rateKbitPerS=off&wire.server.burst=1%2F25%2F40',
    );
  });

  test.each([
    'wire.preset=tin-can',
    'wire.lossPercent=101',
    'wire.delayUs=1.5',
    'wire.delayUs=',
    'wire.delayUs=off',
    'wire.nobody.delayUs=1',
    'wire.burst=1/2',
    'wire.mtuIcmp=maybe',
    'wire.jitterShape=square',
  ])('passes over nonsense: %s', (text) => {
    expect(readOverlay(own, new URLSearchParams(text))).toEqual({});
  });
});
