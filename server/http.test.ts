import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ERRORS } from './errors.ts';
import { FakeLabPool } from './runs/fake-lab.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

const pool = new FakeLabPool();
let server: RunningServer;
let webRoot: string;

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'slowwire-web-'));
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Slowwire</title>');
  await mkdir(join(webRoot, 'assets'));
  await writeFile(join(webRoot, 'assets/a-1234.js'), 'export {}');
  const diagnose = async () => ({ ok: true, kernel: '6.18', checks: [] });
  server = await startServer({ host: '127.0.0.1', port: 0, pool, diagnose, webRoot });
});

afterAll(async () => {
  await server.close();
  await rm(webRoot, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** fetch() would not let a test set Host. */
function ask(
  method: string,
  path: string,
  options: { readonly headers?: Record<string, string>; readonly body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const type = options.body === undefined ? {} : { 'Content-Type': 'application/json' };
    const headers = { ...type, ...options.headers };
    const request = httpRequest(`${server.url}${path}`, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.on('error', reject);
    request.end(options.body);
  });
}

async function startRun(): Promise<string> {
  const { text } = await ask('POST', '/api/runs', { body: '{"scenario":"open/handshake"}' });
  return (JSON.parse(text) as { id: string }).id;
}

const KB = 1024;
const handshake = JSON.stringify({ scenario: 'open/handshake' });
const overWritten = JSON.stringify({ scenario: 'stream/nagle', params: { writes: 9999 } });

test.for([
  ['POST', '/api/runs', '{', 'bad-json', 'not JSON'],
  ['POST', '/api/runs', '[]', 'bad-request', 'the body must be'],
  ['POST', '/api/runs', '{"scenario":"no/such"}', 'unknown-scenario', 'no/such'],
  ['POST', '/api/runs', overWritten, 'bad-parameter', 'params.writes must be ≤ 50 (got 9999)'],
  ['POST', '/api/runs', `"${'x'.repeat(257 * KB)}"`, 'body-too-large', '256 KB'],
  ['GET', '/api/runs/nope', undefined, 'unknown-run', '"nope"'],
  ['GET', '/api/runs/nope/events', undefined, 'unknown-run', '"nope"'],
  ['GET', '/api/runs/nope.pcapng', undefined, 'unknown-run', '"nope"'],
  ['DELETE', '/api/runs/nope', undefined, 'unknown-run', '"nope"'],
  ['POST', '/api/runs/nope/commands', '{"type":"stop"}', 'unknown-run', '"nope"'],
  ['GET', '/api/nothing', undefined, 'unknown-path', '/api/nothing'],
  ['GET', '/nothing', undefined, 'unknown-path', '/nothing'],
  ['GET', '/assets/../../package.json', undefined, 'unknown-path', ''],
  ['GET', '/api/runs/%E0%A4%A', undefined, 'bad-request', 'decode'],
] as const)('%s %s answers a problem', async ([method, path, body, code, phrase]) => {
  const answer = await ask(method, path, body === undefined ? {} : { body });
  expect(answer.status).toBe(ERRORS[code]);
  const problem = JSON.parse(answer.text) as { code: string; message: string };
  expect(Object.keys(problem)).toEqual(['code', 'message']);
  expect(problem.code).toBe(code);
  expect(problem.message).toContain(phrase);
});

test('a refused request leaves no run behind', async () => {
  const before = pool.runs.length;
  await ask('POST', '/api/runs', { body: overWritten });
  expect(pool.runs.length).toBe(before);
});

test.for([
  ['PUT', '/api/runs', 'POST'],
  ['POST', '/api/health', 'GET, HEAD'],
  ['PATCH', '/api/runs/x', 'GET, HEAD, DELETE'],
  ['OPTIONS', '/api/scenarios', 'GET, HEAD'],
  ['POST', '/', 'GET, HEAD'],
] as const)('%s %s is refused with what is allowed', async ([method, path, allow]) => {
  const answer = await ask(method, path);
  expect(answer.status).toBe(405);
  expect(answer.headers['allow']).toBe(allow);
  expect(answer.text).toContain('wrong-method');
});

test.for([
  [{ Host: 'evil.example' }, 'forbidden-host'],
  [{ Host: 'localhost:1' }, 'forbidden-host'],
  [{ Host: '127.0.0.1.evil.example' }, 'forbidden-host'],
  [{ Origin: 'https://evil.example' }, 'forbidden-origin'],
  [{ Origin: 'null' }, 'forbidden-origin'],
  [{ Origin: 'http://localhost:1' }, 'forbidden-origin'],
] as const)('refuses %o', async ([headers, code]) => {
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/api/health'],
    ['POST', '/api/runs'],
  ] as const) {
    const body = method === 'POST' ? { body: handshake } : {};
    const answer = await ask(method, path, { headers: { ...headers }, ...body });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain(code);
  }
});

test('takes its own names as Host and Origin', async () => {
  const { port } = new URL(server.url);
  for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST']) {
    const headers = { Host: `${name}:${port}`, Origin: `http://${name}:${port}` };
    expect((await ask('GET', '/api/health', { headers })).status).toBe(200);
  }
});

