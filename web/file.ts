/** The door for captures: a file of this machine is read by a worker of this page, and goes nowhere else. */

import type { CaptureAnswer, CaptureRequest } from './capture/messages.ts';

/** A file being read or held open. */
export interface FileReading {
  /** Asks for a conversation's packets, or those of all where it is null; the answer is `taken`. */
  take(conversation: number | null): void;
  /** Stops at once and lets go of the file. */
  close(): void;
}

/** Opens `file`; every answer of the worker comes to `onanswer`. */
export function openFile(file: File, onanswer: (answer: CaptureAnswer) => void): FileReading {
  const worker = new Worker(new URL('./capture/capture-worker.ts', import.meta.url), {
    type: 'module',
  });
  const ask = (request: CaptureRequest): void => worker.postMessage(request);
  worker.onmessage = ({ data }: MessageEvent<CaptureAnswer>) => onanswer(data);
  worker.onerror = ({ message }) => onanswer({ type: 'failed', message });
  ask({ type: 'open', file });
  return {
    take: (conversation) => ask({ type: 'take', conversation }),
    close: () => worker.terminate(),
  };
}
