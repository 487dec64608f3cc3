/** Finds the interpreter's own files among the installed packages. */

import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Folder of pyodide's package. */
export const PYODIDE_FOLDER = dirname(
  createRequire(import.meta.url).resolve('pyodide/package.json'),
);
