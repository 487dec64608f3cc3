/** The HTTP side of the server: commands in, the page and the log out. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import express from 'express';
import helmet from 'helmet';
import { AppError } from './errors.ts';
import type { CatalogueRouteOptions } from './http/catalogue-routes.ts';
import { catalogueRoutes } from './http/catalogue-routes.ts';
import type { Guard } from './http/guard.ts';
import { addPath } from './http/methods.ts';
import { answerWithProblem } from './http/problem.ts';
import { runRoutes } from './http/run-routes.ts';

/** Largest body taken. */
const BODY_LIMIT = '256kb';

export interface AppOptions extends CatalogueRouteOptions {
  readonly guard: Guard;
  /** Folder of the built page. */
  readonly webRoot: string;
}

/** Makes the application; it listens to nothing by itself. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders());
  app.use((request, _response, next) => {
    options.guard(request);
    next();
  });
  app.use('/api', express.json({ limit: BODY_LIMIT, type: 'application/json' }));
  app.use('/api', catalogueRoutes(options), runRoutes(options.orchestrator));
  app.use('/api', noSuchPath);
  servePage(app, options.webRoot);
  app.use(noSuchPath);
  app.use(answerWithProblem);
  return app;
}

/** HSTS and upgrade-insecure-requests would break a server on plain HTTP. */
function securityHeaders() {
  return helmet({
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
}

function servePage(app: Express, webRoot: string): void {
  // The names of built assets hold a hash of what is in them.
  app.use(
    '/assets',
    express.static(join(webRoot, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  addPath(app, '/', {
    get: (_request, response) => {
      if (!existsSync(join(webRoot, 'index.html'))) {
        throw new AppError('unknown-path', 'the page is not built; npm run build makes it');
      }
      response.sendFile('index.html', {
        root: webRoot,
        cacheControl: false,
        headers: { 'Cache-Control': 'no-cache' },
      });
    },
  });
  app.use(express.static(webRoot, { index: false, cacheControl: false }));
}

function noSuchPath(request: express.Request): never {
  throw new AppError('unknown-path', `there is nothing at ${request.originalUrl.split('?')[0]}`);
}
