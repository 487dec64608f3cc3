/** Loads the scenarios' programs and lesson texts. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostName } from '#core/event-base.ts';
import { PACKAGE_ROOT } from '../root.ts';
import { SCENARIOS } from './index.ts';
import type { Scenario, Text } from './scenario.ts';

export interface CatalogueEntry {
  readonly scenario: Scenario;
  /** Each host's program as it lies on disk, default parameters in it. */
  readonly programs: Readonly<Record<HostName, string>>;
  /** Markdown. */
  readonly lesson: Text;
}

/** Every scenario with its files, in the order of the catalogue. */
export async function loadCatalogue(): Promise<readonly CatalogueEntry[]> {
  return Promise.all(SCENARIOS.map(loadEntry));
}

async function loadEntry(scenario: Scenario): Promise<CatalogueEntry> {
  const { id, programsIn = id } = scenario;
  const read = (folder: string, file: string) =>
    readFile(join(PACKAGE_ROOT, 'server/scenarios', folder, file), 'utf8');
  const programs = await Promise.all(
    scenario.hosts.map(
      async ({ name, program }) => [name, await read(programsIn, program)] as const,
    ),
  );
  const [en, zh] = await Promise.all([read(id, 'en.md'), read(id, 'zh.md')]);
  return { scenario, programs: Object.fromEntries(programs), lesson: { en, zh } };
}
