/** What keys and buttons do to the stage. */

import type { LadderView } from '../state/ladder-view.svelte.ts';
import type { Session } from '../state/session.svelte.ts';
import type { KeyActions } from './keys.ts';

/** The actions on one session; what concerns only the page's own layout is handed in. */
export function stageActions(
  session: Session,
  page: { ladder: LadderView; onhelp: () => void },
): KeyActions {
  const { playhead, preferences, selection } = session;
  return {
    run: () => void session.start(),
    toggle: () => playhead.toggle(),
    step: (direction) => playhead.step(direction),
    start: () => playhead.seek(0),
    end: () => playhead.seek(Infinity),
    pan: (lines) => page.ladder.scrollLines(lines),
    zoom: (direction) => page.ladder.zoomStep(direction),
    filter: () => selection.filter.toggle(),
    fit: () => page.ladder.fit(),
    faster: () => playhead.faster(1),
    slower: () => playhead.faster(-1),
    clock: () => session.setClock(preferences.clock === 'lecture' ? 'true' : 'lecture'),
    fullscreen: toggleFullscreen,
    help: page.onhelp,
  };
}

function toggleFullscreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen();
}
