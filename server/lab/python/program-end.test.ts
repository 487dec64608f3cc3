import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TrialHost, printed } from './trial/trial.ts';

const START_LIMIT_MS = 120_000;

let host: TrialHost;
beforeAll(async () => {
  host = await TrialHost.start();
}, START_LIMIT_MS);
afterAll(() => host.close());

describe('a cancelled program ends at once, its finally blocks run', () => {
  const cases = [
    {
      name: 'blocked in accept',
      source: `
import socket
server = socket.create_server(('127.0.0.1', 7001))
try:
    server.accept()
finally:
    print('tidied')
`,
      cancelAt: { type: 'call', at: 'accept' },
    },
    {
      name: 'blocked in recv with a timeout',
      source: `
import socket
left, right = socket.socketpair()
left.settimeout(60)
try:
    left.recv(1)
except Exception:
    print('wrongly caught')
finally:
    print('tidied')
`,
      cancelAt: { type: 'call', at: 'recv' },
    },
    {
      name: 'asleep',
      source: `
import time
try:
    time.sleep(60)
finally:
    print('tidied')
`,
      cancelAt: { type: 'call', at: 'sleep' },
    },
    {
      name: 'in select',
      source: `
import select, socket
try:
    select.select([socket.create_server(('', 7002))], [], [])
finally:
    print('tidied')
`,
      cancelAt: { type: 'call', at: 'select' },
    },
    {
      name: 'in a busy loop',
      source: `
try:
    while True: pass
finally:
    print('tidied')
`,
      cancelAt: { type: 'line', at: 3 },
    },
    {
      name: 'in a busy call of the library',
      source: `
try:
    sum(x for x in iter(int, 1))
finally:
    print('tidied')
`,
      cancelAt: { type: 'line', at: 3 },
    },
    {
      name: 'waiting for a person',
      source: `
try:
    input('name? ')
finally:
    print('tidied')
`,
      cancelAt: { type: 'call', at: 'input' },
    },
    {
      name: 'that blocks again while it tidies',
      source: `
import time
try:
    time.sleep(60)
finally:
    try:
        time.sleep(60)
    finally:
        print('tidied')
`,
      cancelAt: { type: 'call', at: 'sleep' },
    },
  ] as const;
  test.each(cases)('$name', async ({ source, cancelAt }) => {
    const verdict = await host.run({ source, cancelAt });
    expect(printed(verdict)).toBe('tidied\n');
    expect(verdict.end.error).toBeNull();
    expect(verdict.cancelledForMs).toBeLessThan(500);
  });
});

describe('a program that raises says so as python3 does', () => {
  const cases = [
    {
      name: 'an error, at the program’s line, with library frames and none of the lab’s',
      source: `import socket

def dial():
    socket.create_connection(('127.0.0.1', 1))

dial()
`,
      message: 'ConnectionRefusedError: [Errno 111] Connection refused',
      line: 4,
      traceback:
        /^Traceback.*\n {2}File "program.py", line 6, in <module>\n {4}dial\(\)\n[^]*line 4, in dial\n[^]*socket\.py", line \d+, in create_connection\n[^]*refused\n$/,
    },
    {
      name: 'a chain of errors',
      source: `try:
    1 / 0
except ZeroDivisionError:
    raise KeyError('k')
`,
      message: "KeyError: 'k'",
      line: 4,
      traceback: /During handling of the above exception, another exception occurred/,
    },
    {
      name: 'a syntax error',
      source: `print('never')
x = (
`,
      message: "SyntaxError: '(' was never closed",
      line: 2,
      traceback: /File "program.py", line 2\n {4}x = \(\n {8}\^\nSyntaxError/,
    },
    {
      name: 'an unknown host, with a note of the known ones',
      source: `import socket
socket.create_connection(('sever', 80))
`,
      message: 'socket.gaierror: [Errno -2] Name or service not known',
      line: 2,
      traceback:
        /known\nThe lab knows no host 'sever', only its own: client 127\.0\.0\.1, server 127\.0\.0\.2\.\n$/,
    },
    {
      name: 'the outside network',
      source: `import socket
socket.create_connection(('192.0.2.1', 80))
`,
      message: 'OSError: [Errno 101] Network is unreachable',
      line: 2,
      traceback:
        /unreachable\nThe lab reaches only its own hosts: client 127\.0\.0\.1, server 127\.0\.0\.2\.\n$/,
    },
    {
      name: 'sys.exit with a message',
      source: `import sys
sys.exit('no such file')
`,
      message: "SystemExit: 'no such file'",
      line: 2,
      traceback: /^no such file\n$/,
    },
  ];
  test.each(cases)('$name', async ({ source, message, line, traceback }) => {
    const verdict = await host.run({ source });
    expect(verdict.end.error?.message).toBe(message);
    expect(verdict.end.error?.line).toBe(line);
    expect(verdict.end.error?.traceback).toMatch(traceback);
    expect(verdict.end.error?.traceback).not.toContain('_slowwire');
    expect(printed(verdict, 'stderr')).toBe(verdict.end.error?.traceback);
  });

  test('sys.exit() and sys.exit(0) are no errors', async () => {
    const { end } = await host.run({ source: 'import sys\nsys.exit()\n' });
    expect(end.error).toBeNull();
  });
});

describe('a program leaves nothing to the next one', () => {
  test('neither its patches, its modules, its files nor its timeouts', async () => {
    await host.run({
      source: `
import socket, time, sys, builtins, os, math
socket.socket.send = None
socket.gethostname = None
time.sleep = math.pi = None
builtins.print = lambda *rest: None
sys.modules['mine'] = math
socket.setdefaulttimeout(3)
open('mine.txt', 'w').write('x')
os.makedirs('/tmp/mine/deep')
del sys.modules['json']
left = socket.create_server(('127.0.0.1', 7003))
`,
    });
    const next = await host.run({
      source: `
import socket, time, sys, os, math, json
print(socket.gethostname(), math.pi > 3, 'mine' in sys.modules, socket.getdefaulttimeout(), os.listdir(), os.listdir('/tmp'))
time.sleep(0)
socket.create_server(('127.0.0.1', 7003))
left, right = socket.socketpair()
left.send(b'x')
print('left' in dir(), 'server' in dir(), __name__)
`,
    });
    expect(next.end.error).toBeNull();
    expect(printed(next)).toBe('client True False None [] []\nTrue False __main__\n');
  });
});
