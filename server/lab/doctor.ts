/** Says whether a lab can run on this machine, and if not, why and the cure. */

export interface DoctorCheck {
  /** Stable id: `linux`, `tun`, `namespaces`, `koffi`. */
  readonly name: string;
  readonly ok: boolean;
  /** What was found, one sentence. */
  readonly message: string;
  /** What to do, where `ok` is false. */
  readonly cure: string | null;
}

export interface Diagnosis {
  readonly ok: boolean;
  readonly kernel: string;
  readonly checks: readonly DoctorCheck[];
}

/** Examines this machine; opens what it tests and closes it again. Never rejects. */
export async function examine(): Promise<Diagnosis> {
  throw new Error('not built yet');
}
