/** Which frames on the wire a command means, and what it is told. */

import type { FrameRecorder } from './frame-recorder.ts';
import type { FrameTarget } from '#core/command/hand-command.ts';
import type { CommandAnswer, CommandFault } from './run-spec.ts';
import type { Traffic } from './traffic.ts';
import type { Flight } from './line.ts';

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
      const message = `packet ${packet} has not been sent; the last was ${packets}`;
      return fault('not-on-wire', message);
    }
    const name = copy === undefined ? `packet ${packet}` : `copy ${copy} of packet ${packet}`;
    const where = host === undefined ? '' : ` toward ${host}`;
    const fate = this.traffic.fates.of(packet);
    const why = { arrived: ': it has arrived', dropped: ': it was dropped', unknown: '' }[fate];
    return fault('not-on-wire', `${name}${where} is not on the wire${why}`);
  }
}

/** A command was carried out. */
export function done(atUs: number, message: string): Extract<CommandAnswer, { ok: true }> {
  return { ok: true, atUs, message };
}

/** A command could not be carried out, and nothing was. */
export function fault(code: CommandFault, message: string): CommandAnswer {
  return { ok: false, code, message };
}

/** `1 frame`, `3 frames`. */
export function frames(count: number): string {
  return count === 1 ? '1 frame' : `${count} frames`;
}
