import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TrialHost, printed } from './trial/trial.ts';

const START_LIMIT_MS = 120_000;

let host: TrialHost;
beforeAll(async () => {
  host = await TrialHost.start();
}, START_LIMIT_MS);
afterAll(() => host.close());

describe('what the lab cannot offer says so', () => {
  const cases = [
    ['threading.Thread(target=print).start()', /can't start new thread: the lab runs each program/],
    [
      'import _thread; _thread.start_new_thread(print, ())',
      /the lab runs each program on one thread/,
    ],
    ['import subprocess; subprocess.run(["ls"])', /the lab runs one process a host/],
    ['import os; os.system("ls")', /the lab runs one process a host/],
    ['import os; os.fork()', /the lab runs one process a host/],
    ['import multiprocessing', /the lab runs one process a host/],
    ['import signal; signal.signal(2, print)', /the lab delivers no signals/],
    ['import ssl', /the lab has no TLS/],
    ['import js', /no JavaScript/],
    ['import pyodide_js', /no JavaScript/],
    ['from pyodide.code import run_js', /no JavaScript/],
    ['import _pyodide_core', /no JavaScript/],
    ['import ctypes', /no native code/],
    ['import _slowwire.lab', /belongs to the lab/],
    ['import socket; socket.socket(40)', /Address family not supported/],
    ['import select; select.epoll()', /select and poll, not epoll/],
  ] as const;
  test.each(cases)('%s', async (statement, words) => {
    const { end } = await host.run({ source: `import threading\n${statement}\n` });
    expect(end.error?.message).toMatch(words);
  });
});

describe('a program that finds the lab’s own functions', () => {
  const find = `import time
lab = time.sleep.__globals__['lab']
`;
  const cases = [
    [
      'makes no JavaScript of them',
      'lab.kernel.sleep.constructor("return process")()',
      /EvalError/,
    ],
    ['sends on no descriptor but its own', 'print(lab.kernel.send(1, 4, 0))', '-9\n'],
    [
      'overruns no memory',
      `import socket
left, right = socket.socketpair()
print(lab.kernel.send(left.fileno(), 1 << 30, 0) <= lab.DATA_BYTES)`,
      'True\n',
    ],
    [
      'reaches no socket of the file system',
      `import socket
s = socket.socket(socket.AF_UNIX)
lab.address[:8] = b'\\1\\0/tmp/x'
print(lab.kernel.connect(s.fileno(), 8))`,
      '-13\n',
    ],
  ] as const;
  test.each(cases)('%s', async (_, attempt, words) => {
    const verdict = await host.run({ source: find + attempt });
    const seen = verdict.end.error?.message ?? printed(verdict);
    expect(seen).toMatch(words);
  });
});
