/**
 * The wire: reads every frame that a host's kernel sends, decides its fate, and hands it to the kernel at the other end.
 *
 * A frame that the kernel sends while it handles one we deliver was caused by that one: the kernel answers
 * inside our `write`, so whatever lies in the TAP when `write` returns is the answer. Frames that lay there before
 * are taken out first.
 */

import type { HostName } from '#core/event-base.ts';
import type { Cause, DropReason } from '#core/frame-event.ts';
import type { Impairment, WireSettings } from '#core/wire-settings.ts';
import { EAGAIN } from './abi.ts';
import type { Delivered } from './cause.ts';
import type { ChunkWriter } from './chunk.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import * as libc from './libc.ts';
import { connectLine, type Flight, type Line, type Port } from './line.ts';
import { createRandom } from './random.ts';
import { LearningSwitch } from './switch.ts';

/** Frames read from one TAP before the other is looked at. */
const BATCH_FRAMES = 64;
/** A TAP found empty this recently needs no second look before a delivery. */
const STILL_EMPTY_US = 30;
/** With this many frames under way from one host the traffic is bulk: answers are then read once a group of deliveries. */
const BULK_FRAMES = 16;
const GROUP_FRAMES = 16;

export interface WireOptions {
  readonly ports: readonly Port[];
  readonly settings: WireSettings;
  readonly seed: number;
  readonly writer: ChunkWriter;
  /** µs since the run began. */
  readonly now: () => number;
  /** Why `host` sent `frame` between `afterUs` and `atUs`, where it does not answer a frame just delivered. */
  readonly causeOf: (host: HostName, frame: Uint8Array, atUs: number, afterUs: number) => Cause;
  /** Why `host` sent `frame`, which lay ready after these deliveries. */
  readonly causeOfAnswer: (
    host: HostName,
    frame: Uint8Array,
    atUs: number,
    deliveries: readonly Delivered[],
  ) => Cause;
  /** After a batch: these hosts sent or received something. */
  readonly onActivity: (hosts: ReadonlySet<HostName>) => void;
}

export class Wire {
  private readonly options: WireOptions;
  private readonly lines: Line[];
  private readonly fabric: LearningSwitch;
  private readonly deadline: Deadline;
  private readonly active = new Set<HostName>();
  private packets = 0;

  constructor(options: WireOptions) {
    this.options = options;
    this.fabric = new LearningSwitch(options.ports.length);
    this.deadline = createDeadline(() => this.turn(null));
    this.lines = options.ports.map((port, index) =>
      connectLine(port, index, {
        settings: settingsOf(options.settings, port.host),
        random: createRandom(options.seed, port.host),
        onReadable: (line) => this.turn(line),
      }),
    );
  }

  /** Frames that hosts have sent so far. */
  get sent(): number {
    return this.packets;
  }

  /** Frames under way. */
  get inFlight(): number {
    return this.lines.reduce((sum, line) => sum + line.flights.length, 0);
  }

  /** Applies to frames sent from now on. */
  change(settings: WireSettings): void {
    for (const line of this.lines) {
      line.impairer.settings = settings.from[line.host] ?? line.impairer.settings;
    }
  }

  /** Takes the wire down: closes the TAPs; frames under way are gone. */
  close(): void {
    this.deadline.close();
    for (const line of this.lines) {
      line.watch.close();
      libc.close(line.tap);
    }
  }

  /** One turn: takes in what a host sent, delivers what is due, sets the alarm for the rest. */
  private turn(line: Line | null): void {
    if (line) this.takeIn(line, null);
    this.deliverDue();
    const nextUs = this.lines.reduce(
      (next, { flights }) => Math.min(next, flights[0]?.dueUs ?? Infinity),
      Infinity,
    );
    if (nextUs !== Infinity) this.deadline.set(nextUs - this.options.now());
    if (this.active.size > 0) this.options.onActivity(this.active);
    this.active.clear();
  }

