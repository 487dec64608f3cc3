/**
 * The system calls an interpreter may make: sockets and waiting, only on descriptors that it made itself.
 *
 * Octets travel through `Staging`, memory of the interpreter: an address, and data. Every function returns
 * what the call returns or `-errno`. The caller is not trusted: lengths are held to the memory's.
 */

import * as libc from './libc.ts';
import {
  EACCES,
  EAFNOSUPPORT,
  EBADF,
  EMFILE,
  EPERM,
  POLLFD_BYTES,
  SOCK_CLOEXEC,
  SOCK_NONBLOCK,
} from './syscalls/linux.ts';
import { isAddressAllowed, isFamilyAllowed, isOptionAllowed } from './syscalls/permission.ts';
import { pollStaged } from './syscalls/staged-poll.ts';
import { Waiter } from './syscalls/waiter.ts';

/** What an ordinary process may have open: `ulimit -n`. */
const DESCRIPTORS_AT_MOST = 1024;
const DESCRIPTOR_BYTES = 4;
/** Blocking is ours (see `wait`), so that a cancelled run leaves no thread in the kernel. */
const QUIET_FLAGS = SOCK_NONBLOCK | SOCK_CLOEXEC;

/** Memory shared with the interpreter; asked for at each call, since it moves when the interpreter's memory grows. */
export interface Staging {
  /** A `sockaddr_storage`. */
  address(): Uint8Array;
  data(): Uint8Array;
}

/** System calls on behalf of one interpreter. Construct one a thread; a new run goes on with it. */
export class Syscalls {
  private readonly staging: Staging;
  private readonly waiter: Waiter;
  private readonly owned = new Set<number>();
  private readonly length = new Uint32Array(1);

  /** `cancelFd` gives the eventfd of the current run; every wait ends with `-ECANCELED` when it is readable. */
  constructor(staging: Staging, cancelFd: () => number) {
    this.staging = staging;
    this.waiter = new Waiter(cancelFd);
  }

  /** The calls as plain functions, for the interpreter. */
  functions() {
    return { ...this.making(), ...this.naming(), ...this.moving(), ...this.waiting() };
  }

  private making() {
    return {
      socket: (family: number, type: number, protocol: number) =>
        this.make(family, () => libc.socket(family, type | QUIET_FLAGS, protocol)),
      socketpair: (family: number, type: number, protocol: number) => {
        const fds = Buffer.alloc(2 * DESCRIPTOR_BYTES);
        const result = this.make(
          family,
          () => libc.socketpair(family, type | QUIET_FLAGS, protocol, fds) || fds.readInt32LE(0),
        );
        if (result < 0) return result;
        this.owned.add(fds.readInt32LE(DESCRIPTOR_BYTES));
        this.staging.data().set(fds);
        return 0;
      },
      accept: (fd: number) =>
        this.on(fd, () => {
          const { into, length } = this.room();
          const accepted = libc.accept4(fd, into, length, QUIET_FLAGS);
          if (accepted >= 0) this.owned.add(accepted);
          return accepted;
        }),
      close: (fd: number) =>
        this.on(fd, () => {
          this.owned.delete(fd);
          return libc.close(fd);
        }),
      lowestOpen: () => (this.owned.size === 0 ? -1 : Math.min(...this.owned)),
    };
  }

  private naming() {
    return {
      bind: (fd: number, size: number) =>
        this.to(fd, size, (address) => libc.bind(fd, address, address.length)),
      connect: (fd: number, size: number) =>
        this.to(fd, size, (address) => libc.connect(fd, address, address.length)),
      listen: (fd: number, backlog: number) => this.on(fd, () => libc.listen(fd, backlog)),
      shutdown: (fd: number, how: number) => this.on(fd, () => libc.shutdown(fd, how)),
      getsockname: (fd: number) =>
        this.on(fd, () => this.filled((into, length) => libc.getsockname(fd, into, length))),
      getpeername: (fd: number) =>
        this.on(fd, () => this.filled((into, length) => libc.getpeername(fd, into, length))),
      addressLength: () => Math.min(this.length[0] ?? 0, this.staging.address().length),
      setsockopt: (fd: number, level: number, option: number, size: number) => {
        const value = this.data(size);
        return this.permitted(fd, level, option, () =>
          libc.setsockopt(fd, level, option, value, value.length),
        );
      },
      getsockopt: (fd: number, level: number, option: number, size: number) =>
        this.permitted(fd, level, option, () => {
          const into = this.data(size);
          return this.filled((_, length) => {
            this.length[0] = into.length;
            return libc.getsockopt(fd, level, option, into, length);
          });
        }),
    };
  }

  private moving() {
    return {
      send: (fd: number, size: number, flags: number) =>
        this.on(fd, () => libc.send(fd, this.data(size), this.data(size).length, flags)),
      sendto: (fd: number, size: number, flags: number, addressSize: number) =>
        this.to(fd, addressSize, (address) => {
          const data = this.data(size);
          return libc.sendto(fd, data, data.length, flags, address, address.length);
        }),
      recv: (fd: number, size: number, flags: number) =>
        this.on(fd, () => libc.recv(fd, this.data(size), this.data(size).length, flags)),
      recvfrom: (fd: number, size: number, flags: number) =>
        this.on(fd, () => {
          const { into, length } = this.room();
          const data = this.data(size);
          return libc.recvfrom(fd, data, data.length, flags, into, length);
        }),
    };
  }

  private waiting() {
    return {
      /** Waits for one descriptor: its events, 0 at the timeout. */
      wait: (fd: number, events: number, timeoutMs: number) =>
        this.on(fd, () => this.waiter.poll([{ fd, events, seen: 0 }], timeoutMs)),
      /** poll(2) over `count` entries in the data memory. */
      poll: (count: number, timeoutMs: number) =>
        pollStaged(this.data(count * POLLFD_BYTES), timeoutMs, {
          waiter: this.waiter,
          isOwned: (fd) => this.owned.has(fd),
        }),
      sleep: (durationMs: number) => this.waiter.sleep(durationMs),
    };
  }

  private make(family: number, call: () => number): number {
    if (!isFamilyAllowed(family)) return -EAFNOSUPPORT;
    if (this.owned.size >= DESCRIPTORS_AT_MOST) return -EMFILE;
    const fd = call();
    if (fd >= 0) this.owned.add(fd);
    return fd;
  }

  private on(fd: number, call: () => number): number {
    return this.owned.has(fd) ? call() : -EBADF;
  }

  private to(fd: number, size: number, call: (address: Uint8Array) => number): number {
    const address = this.staging.address().subarray(0, Math.max(0, size));
    return this.on(fd, () => (isAddressAllowed(address) ? call(address) : -EACCES));
  }

  private permitted(fd: number, level: number, option: number, call: () => number): number {
    return this.on(fd, () => (isOptionAllowed(level, option) ? call() : -EPERM));
  }

  private data(size: number): Uint8Array {
    return this.staging.data().subarray(0, Math.max(0, size));
  }

  /** The address memory and its in-out length, full. */
  private room(): { into: Uint8Array; length: Uint8Array } {
    const into = this.staging.address();
    this.length[0] = into.length;
    return { into, length: new Uint8Array(this.length.buffer) };
  }

  /** A call that fills memory in: the length it left, or `-errno`. */
  private filled(call: (into: Uint8Array, length: Uint8Array) => number): number {
    const { into, length } = this.room();
    const result = call(into, length);
    return result < 0 ? result : (this.length[0] ?? 0);
  }
}
