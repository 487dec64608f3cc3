/** A run's plan: commands that it carries out by itself, each when its moment comes, in the plan's order. */

import type { PlannedCommand } from '#core/command/planned-command.ts';

export class Plan {
  /** Some of its commands bring frames that were written for another run. */
  readonly isRetold: boolean;
  private readonly entries: readonly PlannedCommand[];
  private readonly carryOut: (planned: PlannedCommand) => void;
  private place = 0;
  /** The smallest packet number that something left is to be done before. */
  private soonest = Infinity;
  /** When the latest packet left its host, µs since the run began. */
  private latestUs = 0;

  /** @param carryOut - called once for each command, at its moment. */
  constructor(entries: readonly PlannedCommand[], carryOut: (planned: PlannedCommand) => void) {
    this.entries = entries;
    this.carryOut = carryOut;
    this.isRetold = entries.some(({ command }) => 'retold' in command);
    this.lookAhead();
  }

  /** What has not been carried out. */
  get rest(): readonly PlannedCommand[] {
    return this.entries.slice(this.place);
  }

  /** Whether something is to be done before this packet, by its number, enters the wire. */
  hasBefore(packet: number): boolean {
    return this.soonest <= packet;
  }

  /** This packet is about to enter the wire. A command that makes a packet takes its number away; the new number is asked for again. */
  reach(packet: () => number): void {
    while (this.hasBefore(packet())) this.next();
  }

  /** The latest packet has left its host. */
  noteSent(atUs: number): void {
    this.latestUs = atUs;
  }

  /** Carries out what time alone makes due. `packets` have entered the wire so far. */
  tick(nowUs: number, packets: number): void {
    const isDue = ({
      beforePacket = Infinity,
      afterUs = Infinity,
      atUs = Infinity,
    }: PlannedCommand) =>
      nowUs >= atUs || (packets >= beforePacket - 1 && nowUs >= this.latestUs + afterUs);
    while (this.rest.some(isDue)) this.next();
  }

  private next(): void {
    const planned = this.entries[this.place++];
    this.lookAhead();
    if (planned) this.carryOut(planned);
  }

  private lookAhead(): void {
    this.soonest = Math.min(...this.rest.map(({ beforePacket = Infinity }) => beforePacket));
  }
}
