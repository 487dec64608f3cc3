/** How one layer hands over to the next: dissectors return where to go on, and never call each other. */

import type { ProtocolName } from './field.ts';
import type { Span, Walk } from './walk.ts';

/** The dissectors by name: a protocol's, or a link header with its own shape under a shared protocol name. */
export type DissectorName = Exclude<ProtocolName, 'null'> | 'null' | 'loop' | 'sll2';

/** The next dissector and the bytes it may read. */
export interface Step {
  readonly dissector: DissectorName;
  readonly span: Span;
}

/** Reads one layer into the walk; null where nothing further can be read. Never throws. */
export type Dissector = (walk: Walk, span: Span) => Step | null;
