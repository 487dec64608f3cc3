/** What every view of the dock is given: the log, the moment, and what is looked at more closely. */

import type { Clock } from '../ladder/clock.ts';
import type { Choice } from '../state/choice.svelte.ts';
import type { Commands } from '../state/commands.svelte.ts';
import type { Drafts } from '../state/draft.svelte.ts';
import type { Hands } from '../state/hands.svelte.ts';
import type { Playhead } from '../state/playhead.svelte.ts';
import type { Selection } from '../state/selection.svelte.ts';
import type { ViewChoice } from '../state/view-choice.svelte.ts';
import type { Words } from '../text/en.ts';
import type { Insight } from '../view/insight.ts';
import type { Lit } from '../view/lit.ts';
import type { RunLog } from '../view/log.ts';
import type { Packet } from '../view/packet.ts';
import type { Stage } from '../view/stage.ts';

/** A view takes of it what it needs. */
export interface ViewProps {
  readonly words: Words;
  readonly log: RunLog;
  readonly clock: Clock;
  readonly playhead: Playhead;
  /** What every host shows at the playhead. */
  readonly stage: Stage;
  /** The run's own time at the playhead, µs. */
  readonly atUs: number;
  /** Events up to the playhead. */
  readonly eventCount: number;
  readonly selection: Selection;
  /** What is tied to what the pointer is on. */
  readonly lit: Lit;
  /** The core's explanations; null until they are loaded. */
  readonly insight: Insight | null;
  /** The packet that is explained: the chosen one, or the latest; null before the first. */
  readonly packet: Packet | null;
  /** What will run next. */
  readonly choice: Choice;
  /** What can be asked of the run while it lasts. */
  readonly commands: Commands;
  /** The packets that a person writes. */
  readonly draft: Drafts;
  /** What of the wire can be touched now, and how. */
  readonly hands: Hands;
  /** Which view is open, and what is to have the focus in it. */
  readonly view: ViewChoice;
}
