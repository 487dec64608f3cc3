/** The views of the dock, in the order of their tabs. Each is fetched when it is first opened. */

import type { Component } from 'svelte';
import type { Words } from '../text/en.ts';
import type { ViewProps } from './view-props.ts';

export interface DockView {
  /** Names it in the page's address. */
  readonly id: string;
  title(words: Words): string;
  load(): Promise<{ readonly default: Component<ViewProps> }>;
  /** It takes the dock's whole width and more of the page's height; the explanation beside it gives way. */
  readonly isWide?: boolean;
  /** It takes more of the page's height, beside the explanation. */
  readonly isTall?: boolean;
}

export const VIEWS: readonly DockView[] = [
  {
    id: 'stream',
    title: (words) => words.dock.stream,
    load: () => import('../stream-view/StreamView.svelte'),
    isTall: true,
  },
  {
    id: 'wire',
    title: (words) => words.dock.wire,
    load: () => import('../wire/WireView.svelte'),
    isWide: true,
  },
  {
    id: 'packets',
    title: (words) => words.dock.packets,
    load: () => import('../packets/PacketTable.svelte'),
  },
  {
    id: 'bytes',
    title: (words) => words.dock.bytes,
    load: () => import('../inspect/InspectorView.svelte'),
    isWide: true,
  },
  {
    id: 'states',
    title: (words) => words.dock.states,
    load: () => import('../machine/MachineView.svelte'),
    isWide: true,
  },
  {
    id: 'layers',
    title: (words) => words.dock.layers,
    load: () => import('../layers/LayersView.svelte'),
    isWide: true,
  },
  {
    id: 'graphs',
    title: (words) => words.dock.graphs,
    load: () => import('../graph/GraphsView.svelte'),
    isWide: true,
  },
  {
    id: 'sockets',
    title: (words) => words.dock.sockets,
    load: () => import('../sockets/SocketTable.svelte'),
  },
];
