/** One path, its methods, and 405 with Allow for the others (RFC 9110 §15.5.6). */

import type { RequestHandler, Router } from 'express';
import { AppError } from '../errors.ts';

export type Method = 'get' | 'post' | 'delete';

/** Adds a path to a router. GET also answers HEAD. */
export function addPath(
  router: Router,
  path: string,
  handlers: Readonly<Partial<Record<Method, RequestHandler>>>,
): void {
  const route = router.route(path);
  for (const [method, handler] of Object.entries(handlers)) route[method as Method](handler);
  const allowed = Object.keys(handlers)
    .flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
    .join(', ');
  route.all((request, response) => {
    response.set('Allow', allowed);
    throw new AppError(
      'wrong-method',
      `${request.method} is not for ${request.path}; it takes ${allowed}`,
    );
  });
}
