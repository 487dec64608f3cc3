/**
 * The wire: reads every frame that a host's kernel sends, decides its fate, and hands it to the kernel at the other end.
 *
 * A frame that the kernel sends while it handles one we deliver was caused by that one: the kernel answers
 * inside our `write`, so whatever lies in the TAP when `write` returns is the answer. Frames that lay there before
 * are taken out first.
 */

import type { HandCommand } from '#core/command/hand-command.ts';
import type { HostName } from '#core/event-base.ts';
import type { Cause } from '#core/frame-event.ts';
import type { FrameJudge } from '#core/frame-judge.ts';
import { Conversations } from '#core/retell/conversations.ts';
import { impairmentOf, type WireSettings } from '#core/wire-settings.ts';
import { EAGAIN } from './abi.ts';
import type { Delivered } from './cause.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import { Entrance } from './entrance.ts';
import { FrameRecorder } from './frame-recorder.ts';
import { Hands } from './hands.ts';
import * as libc from './libc.ts';
import { connectLine, type Flight, type Line } from './line.ts';
import { createRandom } from './random.ts';
import type { CommandAnswer } from './run-spec.ts';
import { Traffic } from './traffic.ts';
import type { WireOptions } from './wire-options.ts';

/** Frames read from one TAP before the other is looked at. */
const BATCH_FRAMES = 64;
/** A TAP found empty this recently needs no second look before a delivery. */
const STILL_EMPTY_US = 30;
/** With this many frames under way from one host the traffic is bulk: answers are then read once a group of deliveries. */
const BULK_FRAMES = 16;
const GROUP_FRAMES = 16;

export class Wire {
  private readonly options: WireOptions;
  private readonly lines: Line[];
  private readonly recorder: FrameRecorder;
  private readonly traffic: Traffic;
  private readonly entrance: Entrance;
  private readonly hands: Hands;
  private readonly conversations = new Conversations();
  private readonly deadline: Deadline;
  private readonly active = new Set<HostName>();
  private isTurning = false;

  constructor(options: WireOptions) {
    this.options = options;
    this.deadline = createDeadline(() => this.turn(null));
    this.lines = options.ports.map((port, index) =>
      connectLine(port, index, {
        settings: impairmentOf(options.settings, port.host),
        random: createRandom(options.seed, port.host),
        onReadable: (line) => this.turn(line),
      }),
    );
    const { lines, conversations } = this;
    const { writer } = options;
    const recorder = new FrameRecorder(writer);
    const traffic = new Traffic(lines, writer);
    this.recorder = recorder;
    this.traffic = traffic;
    this.entrance = new Entrance({ lines, traffic, recorder });
    const { fabric } = this.entrance;
    this.hands = new Hands({ lines, traffic, recorder, writer, fabric, conversations });
  }

  /** Frames that hosts have sent so far, and those made on the wire. */
  get sent(): number {
    return this.recorder.packets;
  }

  /** Frames under way that move. */
  get inFlight(): number {
    return this.traffic.moving;
  }

  /** The packets of the frames that stand still, in the order they stopped. */
  get held(): readonly number[] {
    return [...this.traffic.held].map(({ packet }) => packet);
  }

  get heldCount(): number {
    return this.traffic.held.size;
  }

  /** A person holds the wire: nothing moves. */
  get isHeld(): boolean {
    return this.traffic.isHeld;
  }

  /** Applies to frames sent from now on. */
  change(settings: WireSettings): void {
    for (const line of this.lines) {
      line.impairer.settings = impairmentOf(settings, line.host);
    }
  }

  /** Asked about every frame sent from now on; null asks nobody. */
  set judge(judge: FrameJudge | null) {
    this.entrance.judge = judge;
  }

  /** Looks at every interface. Whoever calls it often knows within that time when a frame left that is read late. */
  look(): void {
    for (const line of this.lines) this.turn(line);
  }

  /** Does what a person's hand does, at once. */
  touch(command: HandCommand): CommandAnswer {
    const answer = this.hands.carryOut(command, this.options.now());
    this.turn(null);
    return answer;
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
    if (this.isTurning) return; // a planned command, carried out in the midst of a turn that will see to the rest
    this.isTurning = true;
    if (line) this.takeIn(line, null);
    this.deliverDue();
    const next = this.traffic.next?.flights.first;
    if (next) this.deadline.set(next.dueUs - this.options.now());
    this.isTurning = false;
    if (this.active.size > 0) this.options.onActivity(this.active);
    this.active.clear();
  }

  private deliverDue(): void {
    for (let delivered = 0; delivered < BATCH_FRAMES; delivered++) {
      const nowUs = this.options.now();
      const line = this.traffic.next;
      const flight = line?.flights.first;
      if (!line || !flight || flight.dueUs > nowUs) break;
      line.flights.shift();
      this.deliver(flight, nowUs);
      const { to } = flight;
      const isBulk = line.flights.length >= BULK_FRAMES;
      if (!isBulk || to.delivered.length >= GROUP_FRAMES) this.takeAnswers(to);
    }
    for (const line of this.lines) this.takeAnswers(line);
  }

  private deliver(flight: Flight, nowUs: number): void {
    const { packet, bytes, to } = flight;
    const isUnread = to.delivered.length === 0 && nowUs - to.emptyAtUs > STILL_EMPTY_US;
    if (isUnread) this.takeIn(to, null);
    const atUs = isUnread ? this.options.now() : nowUs;
    const written = libc.write(to.tap, bytes, bytes.length);
    this.active.add(to.host);
    if (written < 0) {
      const detail = `the interface refused: errno ${-written}`;
      this.traffic.lose(flight, atUs, { reason: 'down', detail });
      return;
    }
    this.traffic.noteArrival(flight, atUs);
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
    const { recorder } = this;
    const { plan } = this.options;
    // Before the look, not after it: a frame that comes while this thread is held up was not seen.
    let beforeUs = this.options.now();
    for (let count = 0; count < BATCH_FRAMES; count++) {
      const slot = recorder.slot();
      const lengthBytes = libc.read(line.tap, slot, slot.length);
      if (lengthBytes > 0 && plan.hasBefore(recorder.packets + 1)) {
        recorder.setAside(lengthBytes, () => plan.reach(() => recorder.packets + 1));
      }
      if (lengthBytes <= 0) {
        line.emptyAtUs = beforeUs;
        if (lengthBytes !== -EAGAIN) line.watch.close();
        return;
      }
      const atUs = this.options.now();
      beforeUs = atUs;
      const frame = recorder.commit(atUs, line.index, lengthBytes);
      recorder.explain(this.causeOf(line, frame, answered, atUs));
      plan.noteSent(atUs);
      if (plan.isRetold) this.conversations.note(frame);
      this.active.add(line.host);
      this.entrance.enter(line, frame, atUs);
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
}
