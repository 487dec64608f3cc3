/** Carries out what a key means, and leaves keys to the control that has the focus where it wants them. */

import { chordOf, rowOf } from './key-map.ts';
import type { KeyActions } from './key-map.ts';

/** Keys of the page; what the browser or an open dialog wants is left alone. */
export function handleKey(event: KeyboardEvent, actions: KeyActions): void {
  if (event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (document.querySelector('dialog[open]') !== null) return;
  if (!isForTheControl(event) && actions.typeAhead(event.key)) return event.preventDefault();
  const chord = chordOf(event);
  const row = rowOf(chord);
  if (!row || isForTheControl(event)) return;
  event.preventDefault();
  row.act(actions, chord);
}

/** Text fields keep what they can use, buttons Enter and Space, lists the arrows; a clicker's keys step wherever the focus is. */
function isForTheControl({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || key === 'F5' || key === 'Escape') return false;
  const isPage = key === 'PageUp' || key === 'PageDown';
  const isMove = isPage || key.startsWith('Arrow') || key === 'Home' || key === 'End';
  const isPress = key === 'Enter' || key === ' ';
  if (target.closest('input, select')) return !isPage && isForTheField(target, isMove, isPress);
  if (target.closest('textarea')) return true;
  if (isPress) return target.closest('button, a, summary, [role="tab"]') !== null;
  return isMove && target.closest('[role="tablist"], [data-scrolls]') !== null;
}

function isForTheField(target: HTMLElement, isMove: boolean, isPress: boolean): boolean {
  if (target.matches('input[type=range]')) return isMove;
  return !target.matches('input[type=checkbox]') || isPress;
}
