/** Linux numbers that the interpreter's system calls need. Source: the kernel's uapi headers, x86-64. */

export const EINTR = 4;
export const EBADF = 9;
export const EACCES = 13;
export const EINVAL = 22;
export const EMFILE = 24;
export const EPERM = 1;
export const EAFNOSUPPORT = 97;
export const ECANCELED = 125;

export const AF_UNIX = 1;
export const AF_INET = 2;
export const AF_INET6 = 10;
export const SOCK_NONBLOCK = 0o4000;
export const SOCK_CLOEXEC = 0o2000000;

export const POLLIN = 1;
export const POLLNVAL = 32;
/** `struct pollfd`: fd, events, revents. */
export const POLLFD_BYTES = 8;
export const POLLFD_EVENTS_AT = 4;
export const POLLFD_REVENTS_AT = 6;

export const SOL_SOCKET = 1;
export const IPPROTO_IP = 0;
export const IPPROTO_IPV6 = 41;
