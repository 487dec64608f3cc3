/** The capture that is being opened: how far it has come, what it holds, what was wrong with it. */

import type { CaptureIssue } from '#core/capture.ts';
import type { RunEvent } from '#core/event.ts';
import type { CaptureAnswer, OpenedFile } from '../capture/messages.ts';
import type { OpenedCapture } from '../capture/opened-capture.ts';
import type { CaptureShow, ShownConversation } from '../capture/show-capture.ts';
import { openFile } from '../file.ts';
import type { FileReading } from '../file.ts';

/** `picking`: opened, and a conversation is to be chosen. */
export type CaptureStatus = 'none' | 'opening' | 'picking' | 'failed';

export interface Progress {
  readonly phase: 'read' | 'analyse';
  /** From 0 to 1. */
  readonly part: number;
}

/** Who puts on the stage what comes out of a file. */
export interface CaptureTarget {
  /** A capture's conversation. */
  show(conversation: ShownConversation, file: string): void;
  /** A recording, a piece at a time; the first piece clears the stage. */
  play(events: readonly RunEvent[], file: string, isFirst: boolean): void;
}

/** Owned by the session. */
export class CaptureFile {
  status = $state<CaptureStatus>('none');
  name = $state('');
  progress = $state.raw<Progress>({ phase: 'read', part: 0 });
  issues = $state.raw<readonly CaptureIssue[]>([]);
  failure = $state('');
  /** Packets that the log on the stage leaves out. */
  leftOut = $state(0);
  #show = $state.raw<CaptureShow | null>(null);
  /** What was opened; null before, and for a recording. */
  readonly opened: OpenedCapture | null = $derived(this.#show?.opened ?? null);
  #reading: FileReading | null = null;
  readonly #target: CaptureTarget;

  constructor(target: CaptureTarget) {
    this.#target = target;
  }

  /** Begins to read a file; the one before is let go. */
  open(file: File): void {
    this.close();
    this.name = file.name;
    this.status = 'opening';
    this.#reading = openFile(file, (answer) => void this.#take(answer));
  }

  /** Puts a conversation on the stage, or all packets where it is null. */
  take(conversation: number | null): void {
    if (!this.#show) return;
    const shown = this.#show.take(conversation);
    this.leftOut = shown.leftOut;
    this.status = 'none';
    this.#target.show(shown, this.name);
  }

  /** Shows the list again, to choose another. */
  reopen(): void {
    if (this.#show) this.status = 'picking';
  }

  /** Puts the list away, and the file stays open; one that is not read yet, or cannot be, is let go. */
  hide(): void {
    if (this.status === 'opening' || this.status === 'failed') this.close();
    this.status = 'none';
  }

  /** Stops reading and forgets the file. */
  close(): void {
    this.#stopReading();
    this.status = 'none';
    this.#show = null;
    this.issues = [];
    this.failure = '';
    this.leftOut = 0;
    this.progress = { phase: 'read', part: 0 };
  }

  #stopReading(): void {
    this.#reading?.close();
    this.#reading = null;
  }

  async #take(answer: CaptureAnswer): Promise<void> {
    switch (answer.type) {
      case 'progress':
        this.progress = { phase: answer.phase, part: answer.done / Math.max(1, answer.total) };
        break;
      case 'recording':
        this.issues = answer.issues;
        this.status = 'none';
        this.#target.play(answer.events, this.name, answer.isFirst);
        break;
      case 'opened':
        this.issues = answer.issues;
        await this.#opened(answer.opened);
        break;
      case 'failed':
        this.#stopReading();
        this.failure = answer.message;
        this.status = 'failed';
    }
  }

  async #opened(file: OpenedFile | null): Promise<void> {
    const reading = this.#reading;
    const { CaptureShow: Show } = await import('../capture/show-capture.ts');
    if (this.#reading !== reading) return; // cancelled meanwhile
    this.#stopReading();
    this.#show = file && new Show(file);
    if (!this.opened || this.opened.capture.count === 0) this.status = 'failed';
    else if (this.opened.conversations.length > 1) this.status = 'picking';
    else this.take(null);
  }
}
