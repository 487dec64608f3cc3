/** `slowwire scenarios`: what can be run, with its parameters. */

import { describeEntry } from '../http/catalogue-routes.ts';
import type { CatalogueEntry } from '../scenarios/catalogue.ts';
import { loadCatalogue } from '../scenarios/catalogue.ts';
import type { Parameter } from '../scenarios/scenario.ts';
import { readOptions } from './options.ts';
import { EXIT } from './usage.ts';

/** Prints the catalogue; with `--json` the same array as `GET /api/scenarios`. */
export async function scenariosCommand(args: readonly string[]): Promise<number> {
  const { values } = readOptions(args, { json: { type: 'boolean' } });
  const catalogue = await loadCatalogue();
  const text = values.json
    ? `${JSON.stringify(catalogue.map(describeEntry))}\n`
    : catalogue.map(entryText).join('\n');
  process.stdout.write(text);
  return EXIT.done;
}

function entryText({ scenario }: CatalogueEntry): string {
  const params = Object.entries(scenario.params).map(
    ([name, parameter]) => `    ${parameterText(name, parameter)}\n`,
  );
  return `${scenario.id}  ${scenario.title.en}\n    ${scenario.summary.en}\n${params.join('')}`;
}

function parameterText(name: string, parameter: Parameter): string {
  const usage = `--param ${name}=${parameter.default}`;
  const bounds =
    'minimum' in parameter
      ? ` (${parameter.minimum} to ${parameter.maximum}${unitOf(parameter)})`
      : '';
  return `${usage}  ${parameter.title.en}${bounds}`;
}

function unitOf(parameter: { readonly unit?: string }): string {
  return parameter.unit === undefined ? '' : ` ${parameter.unit}`;
}
