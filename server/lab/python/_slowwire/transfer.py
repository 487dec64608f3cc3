"""Octets in and out of a socket: send, recv and their kin, with CPython's blocking and timeouts."""

from operator import index

from . import addresses, lab
from .constants import CONSTANTS
from .descriptor import Descriptor
from .failures import checked
from .record import Call, count, peeked, shown
from .waiting import EAGAIN, POLLIN, POLLOUT, attempt, deadline_of, wait
from .wording import with_flags

MSG_PEEK = CONSTANTS['MSG_PEEK']
MSG_WAITALL = CONSTANTS['MSG_WAITALL']
SOCK_STREAM = CONSTANTS['SOCK_STREAM']
AF_UNIX = CONSTANTS['AF_UNIX']


class Transfer(Descriptor):
    """A socket that octets go through."""

    __slots__ = ()

    def send(self, data, flags=0, /):
        octets = _octets(data)
        words = with_flags(shown(octets), flags)
        with Call('send', words, self._fd, offered=len(octets)) as call:
            sent = self._sent(octets, flags)
            call.range = count(self._fd, 0, sent)
            call.result = str(sent)
        return sent

    def sendall(self, data, flags=0, /):
        octets = _octets(data)
        words = with_flags(shown(octets), flags)
        deadline = deadline_of(self._timeout)
        with Call('sendall', words, self._fd, offered=len(octets)) as call:
            start, end = peeked(self._fd, 0, 0)
            try:
                while True:
                    sent = self._attempt_send(octets, flags, deadline)
                    _, end = count(self._fd, 0, sent)
                    octets = octets[sent:]
                    if not octets:
                        break
            finally:
                call.range = (start, end)

    def sendto(self, data, *rest):
        if not 1 <= len(rest) <= 2:
            raise TypeError(f'sendto() takes 2 or 3 arguments ({len(rest) + 1} given)')
        octets = _octets(data)
        flags, address = rest if len(rest) == 2 else (0, rest[0])
        packed = addresses.pack(self._family, address, 'sendto')
        words = f'{with_flags(shown(octets), flags)}, {shown(address)}'
        with Call('sendto', words, self._fd, offered=len(octets)) as call:
            if self._family == AF_UNIX:
                addresses.require_path(packed)
            sent = attempt(
                lambda: self._stage_and_send(octets, flags, packed), self._fd, POLLOUT, self._timeout
            )
            call.range = count(self._fd, 0, sent)
            call.result = str(sent)
        return sent

    def recv(self, size, flags=0, /):
        _require_size(size, 'recv')
        with Call('recv', with_flags(str(size), flags), self._fd) as call:
            data = self._received(call, size, flags)
            call.result = shown(data)
        return data

    def recvfrom(self, size, flags=0, /):
        _require_size(size, 'recvfrom')
        with Call('recvfrom', with_flags(str(size), flags), self._fd) as call:
            data = self._received(call, size, flags, lab.kernel.recvfrom)
            address = self._sender()
            call.result = f'({shown(data)}, {shown(address)})'
        return data, address

    def recv_into(self, buffer, nbytes=0, flags=0):
        target, size = _target(buffer, nbytes, 'recv_into')
        with Call('recv_into', with_flags(f'<{len(target)} bytes>, {size}', flags), self._fd) as call:
            data = self._received(call, size, flags)
            target[: len(data)] = data
            call.result = f'{len(data)} {shown(data)}'
        return len(data)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        target, size = _target(buffer, nbytes, 'recvfrom_into')
        words = with_flags(f'<{len(target)} bytes>, {size}', flags)
        with Call('recvfrom_into', words, self._fd) as call:
            data = self._received(call, size, flags, lab.kernel.recvfrom)
            address = self._sender()
            target[: len(data)] = data
            call.result = f'({len(data)}, {shown(address)})'
        return len(data), address

    def _sent(self, octets, flags):
        """One send(2). A blocking one takes all the octets, as in the kernel, unless it fails after some."""
        sent = self._attempt_send(octets, flags, deadline_of(self._timeout))
        while self._timeout is None and sent < len(octets):
            result = self._stage_and_send(octets[sent:], flags)
            if result == -EAGAIN:
                wait(self._fd, POLLOUT, None)
            elif result < 0:
                break
            else:
                sent += result
        return sent

    def _attempt_send(self, octets, flags, deadline):
        result = self._stage_and_send(octets, flags)
        while result == -EAGAIN and self._timeout != 0:
            wait(self._fd, POLLOUT, deadline)
            result = self._stage_and_send(octets, flags)
        return checked(result)

    def _stage_and_send(self, octets, flags, packed=None):
        size = min(len(octets), lab.DATA_BYTES)
        lab.data[:size] = octets[:size]
        if packed is None:
            return lab.kernel.send(self._fd, size, flags)
        lab.address[: len(packed)] = packed
        return lab.kernel.sendto(self._fd, size, flags, len(packed))

    def _received(self, call, size, flags, receive=None):
        """recv(2) or recvfrom(2); with MSG_WAITALL until `size` octets or the end of the stream."""
        receive = receive or lab.kernel.recv
        whole = b''
        while True:
            left = min(size - len(whole), lab.DATA_BYTES)
            got = attempt(lambda: receive(self._fd, left, flags), self._fd, POLLIN, self._timeout)
            # MSG_TRUNC gives a datagram's real length, which may be more than there was room for.
            piece = bytes(lab.data[: min(got, left)])
            whole = whole + piece if whole else piece
            is_enough = not piece or len(whole) >= size or not flags & MSG_WAITALL
            if is_enough or self._type != SOCK_STREAM or self._timeout is not None:
                break
        call.range = (peeked if flags & MSG_PEEK else count)(self._fd, 1, len(whole))
        return whole

    def _sender(self):
        return addresses.unpack(bytes(lab.address[: lab.kernel.address_length()]))


def _octets(data):
    if isinstance(data, bytes):
        return data
    try:
        return memoryview(data).cast('B')
    except TypeError:
        kind = type(data).__name__
        raise TypeError(f'a bytes-like object is required, not {kind!r}') from None


def _require_size(size, name):
    if index(size) < 0:
        raise ValueError(f'negative buffersize in {name}')


def _target(buffer, nbytes, name):
    target = memoryview(buffer).cast('B')
    if target.readonly:
        kind = type(buffer).__name__
        raise TypeError(f'{name}() argument 1 must be read-write bytes-like object, not {kind}')
    if nbytes < 0:
        raise ValueError(f'negative buffersize in {name}')
    if nbytes > len(target):
        raise ValueError('buffer too small for requested bytes')
    return target, nbytes or len(target)
