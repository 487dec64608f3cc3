import { expect, test } from 'vitest';
import { fixtures } from '../../e2e/fixtures/load.ts';
import { summariseDissection } from './dissect/summary.ts';
import { openCapture } from './open-capture.ts';
import { dissectPacket } from './packet-record.ts';
import { summarise } from './summary.ts';

test('the cheap read finds the ports that the dissector finds, behind every link header', () => {
  let compared = 0;
  for (const [, bytes] of fixtures()) {
    const capture = openCapture(bytes).value;
    for (let i = 0; capture && i < capture.count; i++) {
      const full = summariseDissection(dissectPacket(capture, i));
      const cheap = summarise(capture.packetBytes(i), capture.linkType(i), capture.wireBytes(i));
      if (full.tcp === null || cheap.tcp === null || full.destinationPort === null) continue;
      // Where a source route is on board the dissector names the last destination, as Wireshark does.
      expect([cheap.source, cheap.sourcePort, cheap.destinationPort]).toEqual([
        full.source,
        full.sourcePort,
        full.destinationPort,
      ]);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(100);
});
