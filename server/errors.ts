/** The one error the server raises on purpose, and every code it may carry. */

/** Every error code, the HTTP status it answers with, and what it means. The README lists the same. */
export const ERRORS = {
  'bad-json': 400,
  'bad-request': 400,
  'bad-parameter': 400,
  'bad-rule': 400,
  'forbidden-host': 403,
  'forbidden-origin': 403,
  'unknown-path': 404,
  'unknown-scenario': 404,
  'unknown-run': 404,
  'wrong-method': 405,
  'bad-packet': 400,
  'beyond-packet': 400,
  'run-ended': 409,
  'run-queued': 409,
  'not-on-wire': 409,
  'not-held': 409,
  'body-too-large': 413,
  'too-many-runs': 429,
  internal: 500,
  'lab-unavailable': 503,
} as const;

export type ErrorCode = keyof typeof ERRORS;

/**
 * Says what, which and what to do.
 *
 * @example throw new AppError('unknown-scenario', `no scenario "${id}"; GET /api/scenarios lists them`)
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** The message in Chinese, where a person at the page may meet it. */
  readonly zh: string | undefined;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; zh?: string }) {
    super(message, options);
    this.code = code;
    this.zh = options?.zh;
  }

  /** The HTTP status of the code. */
  get status(): number {
    return ERRORS[this.code];
  }
}
