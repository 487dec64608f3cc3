/** The door to the server: requests and their answers. Errors carry the server's `{code, message}`. */

import type { CommandDone, RunCommand } from '#core/command/run-command.ts';
import type { RunEvent } from '#core/event.ts';
import type { RunRequest } from '#core/run-request.ts';
import type { Words } from './text/en.ts';
import type { CatalogueEntry, Health, RunStatus } from './protocol.ts';

/** The server refused, or could not be reached (codes `unreachable` and, for the page's words, `no-words`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  /** The message in Chinese, where the server has it. */
  readonly zh: string | undefined;

  constructor(code: string, message: string, options?: { cause?: unknown; zh?: string }) {
    super(message, options);
    this.code = code;
    this.zh = options?.zh;
  }
}

export const fetchHealth = (): Promise<Health> => request('GET', '/api/health');

export const fetchScenarios = (): Promise<readonly CatalogueEntry[]> =>
  request('GET', '/api/scenarios');

export const startRun = (body: RunRequest): Promise<{ readonly id: string }> =>
  request('POST', '/api/runs', body);

export const fetchRun = (id: string): Promise<RunStatus> => request('GET', `/api/runs/${id}`);

/** The whole log of a run; of one under way, once it has ended. */
export async function fetchEvents(id: string): Promise<readonly RunEvent[]> {
  const response = await ask('GET', `/api/runs/${id}/events`);
  const lines = (await response.text()).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as RunEvent); // our own server's log
}

export const commandRun = (id: string, command: RunCommand): Promise<CommandDone> =>
  request('POST', `/api/runs/${id}/commands`, command);

/** The page's words in a language; each is fetched when it is first wanted. */
export async function fetchWords(language: Words['language']): Promise<Words> {
  try {
    if (language === 'zh') return (await import('./text/zh.ts')).zh;
    return (await import('./text/en.ts')).en;
  } catch (cause) {
    throw new ApiError('no-words', '', { cause });
  }
}

async function request<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  // The server validates what it sends against the same types.
  return (await readJson(await ask(method, path, body))) as T;
}

/** @throws ApiError where the server refuses or cannot be reached. */
async function ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new ApiError('unreachable', '', { cause });
  }
  if (response.ok) return response;
  const answer = asRecord(await readJson(response));
  const { code = 'internal', message = response.statusText, zh } = answer;
  throw new ApiError(String(code), String(message), typeof zh === 'string' ? { zh } : {});
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch (cause) {
    throw new ApiError('internal', `HTTP ${response.status}`, { cause });
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
