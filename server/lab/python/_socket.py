"""CPython's C module `_socket`, on the lab's system calls; CPython's own socket.py stands on it unchanged."""

from _slowwire import descriptor, lab, lookup, names, wording
from _slowwire.connection import socket
from _slowwire.constants import CONSTANTS
from _slowwire.descriptor import close, getdefaulttimeout, setdefaulttimeout
from _slowwire.failures import NUMBERS, checked, failure
from _slowwire.lookup import (
    getaddrinfo,
    gethostbyaddr,
    gethostbyname,
    gethostbyname_ex,
    getnameinfo,
    getprotobyname,
    getservbyname,
    getservbyport,
)
from _slowwire.names import aton as inet_aton, gaierror, herror
from _slowwire.names import ntoa as inet_ntoa, ntop as inet_ntop, pton as inet_pton
from _slowwire.record import Call, forget_counts

globals().update(CONSTANTS)

error = OSError
timeout = TimeoutError
SocketType = socket
has_ipv6 = True

HALF, WORD = 2, 4


def socketpair(family=CONSTANTS['AF_UNIX'], type=CONSTANTS['SOCK_STREAM'], proto=0, /):
    """socketpair(2)."""
    with Call('socketpair', wording.socket_words(family, type, proto)) as call:
        checked(lab.kernel.socketpair(family, type, proto))
        pair = [int.from_bytes(lab.data[at : at + WORD], 'little') for at in (0, WORD)]
        call.result = f'{pair[0]}, {pair[1]}'
    for fd in pair:
        forget_counts(fd)
    return tuple(socket(family, type, proto, fileno=fd) for fd in pair)


def dup(fd, /):
    """Not offered: each descriptor of the lab has one owner."""
    raise failure(NUMBERS['ENOSYS'])


def gethostname():
    """The host's name in its run."""
    return lab.host_name


def htons(value, /):
    """Host to network order, 16 bits."""
    return _swapped(value, HALF, 'htons')


def ntohs(value, /):
    """Network to host order, 16 bits."""
    return _swapped(value, HALF, 'ntohs')


def htonl(value, /):
    """Host to network order, 32 bits."""
    return _swapped(value, WORD, 'htonl')


def ntohl(value, /):
    """Network to host order, 32 bits."""
    return _swapped(value, WORD, 'ntohl')


def _swapped(value, size, name):
    if value < 0:
        raise OverflowError(f"{name}: can't convert negative Python int to C {8 * size}-bit unsigned integer")
    if value >> 8 * size:
        raise OverflowError(f'{name}: Python int too large to convert to C {8 * size}-bit unsigned integer')
    return int.from_bytes(value.to_bytes(size, 'little'), 'big')


def if_nameindex():
    """The host's interfaces."""
    return list(names.INTERFACES)


def if_nametoindex(name, /):
    """An interface's number."""
    for index, known in names.INTERFACES:
        if known == name:
            return index
    raise OSError('no interface with this name')


def if_indextoname(index, /):
    """An interface's name."""
    for known, name in names.INTERFACES:
        if known == index:
            return name
    raise OSError('no interface with this index')
