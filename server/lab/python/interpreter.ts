/** CPython on a host's thread: loaded from a snapshot, it runs one program after another on the kernel's own sockets. */

import { loadPyodide } from 'pyodide';
import type { PyBuffer, PyBufferView } from 'pyodide/ffi';
import { type Staging, Syscalls } from '../syscalls.ts';
import type { HostBridge, Program, ProgramEnd } from './host-bridge.ts';
import { ProgramLog } from './program-log.ts';
import { PYODIDE_FOLDER } from './pyodide-folder.ts';

export type { HostBridge, Program, ProgramEnd, ProgramEvent } from './host-bridge.ts';

/** Where the `sockaddr` ends and data begins in the staging memory; `ADDRESS_BYTES` in _slowwire/lab.py. */
const ADDRESS_BYTES = 128;

/** The Python side's entry points; see _slowwire/boot.py, program.py and state.py. */
type Seal = (syscalls: object, log: object) => PyBuffer;
type Run = (file: string, source: string, setting: string) => string;

export interface Interpreter {
  /** Runs a program to its end, blocking the thread. A cancelled run unwinds it. */
  run(program: Program, bridge: HostBridge): ProgramEnd;
}

/**
 * Loads an interpreter on this thread.
 *
 * @param snapshot what `makeSnapshot` made, with the same pyodide
 * @param shared.interrupt octet 0 set to 2 (SIGINT) interrupts a program that calls nothing
 */
export async function loadInterpreter(
  snapshot: Uint8Array,
  shared: { readonly interrupt: SharedArrayBuffer },
): Promise<Interpreter> {
  const python = await loadPyodide({
    indexURL: PYODIDE_FOLDER,
    jsglobals: Object.create(null),
    stdout: discard,
    stderr: discard,
    ...{ _loadSnapshot: snapshot },
  });
  const host = new CurrentHost();
  const memory = new StagingMemory();
  const syscalls = new Syscalls(memory, () => host.bridge.cancelFd).functions();
  const log = new ProgramLog({
    bridge: () => host.bridge,
    sleep: syscalls.sleep,
    nowMs: () => performance.now(),
  });
  const seal: Seal = python.globals.get('seal');
  const run: Run = python.globals.get('run');
  const restore: () => void = python.globals.get('restore');
  memory.attach(seal(syscalls, log.functions()));
  python.setInterruptBuffer(new Uint8Array(shared.interrupt));
  return {
    run(program, bridge) {
      host.bridge = bridge;
      log.restart();
      const setting = JSON.stringify({
        hostName: bridge.hostName,
        hosts: bridge.hosts,
        hosts6: bridge.hosts6,
      });
      const error: ProgramEnd['error'] = JSON.parse(run(program.file, program.source, setting));
      restore();
      return { error };
    },
  };
}

/** Pyodide's own words; a program's go to the log. */
function discard(): void {}

/** The host of the run under way. */
class CurrentHost {
  private current: HostBridge | null = null;

  get bridge(): HostBridge {
    if (!this.current) throw new Error('no program runs on this interpreter');
    return this.current;
  }

  set bridge(bridge: HostBridge) {
    this.current = bridge;
  }
}

/** The Python side's `bytearray`, seen from here. */
class StagingMemory implements Staging {
  private proxy: PyBuffer | null = null;
  private view: PyBufferView | null = null;

  attach(proxy: PyBuffer): void {
    this.proxy = proxy;
  }

  address(): Uint8Array {
    return this.bytes().subarray(0, ADDRESS_BYTES);
  }

  data(): Uint8Array {
    return this.bytes().subarray(ADDRESS_BYTES);
  }

  private bytes(): Uint8Array {
    // A view of memory that has grown since is detached, and empty.
    if (!this.view || this.view.data.byteLength === 0) {
      if (!this.proxy) throw new Error('the interpreter has no staging memory yet');
      this.view?.release();
      this.view = this.proxy.getBuffer('u8');
    }
    return this.view.data as Uint8Array;
  }
}
