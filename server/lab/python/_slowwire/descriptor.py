"""A socket's descriptor: how it is made, named, set, and closed."""

import struct
from operator import index

from . import addresses, lab, wording
from .constants import CONSTANTS
from .failures import checked
from .record import Call, forget_counts

AF_INET = CONSTANTS['AF_INET']
SOCK_STREAM = CONSTANTS['SOCK_STREAM']
TYPE_MASK = 0xF
OPTION_BYTES_LIMIT = 1024
TIMEOUT_LIMIT_S = 1 << 33

# Which run a socket object belongs to: one that outlives its program must not close the next one's descriptors.
_run = 0

_default_timeout = None


def getdefaulttimeout():
    """The timeout of new sockets, seconds, or None."""
    return _default_timeout


def setdefaulttimeout(timeout):
    """Sets the timeout of new sockets, seconds, or None."""
    global _default_timeout
    _default_timeout = seconds(timeout)


def seconds(timeout):
    """A timeout as CPython takes it."""
    if timeout is None:
        return None
    if not isinstance(timeout, float):
        timeout = index(timeout)
    if timeout < 0:
        raise ValueError('Timeout value out of range')
    if timeout > TIMEOUT_LIMIT_S:
        raise OverflowError('timestamp too large to convert to C PyTime_t')
    return float(timeout)


class Descriptor:
    """What every socket is, before it sends anything."""

    __slots__ = ('_fd', '_family', '_type', '_proto', '_timeout', '_made_in')

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._fd = -1
        self._made_in = _run
        if fileno is None:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            self._open(index(family), index(type), max(index(proto), 0))
        else:
            self._adopt(index(fileno), index(family), index(type), index(proto))

    def _open(self, family, type, proto):
        with Call('socket', wording.socket_words(family, type, proto)) as call:
            self._fd = call.new_fd = checked(lab.kernel.socket(family, type, proto))
            call.result = str(self._fd)
        forget_counts(self._fd)
        self._family, self._type, self._proto = family, type & TYPE_MASK, proto
        self._timeout = 0.0 if type & CONSTANTS['SOCK_NONBLOCK'] else _default_timeout

    def _adopt(self, fd, family, type, proto):
        if fd < 0:
            raise ValueError('negative file descriptor')

        def asked(given, option):
            return self._int_option(fd, option) if given == -1 else given

        self._family = asked(family, CONSTANTS['SO_DOMAIN'])
        self._type = asked(type, CONSTANTS['SO_TYPE']) & TYPE_MASK
        self._proto = asked(proto, CONSTANTS['SO_PROTOCOL'])
        self._timeout = _default_timeout
        self._fd = fd

    @staticmethod
    def _int_option(fd, option):
        checked(lab.kernel.getsockopt(fd, CONSTANTS['SOL_SOCKET'], option, 4))
        return struct.unpack_from('=i', lab.data)[0]

    family = property(lambda self: self._family)
    type = property(lambda self: self._type)
    proto = property(lambda self: self._proto)
    timeout = property(lambda self: self._timeout)

    def fileno(self):
        return self._fd

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def close(self):
        fd = self.detach()
        if fd != -1:
            close(fd)

    def __del__(self):
        if self._fd != -1 and self._made_in == _run:
            Descriptor.close(self)

    def settimeout(self, timeout):
        self._timeout = seconds(timeout)

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0

    def getsockname(self):
        with Call('getsockname', '', self._fd) as call:
            address = self._unpacked(lab.kernel.getsockname(self._fd))
            call.result = repr(address)
        return address

    def getpeername(self):
        with Call('getpeername', '', self._fd) as call:
            address = self._unpacked(lab.kernel.getpeername(self._fd))
            call.result = repr(address)
        return address

    def setsockopt(self, level, option, value, length=None, /):
        shown = (value,) if length is None else (value, length)
        octets = _option_octets(value, length)
        with Call('setsockopt', wording.option_words(level, option, *shown), self._fd):
            lab.data[: len(octets)] = octets
            checked(lab.kernel.setsockopt(self._fd, level, option, len(octets)))

    def getsockopt(self, level, option, length=0, /):
        if not 0 <= length <= OPTION_BYTES_LIMIT:
            raise OSError('getsockopt buflen out of range')
        shown = (length,) if length else ()
        with Call('getsockopt', wording.option_words(level, option, *shown), self._fd) as call:
            size = checked(lab.kernel.getsockopt(self._fd, level, option, length or 4))
            if length == 0:
                value = int.from_bytes(lab.data[:4], 'little', signed=True)
            else:
                value = bytes(lab.data[:size])
            call.result = repr(value)
        return value

    def _pack(self, address, caller):
        """Puts an address into the staging memory; returns it."""
        octets = addresses.pack(self._family, address, caller)
        lab.address[: len(octets)] = octets
        return octets

    @staticmethod
    def _unpacked(length):
        """The address that a call left in the staging memory, or the call's error."""
        return addresses.unpack(bytes(lab.address[: checked(length)]))


def close(fd):
    """close(2)."""
    with Call('close', '', fd):
        checked(lab.kernel.close(fd))


def close_all():
    """Closes what a program left open, in the order of the descriptors, as its process's exit does."""
    global _run
    while (fd := lab.kernel.lowest_open()) >= 0:
        close(fd)
    _run += 1
    setdefaulttimeout(None)


def _option_octets(value, length):
    if value is None:
        if length is None:
            raise TypeError("socket option should be int, bytes-like object or None with length")
        return bytes(length)
    if isinstance(value, int):
        return struct.pack('=i', value)
    if isinstance(value, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(value)
