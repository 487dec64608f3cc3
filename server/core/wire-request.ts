/** The wire's settings of a run: the perfect wire, the scenario's own, and what a request changes. */

import type { HostName } from './event-base.ts';
import { WIRE_PRESETS } from './wire-presets.ts';
import { PERFECT_WIRE, type Impairment, type WireSettings } from './wire-settings.ts';

/** Settings for one direction: those of a preset, where one is named, and over them those named one by one. */
export type ImpairmentRequest = Partial<Impairment> & { readonly preset?: string };

/** A change to the wire: for every host's frames, or by sending host. What is not named stays. */
export type WireRequest =
  ImpairmentRequest | { readonly from: Readonly<Record<HostName, ImpairmentRequest>> };

/** The same settings for the frames of every host. */
export function uniformWire(
  hosts: readonly HostName[],
  settings: Partial<Impairment>,
): WireSettings {
  return {
    from: Object.fromEntries(hosts.map((host) => [host, { ...PERFECT_WIRE, ...settings }])),
  };
}

/** `wire` with the requested change made. Of a preset, the first host gets the way up, the others the way down. */
export function changeWire(wire: WireSettings, request: WireRequest): WireSettings {
  const changed = Object.entries(wire.from).map(([host, settings], index) => {
    const { preset, ...named }: ImpairmentRequest =
      ('from' in request ? request.from[host] : request) ?? {};
    const known = WIRE_PRESETS.find(({ id }) => id === preset);
    const base = known ? (index === 0 ? known.up : known.down) : settings;
    return [host, { ...base, ...named }] as const;
  });
  return { from: Object.fromEntries(changed) };
}
