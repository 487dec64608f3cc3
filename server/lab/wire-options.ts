/** What the wire is given: its ends, its settings, and whom it tells. */

import type { HostName } from '#core/event-base.ts';
import type { Cause } from '#core/frame-event.ts';
import type { WireSettings } from '#core/wire-settings.ts';
import type { Delivered } from './cause.ts';
import type { ChunkWriter } from './chunk.ts';
import type { Port } from './line.ts';
import type { Plan } from './plan.ts';

export interface WireOptions {
  readonly ports: readonly Port[];
  readonly settings: WireSettings;
  readonly seed: number;
  readonly writer: ChunkWriter;
  /** Told of every packet before it enters. */
  readonly plan: Plan;
  /** µs since the run began. */
  readonly now: () => number;
  /** Why `host` sent `frame` between `afterUs` and `atUs`, where it does not answer a frame just delivered. */
  readonly causeOf: (host: HostName, frame: Uint8Array, atUs: number, afterUs: number) => Cause;
  /** Why `host` sent `frame`, which lay ready after these deliveries. */
  readonly causeOfAnswer: (
    host: HostName,
    frame: Uint8Array,
    atUs: number,
    deliveries: readonly Delivered[],
  ) => Cause;
  /** After a batch: these hosts sent or received something. */
  readonly onActivity: (hosts: ReadonlySet<HostName>) => void;
}
