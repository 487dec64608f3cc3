/** Programs that start when another one waits: a client begins once its server listens, however fast the wire. */

/** Whom a program waits for: something that becomes ready. */
export interface Awaited {
  readonly isReady: boolean;
}

interface Gate {
  readonly after: Awaited;
  readonly open: () => void;
}

export class StartGates {
  private gates: Gate[] = [];

  /** Resolves at the first {@link openDue} that finds `after` ready. */
  wait(after: Awaited): Promise<void> {
    return new Promise((open) => this.gates.push({ after, open }));
  }

  /** Opens the gates whose time has come. */
  openDue(): void {
    this.openWhere(({ after }) => after.isReady);
  }

  /** Opens every gate: a cancelled program must start to be able to end. */
  openAll(): void {
    this.openWhere(() => true);
  }

  private openWhere(isDue: (gate: Gate) => boolean): void {
    const due = this.gates.filter(isDue);
    this.gates = this.gates.filter((gate) => !due.includes(gate));
    for (const { open } of due) open();
  }
}
