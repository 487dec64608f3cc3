/**
 * The C library, as system calls: the only file that imports koffi.
 *
 * Every function returns what the call returns, or `-errno` where it fails (as the kernel itself does),
 * so that no caller can read a stale errno. Blocking calls block the calling thread.
 */

import koffi from 'koffi';

const libc = koffi.load(null);

/** Wraps a call so that a failure comes back as `-errno`. Source: errno(3). */
function syscall<A extends readonly unknown[]>(prototype: string): (...args: A) => number {
  const call = libc.func(prototype);
  return (...args) => {
    const result: number = call(...args);
    return result < 0 ? -koffi.errno() : result;
  };
}

type Bytes = Uint8Array;

/** unshare(2). Per thread: other threads keep their namespaces. */
export const unshare = syscall<[flags: number]>('int unshare(int)');
/** prctl(2), two arguments. */
export const prctl = syscall<[option: number, value: number]>('int prctl(int, unsigned long)');
/** open(2). */
export const open = syscall<[path: string, flags: number, mode: number]>(
  'int open(const char *, int, int)',
);
/** close(2). */
export const close = syscall<[fd: number]>('int close(int)');
/** read(2): octets read, 0 at the end. */
export const read = syscall<[fd: number, into: Bytes, lengthBytes: number]>(
  'long read(int, void *, size_t)',
);
/** write(2): octets written. */
export const write = syscall<[fd: number, from: Bytes, lengthBytes: number]>(
  'long write(int, const void *, size_t)',
);
/** ioctl(2) with a pointer argument. */
export const ioctl = syscall<[fd: number, request: number, argument: Bytes]>(
  'int ioctl(int, unsigned long, void *)',
);
/** fcntl(2) with an integer argument. */
export const fcntl = syscall<[fd: number, command: number, argument: number]>(
  'int fcntl(int, int, int)',
);
/** poll(2): `fds` is an array of `struct pollfd` (8 octets each). */
export const poll = syscall<[fds: Bytes, count: number, timeoutMs: number]>(
  'int poll(void *, unsigned long, int)',
);
/** eventfd(2). */
export const eventfd = syscall<[initial: number, flags: number]>('int eventfd(unsigned int, int)');
/** timerfd_create(2). */
export const timerfdCreate = syscall<[clock: number, flags: number]>(
  'int timerfd_create(int, int)',
);
/** timerfd_settime(2); `value` is a `struct itimerspec` (32 octets). */
export const timerfdSettime = syscall<[fd: number, flags: number, value: Bytes, old: null]>(
  'int timerfd_settime(int, int, const void *, void *)',
);

/** socket(2). */
export const socket = syscall<[domain: number, type: number, protocol: number]>(
  'int socket(int, int, int)',
);
/** socketpair(2): two 32-bit descriptors into `fds`. */
export const socketpair = syscall<[domain: number, type: number, protocol: number, fds: Bytes]>(
  'int socketpair(int, int, int, void *)',
);
/** bind(2). */
export const bind = syscall<[fd: number, address: Bytes, lengthBytes: number]>(
  'int bind(int, const void *, unsigned int)',
);
/** listen(2). */
export const listen = syscall<[fd: number, backlog: number]>('int listen(int, int)');
/** accept4(2); `lengthBytes` is a 32-bit in-out length. */
export const accept4 = syscall<[fd: number, address: Bytes, lengthBytes: Bytes, flags: number]>(
  'int accept4(int, void *, void *, int)',
);
/** connect(2). */
export const connect = syscall<[fd: number, address: Bytes, lengthBytes: number]>(
  'int connect(int, const void *, unsigned int)',
);
/** send(2). */
export const send = syscall<[fd: number, from: Bytes, lengthBytes: number, flags: number]>(
  'long send(int, const void *, size_t, int)',
);
/** sendto(2). */
export const sendto = syscall<
  [
    fd: number,
    from: Bytes,
    lengthBytes: number,
    flags: number,
    address: Bytes,
    addressLengthBytes: number,
  ]
>('long sendto(int, const void *, size_t, int, const void *, unsigned int)');
/** recv(2). */
export const recv = syscall<[fd: number, into: Bytes, lengthBytes: number, flags: number]>(
  'long recv(int, void *, size_t, int)',
);
/** recvfrom(2); `addressLengthBytes` is a 32-bit in-out length. */
export const recvfrom = syscall<
  [
    fd: number,
    into: Bytes,
    lengthBytes: number,
    flags: number,
    address: Bytes,
    addressLengthBytes: Bytes,
  ]
>('long recvfrom(int, void *, size_t, int, void *, void *)');
/** shutdown(2). */
export const shutdown = syscall<[fd: number, how: number]>('int shutdown(int, int)');
/** getsockname(2); `lengthBytes` is a 32-bit in-out length. */
export const getsockname = syscall<[fd: number, address: Bytes, lengthBytes: Bytes]>(
  'int getsockname(int, void *, void *)',
);
/** getpeername(2); `lengthBytes` is a 32-bit in-out length. */
export const getpeername = syscall<[fd: number, address: Bytes, lengthBytes: Bytes]>(
  'int getpeername(int, void *, void *)',
);
/** setsockopt(2). */
export const setsockopt = syscall<
  [fd: number, level: number, name: number, value: Bytes, lengthBytes: number]
>('int setsockopt(int, int, int, const void *, unsigned int)');
/** getsockopt(2); `lengthBytes` is a 32-bit in-out length. */
export const getsockopt = syscall<
  [fd: number, level: number, name: number, value: Bytes, lengthBytes: Bytes]
>('int getsockopt(int, int, int, void *, void *)');

/** Watches a descriptor on this thread's event loop until `close`. */
export interface Watch {
  close(): void;
}

type Ready = { readonly readable: boolean; readonly disconnect: boolean };

/** Calls `onReadable` whenever `fd` has something to read (level-triggered), `onGone` when it is closed at the other side. */
export function watchReadable(fd: number, onReadable: () => void, onGone: () => void): Watch {
  // koffi 3.3 calls back with (status, events), where its types speak of (events) alone.
  const onReady = (status: number | Ready, events?: Ready) => {
    const ready = typeof status === 'number' ? events : status;
    if (ready?.readable) onReadable();
    else onGone();
  };
  return koffi.node.poll(fd, { readable: true, disconnect: true }, onReady);
}