  private deliverDue(): void {
    for (let delivered = 0; delivered < BATCH_FRAMES; delivered++) {
      const nowUs = this.options.now();
      const line = this.earliest();
      const flight = line?.flights[0];
      if (!line || !flight || flight.dueUs > nowUs) break;
      line.flights.shift();
      this.deliver(flight, nowUs);
      const { to } = flight;
      const isBulk = line.flights.length >= BULK_FRAMES;
      if (!isBulk || to.delivered.length >= GROUP_FRAMES) this.takeAnswers(to);
    }
    for (const line of this.lines) this.takeAnswers(line);
  }

  private earliest(): Line | undefined {
    let best: Line | undefined;
    let dueUs = Infinity;
    for (const line of this.lines) {
      const flight = line.flights[0];
      if (flight && flight.dueUs < dueUs) {
        best = line;
        dueUs = flight.dueUs;
      }
    }
    return best;
  }

  private deliver({ packet, bytes, to }: Flight, nowUs: number): void {
    const isFirst = to.delivered.length === 0;
    if (isFirst && nowUs - to.emptyAtUs > STILL_EMPTY_US) this.takeIn(to, null);
    const atUs = this.options.now();
    const written = libc.write(to.tap, bytes, bytes.length);
    this.active.add(to.host);
    if (written < 0) {
      const detail = `the interface refused: errno ${-written}`;
      this.drop(packet, to, atUs, { reason: 'down', detail });
      return;
    }
    this.options.writer.arrived(atUs, packet, to.index);
    to.delivered.push({ packet, bytes, atUs });
  }

  private takeAnswers(line: Line): void {
    if (line.delivered.length === 0) return;
    const deliveries = line.delivered;
    line.delivered = [];
    this.takeIn(line, deliveries);
  }

  /** Reads what `line`'s kernel has sent; `answered` are the deliveries that made it send, if any. */
  private takeIn(line: Line, answered: readonly Delivered[] | null): void {
    const { writer, now } = this.options;
    for (let count = 0; count < BATCH_FRAMES; count++) {
      const slot = writer.frameSlot();
      const lengthBytes = libc.read(line.tap, slot, slot.length);
      const atUs = now();
      if (lengthBytes <= 0) {
        line.emptyAtUs = atUs;
        if (lengthBytes !== -EAGAIN) line.watch.close();
        return;
      }
      const packet = ++this.packets;
      const frame = writer.commitSent(atUs, { packet, host: line.index, lengthBytes });
      writer.explain(frame, this.causeOf(line, frame, answered, atUs));
      this.send(line, packet, frame, atUs);
    }
  }

  private causeOf(
    line: Line,
    frame: Uint8Array,
    answered: readonly Delivered[] | null,
    atUs: number,
  ): Cause {
    const { causeOf, causeOfAnswer } = this.options;
    if (answered) return causeOfAnswer(line.host, frame, atUs, answered);
    return causeOf(line.host, frame, atUs, line.emptyAtUs);
  }

  private send(line: Line, packet: number, frame: Uint8Array, atUs: number): void {
    this.active.add(line.host);
    const verdict = line.impairer.decide(atUs, frame.length);
    for (const port of this.fabric.route(frame, line.index)) {
      const to = this.lines[port];
      if (!to) continue;
      if (verdict.type === 'drop') this.drop(packet, to, atUs, verdict);
      else line.flights.push({ packet, bytes: frame, to, dueUs: verdict.dueUs });
    }
  }

  private drop(
    packet: number,
    to: Line,
    atUs: number,
    why: { reason: DropReason; detail: string; dueUs?: number },
  ): void {
    const { reason, detail, dueUs = atUs } = why;
    this.options.writer.event(atUs, {
      type: 'dropped',
      packet,
      host: to.host,
      reason,
      detail,
      wouldArriveUs: dueUs,
    });
  }
}

function settingsOf(settings: WireSettings, host: HostName): Impairment {
  const own = settings.from[host];
  if (!own) throw new Error(`the wire has no settings for host ${host}`);
  return own;
}
