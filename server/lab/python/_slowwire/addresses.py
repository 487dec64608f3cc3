"""Socket addresses between Python's form and the kernel's octets. Source: ip(7), ipv6(7), unix(7)."""

import os
import struct
from operator import index

from . import lab, names
from .failures import failure, NUMBERS

AF_UNIX, AF_INET, AF_INET6 = 1, 2, 10
PORT_LIMIT = 1 << 16
UNIX_PATH_BYTES = 108

_INET = struct.Struct('=H2s4s8x')
_INET6 = struct.Struct('=H2s4s16sI')


def pack(family, address, caller):
    """The kernel's form of a program's address. Errors read as CPython's; `caller` is the method they name."""
    if family == AF_INET:
        return _pack_inet(address, caller)
    if family == AF_INET6:
        return _pack_inet6(address, caller)
    return _pack_unix(address)


def unpack(octets):
    """A program's form of what the kernel gave: a tuple, or for AF_UNIX a path."""
    if len(octets) < 2:
        return None
    family = int.from_bytes(octets[:2], 'little')
    if family == AF_INET:
        _, port, host = _INET.unpack(octets[: _INET.size])
        return names.ntop(AF_INET, host), int.from_bytes(port)
    if family == AF_INET6:
        _, port, flow, host, scope = _INET6.unpack(octets[: _INET6.size])
        return names.ntop(AF_INET6, host), int.from_bytes(port), int.from_bytes(flow), scope
    return _unpack_unix(octets[2:])


def _pack_inet(address, caller):
    _require_tuple(address, 'AF_INET', caller)
    if len(address) != 2:
        raise TypeError('AF_INET address must be a pair (host, port)')
    host, port = address
    return _INET.pack(AF_INET, _port(port, caller), names.address_of(host, AF_INET))


def _pack_inet6(address, caller):
    _require_tuple(address, 'AF_INET6', caller)
    if not 2 <= len(address) <= 4:
        raise TypeError('AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])')
    host, port, flow, scope = (*address, 0, 0)[:4]
    if not 0 <= flow <= 0xFFFFF:
        raise OverflowError(f'{caller}(): flowinfo must be 0-1048575.')
    number, zone = names.address6_of(host)
    port = _port(port, caller)
    return _INET6.pack(AF_INET6, port, flow.to_bytes(4), number, scope or zone)


def _require_tuple(address, family, caller):
    if not isinstance(address, tuple):
        kind = type(address).__name__
        raise TypeError(f'{caller}(): {family} address must be tuple, not {kind}')


def _port(port, caller):
    number = index(port)
    if not 0 <= number < PORT_LIMIT:
        raise OverflowError(f'{caller}(): port must be 0-65535.')
    return number.to_bytes(2)


# A path names an abstract socket of the host's own network namespace, so that no program can reach a socket
# of the machine's file system. The file that bind(2) leaves behind lives in the program's in-memory files.
_PATH_MARK = b'\0\1'


def _pack_unix(address):
    if isinstance(address, str):
        path = os.fsencode(address)
    elif isinstance(address, (bytes, bytearray, memoryview)):
        path = bytes(address)
    else:
        kind = type(address).__name__
        raise TypeError(f'a bytes-like object is required, not {kind!r}')
    if path[:1] not in (b'\0', b''):
        path = _PATH_MARK + path
    if len(path) > UNIX_PATH_BYTES:
        raise OSError('AF_UNIX path too long')
    return struct.pack('=H', AF_UNIX) + path


def _unpack_unix(path):
    if path[:2] == _PATH_MARK:
        return os.fsdecode(path[2:])
    return bytes(path) if path else ''


def claim_path(octets):
    """Makes the file that bind(2) makes for a path. Raises where it exists (EADDRINUSE) or cannot be made."""
    path = _unpack_unix(octets[2:])
    if not isinstance(path, str) or not path:
        return
    if os.path.exists(path):
        raise failure(NUMBERS['EADDRINUSE'])
    if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
        raise failure(NUMBERS['ENOENT'])
    os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o755))


def require_path(octets):
    """Raises ENOENT where an AF_UNIX path to connect or send to names no file."""
    path = _unpack_unix(octets[2:])
    if isinstance(path, str) and path and not os.path.exists(path):
        raise failure(NUMBERS['ENOENT'])
