/** Makes the memory snapshot that interpreters are loaded from, when Slowwire is built. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide, version } from 'pyodide';
import { PACKAGE_ROOT } from '../../root.ts';
import { PYODIDE_FOLDER } from './pyodide-folder.ts';

/** Folder of the Python side's sources. */
const PYTHON_FOLDER = join(PACKAGE_ROOT, 'server/lab/python');

/** Where the sources stand in the interpreter's in-memory files; `RUNTIME_FOLDER` in _slowwire/program.py. */
const RUNTIME_FOLDER = '/slowwire';

/** The entry points stay as globals of Pyodide's own `__main__`, which programs never see. */
const BOOT = `
import sys
sys.path.insert(0, '${RUNTIME_FOLDER}/')
from _slowwire.boot import boot, seal
from _slowwire.program import run
from _slowwire.state import restore
boot()
`;

/**
 * Starts Python once and gives its memory, with the lab's modules and the common ones of the library imported.
 *
 * @throws Error where a source fails to import.
 */
export async function makeSnapshot(): Promise<Uint8Array> {
  const python = await loadPyodide({
    indexURL: PYODIDE_FOLDER,
    ...{ _makeSnapshot: true },
  });
  for (const path of sources()) {
    const target = `${RUNTIME_FOLDER}/${path}`;
    python.FS.mkdirTree(target.slice(0, target.lastIndexOf('/')));
    python.FS.writeFile(target, readFileSync(join(PYTHON_FOLDER, path)));
  }
  python.runPython(BOOT);
  return python.makeMemorySnapshot();
}

/** All that the snapshot is made from, to tell whether an older one still holds. */
export function snapshotInputs(): string[] {
  const texts = sources().map((path) => readFileSync(join(PYTHON_FOLDER, path), 'utf8'));
  return [version, BOOT, ...sources(), ...texts];
}

/** The Python side's files, by their paths in `PYTHON_FOLDER`. */
function sources(): string[] {
  return readdirSync(PYTHON_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.py') && !path.startsWith('trial/'))
    .sort();
}
