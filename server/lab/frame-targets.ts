/** Which frames on the wire a command means, and what it is told. */

import type { FrameRecorder } from './frame-recorder.ts';
import type { FrameTarget } from '#core/command/hand-command.ts';
import { fault } from './fault.ts';
import type { CommandAnswer } from './run-spec.ts';
import type { Traffic } from './traffic.ts';
import type { Flight } from './line.ts';

const FATES = {
  arrived: { en: ': it has arrived', zh: '：它已经到达' },
  dropped: { en: ': it was dropped', zh: '：它已被丢弃' },
  unknown: { en: '', zh: '' },
};

export class FrameTargets {
  private readonly traffic: Traffic;
  private readonly recorder: FrameRecorder;

  constructor(traffic: Traffic, recorder: FrameRecorder) {
    this.traffic = traffic;
    this.recorder = recorder;
  }

  /** The frames meant, moving and held. */
  find({ packet, host, copy }: FrameTarget): readonly Flight[] {
    return this.traffic.all.filter(
      (flight) =>
        flight.packet === packet &&
        (host === undefined || flight.to.host === host) &&
        (copy === undefined || flight.copy === copy),
    );
  }

  /** Does `act` to each frame meant; `what` was then done to them. */
  each(
    target: FrameTarget,
    atUs: number,
    what: string,
    act: (flight: Flight) => void,
  ): CommandAnswer {
    const flights = this.find(target);
    if (flights.length === 0) return this.notOnWire(target);
    for (const flight of flights) act(flight);
    const hosts = [...new Set(flights.map(({ to }) => to.host))].join(', ');
    return done(atUs, `packet ${target.packet} toward ${hosts}: ${what}`);
  }

  /** Says why the frame meant cannot be touched. */
  notOnWire({ packet, host, copy }: FrameTarget): CommandAnswer {
    const { packets } = this.recorder;
    if (packet > packets) {
      return fault('not-on-wire', {
        en: `packet ${packet} has not been sent; the last was ${packets}`,
        zh: `分组 ${packet} 还没有发出，最后一个是 ${packets}`,
      });
    }
    const en = copy === undefined ? `packet ${packet}` : `copy ${copy} of packet ${packet}`;
    const zh = copy === undefined ? `分组 ${packet}` : `分组 ${packet} 的副本 ${copy}`;
    const toward = { en: host ? ` toward ${host}` : '', zh: host ? `发往 ${host} 的` : '' };
    const why = FATES[this.traffic.fates.of(packet)];
    return fault('not-on-wire', {
      en: `${en}${toward.en} is not on the wire${why.en}`,
      zh: `${toward.zh}${zh} 不在线路上${why.zh}`,
    });
  }
}

/** A command was carried out. */
export function done(atUs: number, message: string): Extract<CommandAnswer, { ok: true }> {
  return { ok: true, atUs, message };
}

/** `1 frame`, `3 frames`. */
export function frames(count: number): string {
  return count === 1 ? '1 frame' : `${count} frames`;
}
