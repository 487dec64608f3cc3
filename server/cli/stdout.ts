/** Standard output that may be closed early. */

/** Takes it that a reader may go away (`| head`): that is no error. To be called once, before much is written. */
export function allowClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
