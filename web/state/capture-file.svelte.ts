/** The capture that is being opened: how far it has come, what it holds, what was wrong with it. */

import type { CaptureIssue } from '#core/capture.ts';
import type { RunEvent } from '#core/event.ts';
import type { CaptureAnswer, OpenedFile } from '../capture/messages.ts';
import { openFile } from '../file.ts';
import type { FileReading } from '../file.ts';
import type { RunSource } from './run.svelte.ts';

/** `picking`: opened, and a conversation is to be chosen. */
export type CaptureStatus = 'none' | 'opening' | 'picking' | 'failed';

export interface Progress {
  readonly phase: 'read' | 'analyse';
  /** From 0 to 1. */
  readonly part: number;
}

/** Owned by the session; `onlog` gets what is to be played. */
export class CaptureFile {
  status = $state<CaptureStatus>('none');
  name = $state('');
  progress = $state.raw<Progress>({ phase: 'read', part: 0 });
  opened = $state.raw<OpenedFile | null>(null);
  issues = $state.raw<readonly CaptureIssue[]>([]);
  failure = $state('');
  /** Packets that the log on the stage leaves out. */
  leftOut = $state(0);
  #reading: FileReading | null = null;
  readonly #onlog: (events: readonly RunEvent[], source: RunSource) => void;

  constructor(onlog: (events: readonly RunEvent[], source: RunSource) => void) {
    this.#onlog = onlog;
  }

  /** Begins to read a file; the one before is let go. */
  open(file: File): void {
    this.close();
    this.name = file.name;
    this.status = 'opening';
    this.#reading = openFile(file, (answer) => this.#take(answer));
  }

  /** Puts a conversation on the stage, or all packets where it is null. */
  take(conversation: number | null): void {
    this.#reading?.take(conversation);
  }

  /** Shows the list again, to choose another. */
  reopen(): void {
    if (this.opened) this.status = 'picking';
  }

  /** Puts the list away, and the file stays open; one that is not read yet, or cannot be, is let go. */
  hide(): void {
    if (this.status === 'opening' || this.status === 'failed') this.close();
    this.status = 'none';
  }

  /** Stops reading and forgets the file. */
  close(): void {
    this.#reading?.close();
    this.#reading = null;
    this.status = 'none';
    this.opened = null;
    this.issues = [];
    this.failure = '';
    this.leftOut = 0;
    this.progress = { phase: 'read', part: 0 };
  }

  #take(answer: CaptureAnswer): void {
    switch (answer.type) {
      case 'progress':
        this.progress = { phase: answer.phase, part: answer.done / Math.max(1, answer.total) };
        break;
      case 'recording':
        this.issues = answer.issues;
        this.status = 'none';
        this.#onlog(answer.events, { type: 'recording', file: this.name });
        break;
      case 'opened':
        this.#opened(answer);
        break;
      case 'taken':
        this.leftOut = answer.leftOut;
        this.status = 'none';
        this.#onlog(answer.events, { type: 'capture', file: this.name });
        break;
      case 'failed':
        this.failure = answer.message;
        this.status = 'failed';
    }
  }

  #opened(opened: OpenedFile): void {
    this.opened = opened;
    this.issues = opened.issues;
    if (opened.packets === 0) this.status = 'failed';
    else if (opened.conversations.length > 1) this.status = 'picking';
    else this.take(null);
  }
}
