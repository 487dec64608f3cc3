/** Writes a socket option into a program, on the line after its socket is made. */

export interface SocketOption {
  readonly name: string;
  /** The statement, where the socket's name goes for `{}`. */
  readonly statement: string;
  /** A module that it needs besides. */
  readonly module?: string;
  /** Of no use to a UDP socket. */
  readonly isTcp: boolean;
}

/** The options that lessons speak of (tcp(7), socket(7)). */
export const SOCKET_OPTIONS: readonly SocketOption[] = [
  {
    name: 'TCP_NODELAY',
    statement: '{}.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)',
    isTcp: true,
  },
  {
    name: 'TCP_QUICKACK',
    statement: '{}.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)',
    isTcp: true,
  },
  {
    name: 'TCP_CONGESTION',
    statement: "{}.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, b'reno')",
    isTcp: true,
  },
  {
    name: 'SO_RCVBUF',
    statement: '{}.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)',
    isTcp: false,
  },
  {
    name: 'SO_LINGER',
    statement: "{}.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))",
    module: 'struct',
    isTcp: true,
  },
];

const MAKES_SOCKET =
  /^([ \t]*)(\w+)[ \t]*=[ \t]*socket\.(?:socket|create_connection|create_server)\(/;

/** The options that fit the program's sockets. */
export function optionsFor(source: string): readonly SocketOption[] {
  if (!source.split('\n').some((line) => MAKES_SOCKET.test(line))) return [];
  const isUdp = source.includes('SOCK_DGRAM') && !source.includes('SOCK_STREAM');
  return SOCKET_OPTIONS.filter(({ isTcp }) => !isTcp || !isUdp);
}

/** The program with the option set; as it is where it makes no socket that has a name. */
export function withOption(source: string, { statement, module }: SocketOption): string {
  const lines = source.split('\n');
  const at = lines.findIndex((line) => MAKES_SOCKET.test(line));
  const [, indent = '', name = ''] = MAKES_SOCKET.exec(lines[at] ?? '') ?? [];
  if (name === '') return source;
  const set = lines.toSpliced(endOf(lines, at), 0, `${indent}${statement.replace('{}', name)}`);
  const isThere = module === undefined || lines.includes(`import ${module}`);
  return (isThere ? set : [`import ${module}`, ...set]).join('\n');
}

/** The line after a statement: its brackets may close on a later one. */
function endOf(lines: readonly string[], start: number): number {
  let open = 0;
  for (let at = start; at < lines.length; at++) {
    for (const character of lines[at] ?? '') {
      if (character === '(') open++;
      if (character === ')') open--;
    }
    if (open <= 0) return at + 1;
  }
  return lines.length;
}
