/** Turns whatever a handler threw into `{code, message}`, and `zh` where it has one, with the right status. */

import type { ErrorRequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** The last middleware. Faults of ours are reported as `internal`, and in full on the server's stderr. */
export const answerWithProblem: ErrorRequestHandler = (
  error: unknown,
  _request,
  response,
  next,
) => {
  const problem = toAppError(error);
  if (problem.code === 'internal') console.error(problem.cause);
  if (response.headersSent) {
    next(error);
    return;
  }
  const { code, message, zh } = problem;
  response.status(problem.status).json({ code, message, ...(zh === undefined ? {} : { zh }) });
};

/** The body-parser's and router's errors carry `type` and `status`. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { type, status } = (error ?? {}) as { readonly type?: unknown; readonly status?: unknown };
  const message = error instanceof Error ? error.message : String(error);
  if (type === 'entity.parse.failed')
    return new AppError('bad-json', `the body is not JSON: ${message}`);
  if (type === 'entity.too.large') return new AppError('body-too-large', 'the body is over 256 KB');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError('bad-request', message);
  }
  return new AppError('internal', 'a fault in Slowwire; its log on the server says more', {
    cause: error,
  });
}
