/** Series out of what a flow has gathered: views of its columns, no copies. */

import type { ValueColumn } from './value-column.ts';
import type { KernelSamples } from './kernel-samples.ts';
import type { Points } from './points.ts';
import type { Origin, Series, SeriesId } from './series.ts';

/** Points with no extent. */
export function pointSeries(id: SeriesId, origin: Origin, points: Points): Series {
  return { ...rangeSeries(id, origin, points), until: null };
}

/** Points that reach from `value` to `until`. */
export function rangeSeries(id: SeriesId, origin: Origin, points: Points): Series {
  return {
    id,
    origin,
    seq: points.seq.view(),
    atUs: points.atUs.view(),
    value: points.value.view(),
    until: points.until.view(),
    packet: points.packet.view(),
  };
}

/** The far ends of points. */
export function edgeSeries(id: SeriesId, origin: Origin, points: Points): Series {
  return { ...rangeSeries(id, origin, points), value: points.until.view(), until: null };
}

/** One of the kernel's values. */
export function kernelSeries(id: SeriesId, samples: KernelSamples, column: ValueColumn): Series {
  return {
    id,
    origin: 'kernel',
    seq: samples.seq.view(),
    atUs: samples.atUs.view(),
    value: column.view(),
    until: null,
    packet: null,
  };
}
