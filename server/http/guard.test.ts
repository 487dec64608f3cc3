import { expect, test } from 'vitest';
import { createGuard } from './guard.ts';

function check(
  host: string,
  headers: { host?: string; origin?: string },
  verdict: string | null,
): void {
  const guard = createGuard({ host, port: () => 4600 });
  if (verdict === null) expect(() => guard({ headers })).not.toThrow();
  else expect(() => guard({ headers })).toThrow(verdict);
}

test('takes the name it was told to listen on', () => {
  check('lab.example', { host: 'lab.example:4600', origin: 'http://lab.example:4600' }, null);
  check('127.0.0.1', { host: 'lab.example:4600' }, 'Host lab.example:4600 is not this server');
  check('fd00::1', { host: '[FD00::1]:4600' }, null);
});

test('listening everywhere, takes this machine’s addresses and no other', () => {
  check('0.0.0.0', { host: '127.0.0.1:4600' }, null);
  check('0.0.0.0', { host: '198.51.100.7:4600' }, 'is not this server');
  check('::', { host: 'rebound.example:4600' }, 'is not this server');
});

test('refuses a missing Host, a path, credentials, and https', () => {
  check('127.0.0.1', {}, 'Host (none)');
  check('127.0.0.1', { host: 'localhost:4600/x' }, 'is not this server');
  check('127.0.0.1', { host: 'evil@localhost:4600' }, 'is not this server');
  check('127.0.0.1', { host: 'localhost:4600', origin: 'https://localhost:4600' }, 'may not use');
  check(
    '127.0.0.1',
    { host: 'localhost:4600', origin: 'http://localhost:4600.evil.example' },
    'may not use',
  );
});
