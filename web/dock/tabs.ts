/** The dock's tabs, in their order: the scenario's lesson, then the views. */

import type { Words } from '../text/en.ts';
import { VIEWS } from './views.ts';

export interface Tab {
  readonly id: string;
  readonly title: string;
}

/** @param hasLesson - a scenario is chosen. */
export function dockTabs(words: Words, hasLesson: boolean): readonly Tab[] {
  return [
    ...(hasLesson ? [{ id: 'lesson', title: words.dock.lesson }] : []),
    ...VIEWS.map(({ id, title }) => ({ id, title: title(words) })),
  ];
}
