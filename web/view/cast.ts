/** Who is on the stage: hosts of the run, or before it those of the chosen scenario. */

import type { ParamValue } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import type { CatalogueEntry } from '../protocol.ts';
import type { RunLog } from './log.ts';

export interface Actor {
  readonly name: HostName;
  /** Null before the run has given it one. */
  readonly address: string | null;
  readonly file: string;
  readonly source: string;
}

/** The hosts in address order, with the programs that run or would run. */
export function cast(
  log: RunLog,
  scenario: CatalogueEntry | null,
  params: Readonly<Record<string, ParamValue>>,
): readonly Actor[] {
  if (log.hosts.length > 0) {
    return log.hosts.map(({ name, address, program }) => ({ name, address, ...program }));
  }
  return (scenario?.hosts ?? []).map(({ name, program }) => ({
    name,
    address: null,
    file: program,
    source: preview(scenario?.programs[name] ?? '', params),
  }));
}

/** The program as it will read once the server has put the parameters in; the run's own text replaces it. */
function preview(source: string, params: Readonly<Record<string, ParamValue>>): string {
  return Object.entries(params).reduce(
    (text, [name, value]) =>
      text.replace(
        new RegExp(`^(${name}\\s*=\\s*)([^#\\n]*?)(\\s*#.*)?$`, 'm'),
        (_line, head, old, note) => `${head}${literal(value, String(old))}${note ?? ''}`,
      ),
    source,
  );
}

function literal(value: ParamValue, old: string): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  const quoted = `'${value.replace(/[\\']/g, '\\$&')}'`;
  return old.startsWith('b') ? `b${quoted}` : quoted;
}
