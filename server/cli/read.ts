/** `slowwire read`: a capture, packet by packet. */

import { readCommand as readCapture } from '../read.ts';
import { readOptions } from './options.ts';
import { allowClosedPipe } from './stdout.ts';

/** Exit code 2 where the file cannot be read to its end. */
export async function readCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { json: { type: 'boolean' } }, ['the FILE']);
  allowClosedPipe();
  const write = (text: string) => void process.stdout.write(text);
  return readCapture(positionals[0] ?? '', { json: values.json ?? false, write });
}
