import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProgramEvent } from './host-bridge.ts';
import { BURST_LINES, LINES_PER_SECOND } from './pacing.ts';
import { TrialHost, printed } from './trial/trial.ts';

const START_LIMIT_MS = 120_000;
const LINES = BURST_LINES + LINES_PER_SECOND;

let host: TrialHost;
beforeAll(async () => {
  host = await TrialHost.start();
}, START_LIMIT_MS);
afterAll(() => host.close());

/** Events as a person would tell them: `3`, `4 bind(('', 80))`, `→ None`. */
function told(event: ProgramEvent): string {
  const range = 'bytes' in event && event.bytes ? ` ${event.bytes.start}-${event.bytes.end}` : '';
  switch (event.type) {
    case 'line':
      return `${event.line}`;
    case 'call':
      return `${event.line ?? '-'} ${event.name}(${event.args})${range}`;
    case 'return':
      return `→ ${event.error ? `${event.error.name}: ${event.error.message}` : event.result}${range}`;
    case 'output':
      return `${event.line} ${event.stream} ${JSON.stringify(event.text)}`;
    case 'input':
      return `? ${event.prompt}`;
  }
}

async function story(source: string, typed: readonly string[] = []): Promise<string[]> {
  const { events } = await host.run({ source, typed });
  return events.map(told).map((text) => text.replace(/→ \d+$/, '→ fd'));
}

describe('the log of a program', () => {
  test('has each line once an execution, in the order of Python’s own tracing, and prints at their line', async () => {
    const source = `for i in range(2):
    print(i)
print('x',
      end='')
`;
    expect(await story(source)).toEqual([
      '1',
      '2',
      '2 stdout "0\\n"',
      '1',
      '2',
      '2 stdout "1\\n"',
      '1',
      '3',
      '4',
      '3',
      '3 stdout "x"',
    ]);
  });

  test('names arguments, counts the bytes of each descriptor both ways, and closes what is left', async () => {
    const source = `import socket
left, right = socket.socketpair()
left.send(b'one.')
left.sendall(b'x' * 100)
right.recv(2)
right.recv(2, socket.MSG_PEEK)
right.recv(200)
left.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
left.shutdown(socket.SHUT_WR)
right.close()
`;
    expect((await story(source)).filter((text) => !/^\d+$/.test(text))).toEqual([
      '2 socketpair(AF_UNIX, SOCK_STREAM)',
      expect.stringMatching(/^→ \d+, \d+$/),
      "3 send(b'one.') 0-4",
      '→ 4 0-4',
      `4 sendall(b'${'x'.repeat(32)}…' (100 bytes)) 4-104`,
      '→ None 4-104',
      '5 recv(2)',
      "→ b'on' 0-2",
      '6 recv(2, MSG_PEEK)',
      "→ b'e.' 2-4",
      '7 recv(200)',
      `→ b'e.${'x'.repeat(30)}…' (102 bytes) 2-104`,
      '8 setsockopt(SOL_SOCKET, SO_SNDBUF, 4096)',
      '→ None',
      '9 shutdown(SHUT_WR)',
      '→ None',
      '10 close()',
      '→ None',
      '- close()',
      '→ None',
    ]);
  });

  test('gives calls made by the library the line of the program', async () => {
    const source = `import socket
socket.create_connection(('server', 1))
`;
    expect((await story(source)).slice(2, 8)).toEqual([
      '2 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP)',
      '→ fd',
      "2 connect(('127.0.0.2', 1))",
      '→ ECONNREFUSED: Connection refused',
      '2 close()',
      '→ None',
    ]);
  });

  test('says what a person is asked and what they typed', async () => {
    expect(await story("name = input('name? ')\nprint(name)\n", ['Ada'])).toEqual([
      '1',
      "1 input('name? ')",
      '? name? ',
      "→ 'Ada'",
      '2',
      '2 stdout "Ada\\n"',
    ]);
  });

  test('names a timeout, and sleep is a call', async () => {
    const source = `import socket, time
time.sleep(0.001)
left, right = socket.socketpair()
left.settimeout(0.001)
left.recv(1)
`;
    const told = await story(source);
    expect(told).toContain('2 sleep(0.001)');
    expect(told).toContain('→ TimeoutError: timed out');
  });

  test('says how much a failed sendall has taken', async () => {
    const source = `import socket
left, right = socket.socketpair()
left.settimeout(0.001)
left.sendall(b'x' * 10_000_000)
`;
    const told = await story(source);
    const call = told.findIndex((text) => /^4 sendall\(.*\) 0-10000000$/.test(text));
    expect(told[call + 1]).toMatch(/^→ TimeoutError: timed out 0-[1-9]\d+$/);
  });

  test('lets a spinning program pass its burst of lines, then holds it to a rate', async () => {
    // The clock starts on the first line, whose token has just been taken; 100 lines allow for being preempted in between.
    const source = `start = __import__('time').monotonic()
for i in range(${LINES / 2}):
    pass
elapsed = __import__('time').monotonic() - start
print(${LINES} <= ${BURST_LINES} + ${LINES_PER_SECOND} * elapsed + 100)
`;
    expect(printed(await host.run({ source }))).toBe('True\n');
  });
});
