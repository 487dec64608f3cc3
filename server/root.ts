/** Finds the package's folder, from a bundle in `dist/server` and from source alike. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the folder that holds Slowwire's package.json. */
export const PACKAGE_ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The version in package.json. */
export const VERSION = packageField(PACKAGE_ROOT, 'version') ?? '0.0.0';

function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (packageField(folder, 'name') === 'slowwire') return folder;
    if (folder === dirname(folder)) throw new Error(`no slowwire package.json above ${start}`);
  }
}

function packageField(folder: string, field: 'name' | 'version'): string | null {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return null;
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  const value = manifest[field];
  return typeof value === 'string' ? value : null;
}
