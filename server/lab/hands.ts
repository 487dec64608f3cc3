/** A person's hands on the wire: holds, releases and changes the frames on it, one command after another. */

import { assertNever } from '#core/assert-never.ts';
import { flipBit } from '#core/frame-edit.ts';
import { mendChecksums } from '#core/mend-checksums.ts';
import type { Conversations } from '#core/retell/conversations.ts';
import type { ChunkWriter } from './chunk.ts';
import type { FrameRecorder } from './frame-recorder.ts';
import { fault } from './fault.ts';
import { FrameTargets, done, frames } from './frame-targets.ts';
import type { HostName } from '#core/event-base.ts';
import type { FrameTarget, HandCommand } from '#core/command/hand-command.ts';
import { readHandFrame, readWholeFrame } from './hand-frame.ts';
import type { Flight, Line } from './line.ts';
import type { CommandAnswer } from './run-spec.ts';
import type { LearningSwitch } from './switch.ts';
import { BY_HAND, type Traffic } from './traffic.ts';

export interface HandsOptions {
  readonly lines: readonly Line[];
  readonly traffic: Traffic;
  readonly recorder: FrameRecorder;
  readonly fabric: LearningSwitch;
  readonly writer: ChunkWriter;
  /** Those of this run, where commands may be written for another. */
  readonly conversations: Conversations;
}

type Command<T extends HandCommand['type']> = Extract<HandCommand, { type: T }>;

export class Hands {
  private readonly options: HandsOptions;
  private readonly targets: FrameTargets;

  constructor(options: HandsOptions) {
    this.options = options;
    this.targets = new FrameTargets(options.traffic, options.recorder);
  }

  /** Carries out a command at `atUs`, whole or not at all. */
  carryOut(command: HandCommand, atUs: number): CommandAnswer {
    switch (command.type) {
      case 'hold':
        return isAimed(command) ? this.holdOne(command, atUs) : this.holdAll(atUs);
      case 'release':
        return isAimed(command) ? this.releaseOne(command, atUs) : this.releaseAll(command, atUs);
      case 'drop':
        return this.targets.each(command, atUs, 'dropped', (flight) =>
          this.options.traffic.drop(flight, atUs, { reason: 'hand', detail: 'dropped by hand' }),
        );
      case 'delay':
        return this.delay(command, atUs);
      case 'duplicate':
        return this.targets.each(command, atUs, 'copied', (flight) => this.duplicate(flight, atUs));
      case 'flip':
        return this.flip(command, atUs);
      case 'replace':
        return this.replace(command, atUs);
      case 'inject':
        return this.inject(command, atUs);
      default:
        return assertNever(command);
    }
  }

  private holdAll(atUs: number): CommandAnswer {
    const { traffic, lines, writer } = this.options;
    if (traffic.isHeld) return done(atUs, `the wire is held already: ${frames(traffic.held.size)}`);
    traffic.isHeld = true;
    writer.event(atUs, { type: 'hold', isHeld: true });
    const moving = lines.flatMap(({ flights }) => flights.takeAll());
    for (const flight of moving) traffic.hold(flight, atUs, BY_HAND);
    return done(atUs, `the wire is held: ${frames(traffic.held.size)}`);
  }

  private holdOne(command: FrameTarget, atUs: number): CommandAnswer {
    const { traffic } = this.options;
    return this.targets.each(command, atUs, 'held', (flight) =>
      traffic.hold(flight, atUs, BY_HAND),
    );
  }

  private releaseOne(command: FrameTarget, atUs: number): CommandAnswer {
    return this.targets.each(command, atUs, 'released', (flight) => {
      if (flight.leftUs !== null) this.release(flight, atUs, flight.leftUs);
    });
  }

  private releaseAll({ order = [] }: Command<'release'>, atUs: number): CommandAnswer {
    const { traffic, writer } = this.options;
    const named = new Set<Flight>();
    for (const target of order) {
      const found = this.targets.find(target).filter((flight) => traffic.held.has(flight));
      if (found.length === 0) return this.targets.notOnWire(target);
      for (const flight of found) named.add(flight);
    }
    const inOrder = [...named, ...[...traffic.held].filter((flight) => !named.has(flight))];
    const lefts = inOrder.map(({ leftUs }) => leftUs ?? 0);
    // Those put in order share out the times that were theirs together.
    if (order.length > 0) lefts.sort((a, b) => a - b);
    traffic.isHeld = false;
    writer.event(atUs, { type: 'hold', isHeld: false });
    inOrder.forEach((flight, i) => this.release(flight, atUs, lefts[i] ?? 0));
    return done(atUs, `the wire is open: ${frames(inOrder.length)} released`);
  }

