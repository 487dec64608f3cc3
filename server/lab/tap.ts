/** A host's network interface: a TAP device whose other end is a descriptor in our hands. */

import {
  AF_INET,
  O_CLOEXEC,
  O_NONBLOCK,
  O_RDWR,
  SOCK_CLOEXEC,
  SOCK_DGRAM,
  must,
  sockaddrIn,
} from './abi.ts';
import * as libc from './libc.ts';

/** linux/if_tun.h and linux/sockios.h */
const TUNSETIFF = 0x400454ca;
const IFF_TAP_NO_PI = 0x1002;
const SIOCSIFFLAGS = 0x8914;
const SIOCSIFADDR = 0x8916;
const SIOCSIFNETMASK = 0x891c;
const SIOCSIFMTU = 0x8922;
const SIOCSIFHWADDR = 0x8924;
const SIOCSARP = 0x8955;
const IFF_UP_RUNNING = 0x41;
const ARPHRD_ETHER = 1;
const ATF_PERMANENT = 0x06;
const IFREQ_BYTES = 40;
const IFNAMSIZ = 16;

/** The interface's name inside every host. */
export const INTERFACE = 'eth0';

export interface Interface {
  readonly address: string;
  readonly mac: string;
  readonly mtuBytes: number;
  /** The other hosts of the lab: entered as permanent neighbours, so that no ARP is needed. */
  readonly neighbours: readonly { readonly address: string; readonly mac: string }[];
}

/**
 * Makes and configures the TAP in the calling thread's network namespace.
 *
 * @returns its non-blocking descriptor, usable from any thread; closing it removes the device.
 * @throws Error naming the failed call; nothing stays open.
 */
export function openTap(settings: Interface): number {
  const flags = O_RDWR | O_NONBLOCK | O_CLOEXEC;
  const tap = must(libc.open('/dev/net/tun', flags, 0), 'open /dev/net/tun');
  const control = libc.socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  try {
    must(control, 'socket');
    const request = ifreq(INTERFACE, (bytes) => bytes.writeInt16LE(IFF_TAP_NO_PI, IFNAMSIZ));
    must(libc.ioctl(tap, TUNSETIFF, request), 'TUNSETIFF');
    configure(control, settings);
  } catch (error) {
    libc.close(tap);
    throw error;
  } finally {
    if (control >= 0) libc.close(control);
  }
  return tap;
}

function configure(control: number, settings: Interface): void {
  const set = (name: string, request: number, argument: Buffer) =>
    must(libc.ioctl(control, request, argument), name);
  const eth0 = (fill: (bytes: Buffer) => void) => ifreq(INTERFACE, fill);
  const up = (bytes: Buffer) => bytes.writeInt16LE(IFF_UP_RUNNING, IFNAMSIZ);
  const address = (text: string) => eth0((bytes) => sockaddrIn(text, 0).copy(bytes, IFNAMSIZ));

  set('SIOCSIFFLAGS lo', SIOCSIFFLAGS, ifreq('lo', up));
  set(
    'SIOCSIFHWADDR',
    SIOCSIFHWADDR,
    eth0((bytes) => writeHardware(bytes, IFNAMSIZ, settings.mac)),
  );
  set(
    'SIOCSIFMTU',
    SIOCSIFMTU,
    eth0((bytes) => bytes.writeInt32LE(settings.mtuBytes, IFNAMSIZ)),
  );
  set('SIOCSIFADDR', SIOCSIFADDR, address(settings.address));
  set('SIOCSIFNETMASK', SIOCSIFNETMASK, address('255.255.255.0'));
  set('SIOCSIFFLAGS', SIOCSIFFLAGS, eth0(up));
  for (const neighbour of settings.neighbours) set('SIOCSARP', SIOCSARP, arpreq(neighbour));
}

/** `struct ifreq` (linux/if.h). */
function ifreq(name: string, fill: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(IFREQ_BYTES);
  bytes.write(name);
  fill(bytes);
  return bytes;
}

/** `struct arpreq` (linux/if_arp.h): protocol address, hardware address, flags, netmask, device. */
function arpreq(neighbour: { address: string; mac: string }): Buffer {
  const bytes = Buffer.alloc(68);
  sockaddrIn(neighbour.address, 0).copy(bytes, 0);
  writeHardware(bytes, 16, neighbour.mac);
  bytes.writeInt32LE(ATF_PERMANENT, 32);
  bytes.write(INTERFACE, 52);
  return bytes;
}

/** `struct sockaddr` of an Ethernet address. */
function writeHardware(bytes: Buffer, at: number, mac: string): void {
  bytes.writeUInt16LE(ARPHRD_ETHER, at);
  Buffer.from(mac.replaceAll(':', ''), 'hex').copy(bytes, at + 2);
}
