/** Which system calls an untrusted program may make. The walls around the lab are the operating system's; these keep its own descriptors and memory out of reach. */

import { AF_INET, AF_INET6, AF_UNIX, IPPROTO_IP, IPPROTO_IPV6, SOL_SOCKET } from './linux.ts';

/** Families that end at the namespace's edge: AF_VSOCK and AF_NETLINK do not. */
const FAMILIES: readonly number[] = [AF_UNIX, AF_INET, AF_INET6];
/** Options whose value holds a pointer into the lab's own memory: SO_ATTACH_FILTER, _BPF, _REUSEPORT_CBPF, _REUSEPORT_EBPF. */
const POINTER_OPTIONS: readonly number[] = [26, 50, 51, 52];
/** From here on, IP options are the packet filter's (linux/netfilter). */
const NETFILTER_FROM = 64;
const SUN_PATH_AT = 2;

/** Whether a socket of this family may be made. */
export function isFamilyAllowed(family: number): boolean {
  return FAMILIES.includes(family);
}

/** Whether the address is none of the machine's file system: AF_UNIX paths are, abstract names are not (unix(7)). */
export function isAddressAllowed(address: Uint8Array): boolean {
  const isUnix = address[0] === AF_UNIX && address[1] === 0;
  return !isUnix || address.length <= SUN_PATH_AT || address[SUN_PATH_AT] === 0;
}

/** Whether the option is plain data. */
export function isOptionAllowed(level: number, option: number): boolean {
  if (level === SOL_SOCKET) return !POINTER_OPTIONS.includes(option);
  const isMulticast = option < NETFILTER_FROM;
  return isMulticast || (level !== IPPROTO_IP && level !== IPPROTO_IPV6);
}
