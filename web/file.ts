/** The door for captures: a file of this machine is read by a worker of this page, and goes nowhere else. */

import type { CaptureAnswer, CaptureRequest } from './capture/messages.ts';

/** A file being read. */
export interface FileReading {
  /** Stops at once and lets go of the file. */
  close(): void;
}

/** Opens `file`; every answer of the worker comes to `onanswer`. */
export function openFile(file: File, onanswer: (answer: CaptureAnswer) => void): FileReading {
  const worker = new Worker(new URL('./capture/capture-worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.onmessage = ({ data }: MessageEvent<CaptureAnswer>) => onanswer(data);
  worker.onerror = ({ message }) => onanswer({ type: 'failed', message });
  worker.postMessage({ file } satisfies CaptureRequest);
  return { close: () => worker.terminate() };
}
