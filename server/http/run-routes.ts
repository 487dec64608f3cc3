/** Runs over HTTP: start, look, read, command, forget. */

import type { Request } from 'express';
import { Router } from 'express';
import { writeRecording } from '#core/pcapng/write.ts';
import { AppError } from '../errors.ts';
import type { Orchestrator } from '../runs/orchestrator.ts';
import { ruleWarnings } from '../runs/rules.ts';
import { runStatus } from '../runs/run.ts';
import { readFrom } from './cursor.ts';
import { addPath } from './methods.ts';
import { followAsNdjson } from './ndjson.ts';

/** Every path under `/runs`. */
export function runRoutes(orchestrator: Orchestrator): Router {
  const router = Router();
  addPath(router, '/runs', {
    post: async (request, response) => {
      const { id, spec } = await orchestrator.start(jsonBody(request));
      const warnings = ruleWarnings(spec.rules);
      response.status(201).location(`/api/runs/${id}`);
      response.json(warnings.length === 0 ? { id } : { id, warnings });
    },
  });
  // Before /runs/:id, whose parameter would take the dot as well.
  addPath(router, '/runs/:id.pcapng', {
    get: (request, response) => {
      const { id, log } = orchestrator.get(idOf(request));
      response.set('Content-Type', 'application/x-pcapng');
      response.set('Content-Disposition', `attachment; filename="slowwire-${id}.pcapng"`);
      response.send(Buffer.from(writeRecording(log.slice(0))));
    },
  });
  addPath(router, '/runs/:id', {
    get: (request, response) => {
      response.set('Cache-Control', 'no-store').json(runStatus(orchestrator.get(idOf(request))));
    },
    delete: (request, response) => {
      orchestrator.forget(idOf(request));
      response.status(204).end();
    },
  });
  addPath(router, '/runs/:id/events', {
    get: async (request, response) => {
      const { log } = orchestrator.get(idOf(request));
      await followAsNdjson(log, readFrom(request.query['from']), response);
    },
  });
  addPath(router, '/runs/:id/commands', {
    post: async (request, response) => {
      response.json(await orchestrator.command(idOf(request), jsonBody(request)));
    },
  });
  return router;
}

function idOf(request: Request): string {
  return String(request.params['id']);
}

/** The parser leaves a body of any other type unread. Asking for JSON also keeps plain HTML forms out. */
function jsonBody(request: Request): unknown {
  if (request.body !== undefined) return request.body as unknown;
  throw new AppError('bad-request', 'send a JSON body with Content-Type: application/json');
}
