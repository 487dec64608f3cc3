/** The wire's settings of a run: the perfect wire, the scenario's own, and what a request changes. */

import type { HostName } from '#core/event-base.ts';
import { PERFECT_WIRE, type Impairment, type WireSettings } from '#core/wire-settings.ts';

/** A change to the wire: for every host's frames, or by sending host. What is not named stays. */
export type WireRequest =
  Partial<Impairment> | { readonly from: Readonly<Record<HostName, Partial<Impairment>>> };

/** The same settings for the frames of every host. */
export function uniformWire(
  hosts: readonly HostName[],
  settings: Partial<Impairment>,
): WireSettings {
  return {
    from: Object.fromEntries(hosts.map((host) => [host, { ...PERFECT_WIRE, ...settings }])),
  };
}

/** `wire` with the requested change made. */
export function changeWire(wire: WireSettings, request: WireRequest): WireSettings {
  const changeFor = (host: HostName) => ('from' in request ? request.from[host] : request);
  return {
    from: Object.fromEntries(
      Object.entries(wire.from).map(([host, settings]) => [
        host,
        { ...settings, ...changeFor(host) },
      ]),
    ),
  };
}
