/** The picture of a stream at a moment: a pure function of the stream, the moment and what is in sight. */

import type { StreamPicture } from './block.ts';
import type { Canvas } from './canvas.ts';
import { tcpPicture } from './tcp-picture.ts';
import { udpPicture } from './udp-picture.ts';

/** Draws no more blocks than fit side by side, whatever the length of the stream. */
export function pictureOf(canvas: Canvas): StreamPicture {
  const { stream, moment } = canvas;
  if (stream.protocol === 'tcp' && moment.protocol === 'tcp') {
    return tcpPicture({ ...canvas, stream, moment });
  }
  if (stream.protocol === 'udp' && moment.protocol === 'udp') {
    return udpPicture({ ...canvas, stream, moment });
  }
  return { blocks: [], vanishing: [], envelopes: [] };
}