test('an HTML form cannot start a run', async () => {
  const before = pool.runs.length;
  const answer = await ask('POST', '/api/runs', {
    body: handshake,
    headers: { 'Content-Type': 'text/plain' },
  });
  expect(answer.status).toBe(400);
  expect(pool.runs.length).toBe(before);
});

test('health tells version, kernel, lab and load', async () => {
  const health = JSON.parse((await ask('GET', '/api/health')).text) as Record<string, unknown>;
  expect(health).toMatchObject({
    version: expect.stringMatching(/^\d/),
    lab: { ok: true, checks: [] },
  });
  expect(health['runs']).toMatchObject({ running: expect.any(Number), queued: expect.any(Number) });
});

test('the catalogue has programs, schemas and both languages', async () => {
  const list = JSON.parse((await ask('GET', '/api/scenarios')).text) as Record<string, unknown>[];
  const nagle = list.find(({ id }) => id === 'stream/nagle');
  expect(nagle).toMatchObject({
    hosts: [{ name: 'client', program: 'client.py' }, { name: 'server' }],
    programs: { client: expect.stringContaining('TCP_NODELAY') },
    params: {
      type: 'object',
      additionalProperties: false,
      properties: { writes: { maximum: 50 } },
    },
    wire: { delayUs: 200_000, jitterUs: 0 },
    lesson: { zh: expect.stringContaining('粘包') },
  });
});

test('a run goes from 201 to its end', async () => {
  const created = await ask('POST', '/api/runs', { body: handshake });
  expect(created.status).toBe(201);
  const { id } = JSON.parse(created.text) as { id: string };
  expect(created.headers['location']).toBe(`/api/runs/${id}`);
  const lab = pool.runs.at(-1);
  lab?.emit({ type: 'line', host: 'client', line: 1 });
  const events = ask('GET', `/api/runs/${id}/events`);
  const rest = ask('GET', `/api/runs/${id}/events?from=1`);
  expect((await ask('GET', `/api/runs/${id}`)).text).toContain('"state":"running"');
  lab?.end();
  const types = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((row) => (JSON.parse(row) as { type: string }).type);
  expect(types((await events).text)).toEqual(['line', 'run']);
  expect(types((await rest).text)).toEqual(['run']);
  expect((await ask('GET', `/api/runs/${id}`)).text).toContain('"outcome":"completed"');
  const late = await ask('POST', `/api/runs/${id}/commands`, { body: '{"type":"stop"}' });
  expect([late.status, JSON.parse(late.text).code]).toEqual([409, 'run-ended']);
  expect((await ask('DELETE', `/api/runs/${id}`)).status).toBe(204);
  expect((await ask('GET', `/api/runs/${id}`)).status).toBe(404);
});

test('a recording is a pcapng file', async () => {
  const id = await startRun();
  pool.runs.at(-1)?.end();
  const answer = await ask('GET', `/api/runs/${id}.pcapng`);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/x-pcapng');
  // Section Header Block, draft-ietf-opsawg-pcapng §4.1; the type reads alike in both byte orders.
  expect(answer.text.slice(0, 4)).toBe('\n\r\r\n');
});

test('from must be a place in the log', async () => {
  const id = await startRun();
  for (const from of ['-1', 'x', '1.5', '']) {
    const answer = await ask('GET', `/api/runs/${id}/events?from=${from}`);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('from must be')]);
  }
  pool.runs.at(-1)?.end();
});

test('the page is fresh, its assets are kept for good', async () => {
  const page = await ask('GET', '/');
  expect(page.text).toContain('<title>Slowwire');
  expect(page.headers['cache-control']).toBe('no-cache');
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('upgrade-insecure-requests');
  expect(page.headers['strict-transport-security']).toBeUndefined();
  const asset = await ask('GET', '/assets/a-1234.js');
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('a port in use is reported by listen', async () => {
  const port = Number(new URL(server.url).port);
  const diagnose = async () => ({ ok: true, kernel: '', checks: [] });
  await expect(startServer({ host: '127.0.0.1', port, pool, diagnose })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
