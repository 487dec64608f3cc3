/** The walls around a lab: which command starts it, and where the built files are. */

import { join } from 'node:path';
import { PACKAGE_ROOT } from '../root.ts';

/** What stands between the lab and the machine: util-linux's unshare and setpriv. */
const NAMESPACES = '--user --map-root-user --net --mount --pid --ipc --uts --mount-proc'.split(' ');

/** A file of the built server, such as `lab.js`. */
export function builtFile(name: string): string {
  return join(PACKAGE_ROOT, 'dist', 'server', name);
}

/**
 * Puts a command behind user, network, mount, pid, ipc and uts namespaces without a way to gain privileges.
 * It dies with its parent, even by SIGKILL: setpriv ties `unshare` to us, `--kill-child` ties the rest to `unshare`.
 */
export function walled(command: readonly string[]): [string, ...string[]] {
  const fate = ['--pdeathsig', 'KILL', 'unshare', ...NAMESPACES, '--fork', '--kill-child'];
  return ['setpriv', ...fate, 'setpriv', '--no-new-privs', ...command];
}

/** Starts a lab's script. Code from text is forbidden to it, so that no program can leave its interpreter that way. */
export function labCommand(script: string): [string, ...string[]] {
  const node = [process.execPath, '--disallow-code-generation-from-strings'];
  return walled([...node, '--enable-source-maps', script]);
}
