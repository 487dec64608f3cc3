/** Linux constants and C layouts that the lab hands to the kernel. Source: the kernel's uapi headers, 64-bit. */

/** linux/sched.h */
export const CLONE_NEWNET = 0x40000000;
/** asm-generic/fcntl.h */
export const O_RDWR = 2;
export const O_NONBLOCK = 0o4000;
export const O_CLOEXEC = 0o2000000;
/** asm-generic/errno.h */
export const EAGAIN = 11;
export const EBADFD = 77;
/** sys/eventfd.h, sys/timerfd.h */
export const EFD_CLOEXEC = O_CLOEXEC;
export const EFD_NONBLOCK = O_NONBLOCK;
export const CLOCK_MONOTONIC = 1;
export const TFD_TIMER_ABSTIME = 1;
/** bits/socket.h */
export const AF_INET = 2;
export const AF_INET6 = 10;
export const AF_NETLINK = 16;
export const SOCK_DGRAM = 2;
export const SOCK_RAW = 3;
export const SOCK_NONBLOCK = O_NONBLOCK;
export const SOCK_CLOEXEC = O_CLOEXEC;
export const IPPROTO_TCP = 6;
export const IPPROTO_UDP = 17;

/** `struct sockaddr_in` (netinet/in.h), 16 octets. */
export function sockaddrIn(address: string, port: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16LE(AF_INET, 0);
  bytes.writeUInt16BE(port, 2);
  address.split('.').forEach((octet, i) => bytes.writeUInt8(Number(octet), 4 + i));
  return bytes;
}

/** Throws where a libc call failed, naming the call and its errno. */
export function must(result: number, what: string): number {
  if (result < 0) throw new Error(`${what} failed: errno ${-result}`);
  return result;
}
