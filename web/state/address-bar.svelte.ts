/** Keeps the page's address true, and brings the page to where an address says. */

import { isSameButMoment, placeIn, queryIn, readSpot, searchOf, writeSpot } from './address.ts';
import type { Spot } from './address.ts';
import type { LadderView } from './ladder-view.svelte.ts';
import type { Projector } from './projector.svelte.ts';
import type { Session } from './session.svelte.ts';
import type { ViewChoice } from './view-choice.svelte.ts';

/** Browsers refuse addresses that change too often, ms. */
const LEAST_APART_MS = 400;
/** While it plays, the playhead is written in steps of so much, ms of the clock. */
const COARSE_MS = 1000;

/** How the page is looked at, beside the run. */
export interface Looks {
  readonly view: ViewChoice;
  readonly projector: Projector;
  readonly ladder: LadderView;
}

export class AddressBar {
  readonly #session: Session;
  readonly #view: ViewChoice;
  readonly #projector: Projector;
  readonly #ladder: LadderView;
  #isRestoring = $state(true);
  /** The place that the latest entry of the history stands for. */
  #place = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writtenAtMs = -LEAST_APART_MS;
  readonly #atMs: number | null = $derived.by(() => this.#playheadMs());

  constructor(session: Session, { view, projector, ladder }: Looks) {
    this.#session = session;
    this.#view = view;
    this.#projector = projector;
    this.#ladder = ladder;
  }

  /** Writes how things stand; in an effect, it does so whenever they change. */
  keep(): void {
    if (this.#isRestoring || this.#session.run.state === 'starting') return;
    const text = this.#text();
    clearTimeout(this.#timer);
    const place = placeIn(text);
    if (place !== this.#place) {
      this.#place = place;
      history.pushState(null, '', text);
      return;
    }
    const waitMs = this.#writtenAtMs + LEAST_APART_MS - performance.now();
    // Only the playhead moves often; what a person chose is there at once, should the page be reloaded.
    if (waitMs <= 0 || !isSameButMoment(text, location.search)) this.#replace(text);
    else this.#timer = setTimeout(() => this.#replace(text), waitMs);
  }

  /** Brings the page to where its address says, at first and after Back or Forward. */
  async restore(): Promise<void> {
    const spot = readSpot(location.search);
    clearTimeout(this.#timer);
    this.#isRestoring = true;
    const isHere = spot.run !== null && spot.run === this.#session.run.id;
    if (isHere) await this.#session.compareWith(spot.compared);
    else await this.#reread(spot);
    this.#look(spot, isHere);
    const text = this.#text();
    this.#place = placeIn(text);
    this.#replace(text);
    this.#isRestoring = false;
  }

  async #reread({ run, compared }: Spot): Promise<void> {
    // At first there is nothing to clear, and what has been said by then stays.
    if (this.#place !== '') await this.#session.pick('');
    this.#session.choice.read(queryIn(location.search));
    await this.#session.compareWith(compared);
    if (run !== null) await this.#session.bring(run);
  }

  #look(spot: Spot, isHere: boolean): void {
    const { playhead, selection, preferences, run, comparison } = this.#session;
    if (preferences.clock !== spot.clock) this.#session.setClock(spot.clock);
    playhead.speed = spot.speed;
    playhead.unit = spot.unit;
    selection.packet = spot.packet;
    comparison.selection.packet = spot.packetOfA;
    selection.filter.text = spot.filter ?? '';
    selection.filter.isOpen = spot.filter !== null;
    this.#view.chosen = spot.view;
    this.#view.details = spot.details;
    this.#projector.isOn = spot.wall !== null;
    this.#projector.hasView = spot.wall === 'view';
    // Between views of one run, the playhead stays where it is.
    if (run.id !== null && !isHere) playhead.seekWhenThere(spot.atMs ?? Infinity);
    this.#ladder.look(spot.zoom, spot.topMs, playhead.moves);
  }

  #text(): string {
    const { choice, preferences, playhead, run, selection, comparison } = this.#session;
    const spot = writeSpot({
      run: run.id,
      compared: comparison.keptId,
      atMs: this.#atMs,
      packet: selection.packet,
      packetOfA: comparison.selection.packet,
      filter: selection.filter.isOpen ? selection.filter.text : null,
      view: this.#view.chosen,
      details: this.#view.details,
      clock: preferences.clock,
      speed: playhead.speed,
      unit: playhead.unit,
      wall: this.#projector.shows,
      zoom: this.#ladder.zoom,
      topMs: this.#ladder.topMs === null ? null : rounded(this.#ladder.topMs),
    });
    const lang = ['lang', preferences.language] as const;
    return searchOf([...choice.write(), ...spot, lang]);
  }

  #playheadMs(): number | null {
    const { playhead, run } = this.#session;
    if (!playhead.isPlaying) return playhead.ms;
    if (run.isLive && !playhead.isBehind) return null;
    return Math.floor(playhead.ms / COARSE_MS) * COARSE_MS;
  }

  #replace(text: string): void {
    this.#writtenAtMs = performance.now();
    if (text !== location.search) history.replaceState(null, '', text);
  }
}

/** As exact as a look needs, and no longer than it must be. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
