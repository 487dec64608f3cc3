/** Says whether a lab can run on this machine, and if not, why and the cure. */

import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { release } from 'node:os';
import { promisify } from 'node:util';
import { walled } from './walls.ts';

const TRIAL_MS = 10_000;

export interface DoctorCheck {
  /** Stable id: `linux`, `tun`, `namespaces`. */
  readonly name: string;
  readonly ok: boolean;
  /** What was found, one sentence. */
  readonly message: string;
  /** What to do, where `ok` is false. */
  readonly cure: string | null;
}

export interface Diagnosis {
  readonly ok: boolean;
  /** `uname -r`. */
  readonly kernel: string;
  readonly checks: readonly DoctorCheck[];
}

/** Examines this machine; opens what it tests and closes it again. Never rejects. */
export async function examine(): Promise<Diagnosis> {
  const linux = checkLinux();
  const checks = linux.ok ? [linux, checkTun(), await checkNamespaces()] : [linux];
  return { ok: checks.every(({ ok }) => ok), kernel: release(), checks };
}

function checkLinux(): DoctorCheck {
  const name = 'linux';
  if (process.platform === 'linux') {
    return { name, ok: true, message: `Linux ${release()}`, cure: null };
  }
  const message = `this is ${process.platform}: the lab needs the Linux kernel`;
  const cure = 'Run slowwire on Linux, in a Linux virtual machine, or under WSL 2.';
  return { name, ok: false, message, cure };
}

function checkTun(): DoctorCheck {
  const name = 'tun';
  try {
    accessSync('/dev/net/tun', constants.R_OK | constants.W_OK);
    return { name, ok: true, message: '/dev/net/tun can be opened', cure: null };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing
      ? {
          name,
          ok: false,
          message: '/dev/net/tun is not there',
          cure: 'Load the driver with "modprobe tun"; in a container, start it with --device /dev/net/tun.',
        }
      : {
          name,
          ok: false,
          message: '/dev/net/tun may not be opened by this user',
          cure: 'Allow it with "chmod 0666 /dev/net/tun" (what udev sets by default), or run as root.',
        };
  }
}

async function checkNamespaces(): Promise<DoctorCheck> {
  const name = 'namespaces';
  const [command, ...args] = walled(['true']);
  const reason = await promisify(execFile)(command, args, { timeout: TRIAL_MS }).then(
    () => null,
    (error: Error & { stderr?: string }) => error.stderr?.trim() || error.message,
  );
  if (reason === null) return { name, ok: true, message: 'namespaces can be made', cure: null };
  return {
    name,
    ok: false,
    message: `namespaces cannot be made: ${reason}`,
    cure:
      'Allow user namespaces with "sysctl -w user.max_user_namespaces=10000" ' +
      '(on Debian and Ubuntu also kernel.unprivileged_userns_clone=1 and kernel.apparmor_restrict_unprivileged_userns=0); ' +
      'in a container, start it with --privileged; unshare and setpriv come with the package util-linux.',
  };
}
