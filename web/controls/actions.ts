/** What keys and buttons do to the stage. */

import type { Tab } from '../dock/tabs.ts';
import type { LadderView } from '../state/ladder-view.svelte.ts';
import type { Projector } from '../state/projector.svelte.ts';
import type { Session } from '../state/session.svelte.ts';
import type { ViewChoice } from '../state/view-choice.svelte.ts';
import type { KeyActions } from './key-map.ts';

/** What concerns the page's own layout and not the run. */
export interface PageParts {
  readonly ladder: LadderView;
  readonly view: ViewChoice;
  readonly projector: Projector;
  /** The dock's tabs as they stand. */
  tabs(): readonly Tab[];
  onhelp(): void;
}

/** The actions on one session. */
export function stageActions(session: Session, page: PageParts): KeyActions {
  const { playhead, preferences, selection, comparison, hands, stepper } = session;
  const { ladder, projector } = page;
  return {
    run: () => begin(session),
    toggle: () => {
      if (!stepper.stepNext('line')) playhead.toggle();
    },
    stepCall: () => void stepper.stepNext('call'),
    goOn: () => stepper.resumeNext(),
    breakpoint: () => stepper.toggleBreakHere(),
    step: (direction) => playhead.step(direction),
    nextUnit: () => playhead.nextUnit(),
    jump: (landmark, direction) => {
      const packet = playhead.jump(landmark, direction);
      if (packet !== null) selection.packet = packet;
    },
    start: () => playhead.seek(0),
    end: () => playhead.catchUp(),
    pan: (lines) => ladder.scrollLines(lines),
    zoom: (direction) => ladder.zoomStep(direction),
    fit: () => ladder.fit(),
    compare: () => {
      if (comparison.kept === null) comparison.keep();
      else session.endComparison();
    },
    filter: () => selection.filter.toggle(),
    typeAhead: (key) => selection.filter.takeKey(key),
    faster: () => playhead.faster(1),
    slower: () => playhead.faster(-1),
    clock: () => session.setClock(preferences.clock === 'lecture' ? 'true' : 'lecture'),
    view: (place) => {
      const tab = page.tabs()[place - 1];
      if (!tab) return;
      const isOpen = page.view.current(session.run.log.start !== null) === tab.id;
      // On a wall the same key puts it away again.
      projector.hasView = projector.isOn && !(projector.hasView && isOpen);
      page.view.chosen = tab.id;
    },
    putAway: () => putAway(page),
    wire: () => page.view.open('wire'),
    fork: () => session.forks.open(),
    rules: () => page.view.open('wire', 'rule'),
    holdWire: () => hands.toggleWire(),
    holdPacket: () => hands.toggleSelected(),
    dropPacket: () => hands.dropSelected(),
    delayPacket: () => hands.askDelay(),
    duplicatePacket: () => hands.duplicateSelected(),
    editPacket: () => edit(session),
    present: () => present(session, projector),
    projector: () => projector.toggle(),
    spotlight: () => (projector.hasSpotlight = !projector.hasSpotlight),
    blank: () => (projector.isBlank = !projector.isBlank),
    leave: () => {
      if (!hands.letGo()) projector.leave();
    },
    fullscreen: toggleFullscreen,
    help: page.onhelp,
  };
}

/** A key that slips must not cost what is held. */
function begin(session: Session): void {
  if (session.hands.isWaiting || session.stepper.next !== null) session.problems.say('run-in-hand');
  else void session.start();
}

function putAway({ projector, view }: PageParts): void {
  if (projector.isOn) projector.hasView = !projector.hasView;
  else view.isPutAway = !view.isPutAway;
}

function edit({ moment, selection, draft }: Session): void {
  const { packet } = moment;
  if (!packet) return;
  selection.packet = packet.number;
  draft.open(packet);
}

/** Entering the mode runs what is chosen; within it, the run on the stage is shown from its start. */
function present(session: Session, projector: Projector): void {
  const isShown = session.run.log.count > 0;
  if (isShown && (projector.isOn || session.choice.scenario === null)) session.playhead.restart();
  else begin(session);
  projector.isOn = true;
}

function toggleFullscreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen();
}
