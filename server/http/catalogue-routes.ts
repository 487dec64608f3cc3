/** What the server is and what it can play: health and the catalogue. */

import { release } from 'node:os';
import { Router } from 'express';
import { PERFECT_WIRE } from '#core/wire-settings.ts';
import type { Diagnosis } from '../lab/doctor.ts';
import { VERSION } from '../root.ts';
import type { Orchestrator } from '../runs/orchestrator.ts';
import { paramsSchema } from '../runs/schemas.ts';
import type { CatalogueEntry } from '../scenarios/catalogue.ts';
import { addPath } from './methods.ts';

export interface CatalogueRouteOptions {
  readonly catalogue: readonly CatalogueEntry[];
  readonly diagnose: () => Promise<Diagnosis>;
  readonly orchestrator: Orchestrator;
}

/** `GET /health` and `GET /scenarios`. */
export function catalogueRoutes({
  catalogue,
  diagnose,
  orchestrator,
}: CatalogueRouteOptions): Router {
  const router = Router();
  const listing = catalogue.map(describeEntry);
  addPath(router, '/health', {
    get: async (_request, response) => {
      const lab = await diagnose();
      response.set('Cache-Control', 'no-store');
      response.json({ version: VERSION, kernel: release(), lab, runs: orchestrator.counts() });
    },
  });
  addPath(router, '/scenarios', {
    get: (_request, response) => {
      response.json(listing);
    },
  });
  return router;
}

/** A scenario as the page and other programs see it. */
export function describeEntry({ scenario, programs, lesson }: CatalogueEntry) {
  const { id, topic, title, summary, hosts, cues, rfcs, limitMs } = scenario;
  return {
    id,
    topic,
    title,
    summary,
    hosts,
    programs,
    params: paramsSchema(scenario.params),
    wire: { ...PERFECT_WIRE, ...scenario.wire },
    rules: scenario.rules ?? [],
    limitMs,
    lesson,
    cues,
    rfcs,
  };
}
