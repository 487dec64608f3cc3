/** The wire's settings as a person turned them, kept as what differs from its own: a scenario's, or a moment's of a run. */

import type { HostName } from '#core/event-base.ts';
import { WIRE_PRESETS } from '#core/wire-presets.ts';
import { changeWire } from '#core/wire-request.ts';
import type { ImpairmentRequest, WireRequest } from '#core/wire-request.ts';
import { impairmentOf } from '#core/wire-settings.ts';
import type { Impairment, WireSettings } from '#core/wire-settings.ts';

type Setting = keyof Impairment;

/** By sending host, as far as it differs. Names no setting that is as the preset, or the wire's own, has it. */
export type Overlay = Readonly<Record<HostName, ImpairmentRequest>>;

/** The wire as its own settings and the overlay make it. */
export function wireOf(own: WireSettings, overlay: Overlay): WireSettings {
  return changeWire(own, { from: overlay });
}

/** Turns knobs for the frames of these hosts. */
export function turn(
  own: WireSettings,
  overlay: Overlay,
  hosts: readonly HostName[],
  change: Partial<Impairment>,
): Overlay {
  return mapHosts(own, overlay, hosts, (request) => ({ ...request, ...change }));
}

/** Takes a preset for the frames of these hosts, or with null the wire's own; knobs turned before are forgotten. */
export function usePreset(
  own: WireSettings,
  overlay: Overlay,
  hosts: readonly HostName[],
  preset: string | null,
): Overlay {
  return mapHosts(own, overlay, hosts, () => (preset === null ? {} : { preset }));
}

/** Puts these settings of these hosts back to the wire's own. */
export function putBack(
  own: WireSettings,
  overlay: Overlay,
  hosts: readonly HostName[],
  settings: readonly Setting[],
): Overlay {
  return hosts.reduce((was, host) => {
    const entries = settings.map((setting) => [setting, impairmentOf(own, host)[setting]]);
    return turn(own, was, [host], Object.fromEntries(entries) as Partial<Impairment>); // names and values of one host
  }, overlay);
}

/** Whether any of these settings differs from the wire's own for any of these hosts. */
export function isTurned(
  own: WireSettings,
  wire: WireSettings,
  hosts: readonly HostName[],
  settings: readonly Setting[],
): boolean {
  return hosts.some((host) =>
    settings.some((setting) => !isSame(own.from[host]?.[setting], wire.from[host]?.[setting])),
  );
}

/** The shortest overlay that makes this wire: over its own settings, or over a preset. */
export function overlayOf(own: WireSettings, wire: WireSettings): Overlay {
  const [plain = {}, ...others] = [null, ...WIRE_PRESETS.map(({ id }) => id)].map((preset) =>
    hostsOf(own).reduce<Overlay>(
      (overlay, host) => turn(own, overlay, [host], wire.from[host] ?? {}),
      usePreset(own, {}, hostsOf(own), preset),
    ),
  );
  return others.reduce((best, one) => (lengthOf(one) < lengthOf(best) ? one : best), plain);
}

/** The hosts whose frames the wire carries. */
export function hostsOf(wire: WireSettings): readonly HostName[] {
  return Object.keys(wire.from);
}

function lengthOf(overlay: Overlay): number {
  return Object.values(overlay).reduce((sum, request) => sum + Object.keys(request).length, 0);
}

/** The overlay as a request says it: once for all hosts where it is the same for all; null where there is none. */
export function requestOf(hosts: readonly HostName[], overlay: Overlay): WireRequest | null {
  if (Object.keys(overlay).length === 0) return null;
  const [first = {}, ...others] = hosts.map((host) => overlay[host] ?? {});
  return others.every((other) => isSame(other, first)) ? first : { from: overlay };
}

/** What turns one wire into another; null where they are the same. */
export function changeBetween(before: WireSettings, after: WireSettings): WireRequest | null {
  const changes = Object.entries(after.from).map(
    ([host, settings]) => [host, differing(before.from[host], settings)] as const,
  );
  const overlay = Object.fromEntries(changes.filter(([, change]) => !isEmpty(change)));
  return requestOf(hostsOf(after), overlay);
}

function mapHosts(
  own: WireSettings,
  overlay: Overlay,
  hosts: readonly HostName[],
  change: (request: ImpairmentRequest) => ImpairmentRequest,
): Overlay {
  const entries = hostsOf(own).map((host, index) => {
    const request = overlay[host] ?? {};
    return [
      host,
      hosts.includes(host) ? tidy(impairmentOf(own, host), index, change(request)) : request,
    ] as const;
  });
  return Object.fromEntries(entries.filter(([, request]) => !isEmpty(request)));
}

/** Leaves out what is so anyhow. */
function tidy(
  own: Impairment,
  index: number,
  { preset, ...named }: ImpairmentRequest,
): ImpairmentRequest {
  const known = WIRE_PRESETS.find(({ id }) => id === preset);
  const base = known ? (index === 0 ? known.up : known.down) : own;
  return { ...(known ? { preset: known.id } : {}), ...differing(base, { ...base, ...named }) };
}

/** The settings of `after` that `before` has otherwise. */
function differing(before: Impairment | undefined, after: Impairment): Partial<Impairment> {
  const entries = Object.entries(after) as readonly (readonly [keyof Impairment, unknown])[]; // its own keys
  return Object.fromEntries(entries.filter(([key, value]) => !isSame(before?.[key], value)));
}

function isEmpty(request: object): boolean {
  return Object.keys(request).length === 0;
}

function isSame(one: unknown, other: unknown): boolean {
  return stable(one) === stable(other);
}

/** JSON with keys in order, so that the same settings read the same. */
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
