/** A conversation of an opened capture, ready for the stage. */

import type { RunLog } from '../view/log.ts';
import { captureLog } from './capture-log.ts';
import { captureRows } from './capture-rows.ts';
import type { OpenedFile } from './messages.ts';
import type { OpenedCapture } from './opened-capture.ts';
import { unpackOpened } from './opened-capture.ts';

export interface ShownConversation {
  /** How many packets it has. */
  readonly packets: number;
  /** The log of its first packets. */
  log(packets: number): RunLog;
  /** Packets of it that the log leaves out. */
  readonly leftOut: number;
}

/** A capture that conversations can be taken from. */
export class CaptureShow {
  readonly opened: OpenedCapture;

  constructor(file: OpenedFile) {
    this.opened = unpackOpened(file);
  }

  /** One conversation, or all packets where it is null. */
  take(conversation: number | null): ShownConversation {
    const rows = captureRows(this.opened, conversation);
    return {
      packets: rows.indexes.length,
      log: captureLog(this.opened, rows),
      leftOut: rows.leftOut,
    };
  }
}
