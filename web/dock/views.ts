/** The views of the dock, in the order of their tabs. Each is fetched when it is first opened. */

import type { Component } from 'svelte';
import type { Words } from '../text/en.ts';
import type { ViewProps } from './view-props.ts';

export interface DockView {
  /** Names it in the page's address. */
  readonly id: string;
  title(words: Words): string;
  load(): Promise<Component<ViewProps>>;
  /** It takes the dock's whole width and more of the page's height; the explanation beside it gives way. */
  readonly isWide?: boolean;
  /** It takes more of the page's height, beside the explanation. */
  readonly isTall?: boolean;
}

export const VIEWS: readonly DockView[] = [
  {
    id: 'stream',
    title: (words) => words.stream.tab,
    load: async () => (await import('../stream-view/StreamView.svelte')).default,
    isTall: true,
  },
  {
    id: 'wire',
    title: (words) => words.dock.wire,
    load: async () => (await import('../wire/WireView.svelte')).default,
    isWide: true,
  },
  {
    id: 'packets',
    title: (words) => words.dock.packets,
    load: async () => (await import('../packets/PacketTable.svelte')).default,
  },
  {
    id: 'bytes',
    title: (words) => words.inspect.tab,
    load: async () => (await import('../inspect/InspectorView.svelte')).default,
    isWide: true,
  },
  {
    id: 'states',
    title: (words) => words.machine.tab,
    load: async () => (await import('../machine/MachineView.svelte')).default,
    isWide: true,
  },
  {
    id: 'layers',
    title: (words) => words.layers.tab,
    load: async () => (await import('../layers/LayersView.svelte')).default,
    isWide: true,
  },
  {
    id: 'graphs',
    title: (words) => words.graph.tab,
    load: async () => (await import('../graph/GraphsView.svelte')).default,
    isWide: true,
  },
  {
    id: 'sockets',
    title: (words) => words.dock.sockets,
    load: async () => (await import('../sockets/SocketTable.svelte')).default,
  },
];
