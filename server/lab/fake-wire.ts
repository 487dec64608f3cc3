/** The wire without a kernel, for unit tests: frames are put in by hand, and its clock is the test's. */

import { craft } from '#core/craft.ts';
import { Conversations } from '#core/retell/conversations.ts';
import { PERFECT_WIRE, type Impairment } from '#core/wire-settings.ts';
import { ChunkWriter, readChunk, type TimedEvent } from './chunk.ts';
import { DueQueue } from './due-queue.ts';
import { Entrance } from './entrance.ts';
import { FrameRecorder } from './frame-recorder.ts';
import { Hands } from './hands.ts';
import { Impairer } from './impairment.ts';
import type { Line } from './line.ts';
import { Overtaking } from './overtaking.ts';
import { createRandom } from './random.ts';
import { Traffic } from './traffic.ts';

const HOSTS = ['client', 'server'];

export interface FakeWire {
  readonly traffic: Traffic;
  readonly entrance: Entrance;
  readonly hands: Hands;
  /** Changes the settings of both directions. */
  change(settings: Partial<Impairment>): void;
  /** A datagram from client to server enters at `atUs`; returns its packet number. */
  send(atUs: number, frame?: Uint8Array): number;
  /** Delivers whatever is due by `atUs`: packets, or `packet/copy`, in order of arrival. */
  arrivals(atUs?: number): readonly string[];
  /** What the log has gained since the last call, but the frames themselves. */
  news(): readonly TimedEvent[];
}

/** Both directions have the settings. */
export function createFakeWire(settings: Partial<Impairment> = {}, seed = 1): FakeWire {
  const writer = new ChunkWriter();
  const lines = HOSTS.map((host, index) => fakeLine(host, index, settings, seed));
  const recorder = new FrameRecorder(writer);
  const traffic = new Traffic(lines, writer);
  const entrance = new Entrance({ lines, traffic, recorder });
  const { fabric } = entrance;
  const conversations = new Conversations();
  return {
    traffic,
    entrance,
    hands: new Hands({ lines, traffic, recorder, fabric, writer, conversations }),
    change(changed) {
      for (const { impairer } of lines) impairer.settings = { ...impairer.settings, ...changed };
    },
    send(atUs, frame = datagram()) {
      const [line] = lines;
      const { bytes, packet } = recorder.make(atUs, 0, {
        bytes: frame,
        cause: { type: 'unknown' },
      });
      if (line) entrance.enter(line, bytes, atUs);
      return packet;
    },
    arrivals(atUs = Infinity) {
      const names: string[] = [];
      for (let line = traffic.next; line; line = traffic.next) {
        const flight = line.flights.first;
        if (!flight || flight.dueUs > atUs) break;
        line.flights.shift();
        traffic.noteArrival(flight, flight.dueUs);
        names.push(flight.copy === 0 ? `${flight.packet}` : `${flight.packet}/${flight.copy}`);
      }
      return names;
    },
    news: () =>
      writer
        .take()
        .flatMap((chunk) => readChunk(chunk, HOSTS))
        .filter(({ type }) => type !== 'sent'),
  };
}

/** A UDP datagram from client to server. */
export function datagram(options: { lengthBytes?: number; dontFragment?: boolean } = {}) {
  const { lengthBytes = 10, dontFragment = false } = options;
  return craft({
    ethernet: { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' },
    ip: { version: 4, source: '10.0.0.1', destination: '10.0.0.2', dontFragment },
    transport: {
      type: 'udp',
      sourcePort: 1,
      destinationPort: 2,
      payload: new Uint8Array(lengthBytes),
    },
  });
}

function fakeLine(host: string, index: number, settings: Partial<Impairment>, seed: number): Line {
  return {
    host,
    index,
    tap: -1,
    impairer: new Impairer({ ...PERFECT_WIRE, ...settings }, createRandom(seed, host)),
    flights: new DueQueue(),
    overtaking: new Overtaking(),
    watch: { close: () => undefined },
    delivered: [],
    emptyAtUs: 0,
  };
}