  private release(flight: Flight, atUs: number, leftUs: number): void {
    this.options.traffic.move(flight, atUs, atUs + leftUs, BY_HAND);
  }

  private delay(command: Command<'delay'>, atUs: number): CommandAnswer {
    const { byUs } = command;
    return this.targets.each(command, atUs, `delayed by ${byUs / 1000} ms`, (flight) => {
      const dueUs = flight.leftUs === null ? flight.dueUs : atUs + flight.leftUs;
      this.options.traffic.move(flight, atUs, dueUs + byUs, BY_HAND);
    });
  }

  private duplicate(flight: Flight, atUs: number): void {
    const { traffic } = this.options;
    const dueUs = flight.leftUs === null ? flight.dueUs : atUs + flight.leftUs;
    const copy = traffic.copy(flight, atUs, dueUs, { ...BY_HAND, detail: 'copied by hand' });
    if (flight.leftUs === null) traffic.launch(copy, atUs);
    else traffic.hold(copy, atUs, BY_HAND);
  }

  private flip(command: Command<'flip'>, atUs: number): CommandAnswer {
    const { bit, packet, mend = false } = command;
    const shortest = Math.min(...this.targets.find(command).map(({ bytes }) => bytes.length));
    if (Number.isFinite(shortest) && bit >= 8 * shortest) {
      const last = 8 * shortest - 1;
      return fault('beyond-packet', {
        en: `bit ${bit} lies beyond packet ${packet}: it has ${shortest} bytes, bits 0 to ${last}`,
        zh: `比特 ${bit} 超出了分组 ${packet}：它有 ${shortest} 字节，即比特 0 到 ${last}`,
      });
    }
    const detail = `bit ${bit % 8} of byte ${bit >> 3} flipped${mending(mend)}`;
    return this.targets.each(command, atUs, 'changed', (flight) => {
      const flipped = flipBit(flight.bytes, bit);
      const bytes = mend ? mendChecksums(flipped) : flipped;
      this.options.traffic.alter(flight, atUs, bytes, { ...BY_HAND, detail });
    });
  }

  private replace(command: Command<'replace'>, atUs: number): CommandAnswer {
    const { mend = false } = command;
    const read = readHandFrame(command, this.options.conversations);
    if ('fault' in read) return fault('bad-packet', read.fault);
    const detail = `bytes edited by hand${mending(mend)}`;
    return this.targets.each(command, atUs, 'changed', (flight) =>
      this.options.traffic.alter(flight, atUs, read.bytes, { ...BY_HAND, detail }),
    );
  }

  private inject(command: Command<'inject'>, atUs: number): CommandAnswer {
    const { lines, recorder, traffic, fabric, conversations } = this.options;
    const { toward, copyOf = null, afterUs = 0 } = command;
    const to = lines.find(({ host }) => host === toward);
    if (!to) return noHost(toward);
    const read = readWholeFrame(command, conversations);
    if ('fault' in read) return fault('bad-packet', read.fault);
    const sender = lines[fabric.portOfSender(read.bytes) ?? to.index];
    const from = sender !== to && sender ? sender : lines.find((line) => line !== to);
    if (!from) return noSender(toward);
    const cause = { type: 'hand', copyOf } as const;
    const made = recorder.make(atUs, from.index, { bytes: read.bytes, cause });
    const dueUs = atUs + afterUs + from.impairer.settings.delayUs;
    const flight = { ...made, copy: 0, from, to, dueUs, leftUs: null };
    const isMoving = traffic.launch(flight, atUs) && !traffic.held.has(flight);
    const later = afterUs === 0 ? '' : `, and sets out after ${afterUs / 1000} ms`;
    if (isMoving && afterUs > 0) {
      traffic.move(flight, atUs, dueUs, { ...BY_HAND, detail: `by hand${later}` });
    }
    const { packet } = made;
    return { ...done(atUs, `packet ${packet} is on its way to ${toward}${later}`), packet };
  }
}

function isAimed<C extends { readonly packet?: number }>(command: C): command is C & FrameTarget {
  return command.packet !== undefined;
}

function noHost(name: HostName): CommandAnswer {
  return fault('bad-packet', {
    en: `there is no host ${name} in this run`,
    zh: `这次运行里没有主机 ${name}`,
  });
}

function noSender(toward: HostName): CommandAnswer {
  return fault('bad-packet', {
    en: `there is no other host than ${toward}`,
    zh: `除 ${toward} 外没有别的主机`,
  });
}

function mending(mend: boolean): string {
  return mend ? ', checksums mended' : ', checksums as they were';
}
