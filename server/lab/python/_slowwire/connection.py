"""Sockets that bind, listen, accept and connect: what `_socket.socket` is."""

from operator import index

from . import addresses, lab
from .constants import CONSTANTS
from .failures import NUMBERS, checked, failure
from .record import Call, forget_counts, shown
from .transfer import Transfer
from .waiting import EAGAIN, POLLIN, POLLOUT, attempt, deadline_of, pause, wait
from .wording import WAYS

AF_UNIX = CONSTANTS['AF_UNIX']
EINPROGRESS = NUMBERS['EINPROGRESS']
DEFAULT_BACKLOG = 128


class socket(Transfer):
    """The socket type that CPython's own socket.py extends."""

    __slots__ = ()
    __module__ = '_socket'

    def bind(self, address, /):
        octets = self._pack(address, 'bind')
        with Call('bind', shown(address), self._fd):
            if self._family == AF_UNIX:
                addresses.claim_path(octets)
            checked(lab.kernel.bind(self._fd, len(octets)))

    def listen(self, backlog=DEFAULT_BACKLOG, /):
        backlog = max(index(backlog), 0)
        with Call('listen', str(backlog), self._fd):
            checked(lab.kernel.listen(self._fd, backlog))

    def _accept(self):
        with Call('accept', '', self._fd) as call:
            fd = attempt(lambda: lab.kernel.accept(self._fd), self._fd, POLLIN, self._timeout)
            address = self._unpacked(lab.kernel.address_length())
            call.new_fd = fd
            call.result = f'{fd}, {shown(address)}'
        forget_counts(fd)
        return fd, address

    def connect(self, address, /):
        octets = self._pack(address, 'connect')
        with Call('connect', shown(address), self._fd):
            error = self._connected(octets)
            if error:
                raise failure(error)

    def connect_ex(self, address, /):
        octets = self._pack(address, 'connect_ex')
        with Call('connect_ex', shown(address), self._fd) as call:
            try:
                error = self._connected(octets)
            except TimeoutError:
                error = EAGAIN
            except OSError as refused:
                error = refused.errno
            call.result = str(error)
        return error

    def shutdown(self, how, /):
        with Call('shutdown', WAYS.get(how, str(how)), self._fd):
            checked(lab.kernel.shutdown(self._fd, how))

    @staticmethod
    def _restaged(octets):
        lab.address[: len(octets)] = octets
        return len(octets)

    def _connected(self, octets):
        """connect(2), then the wait that the timeout allows; returns errno, 0 where it is connected."""
        if self._family == AF_UNIX:
            addresses.require_path(octets)
        deadline = deadline_of(self._timeout)
        result = lab.kernel.connect(self._fd, len(octets))
        # A full AF_UNIX backlog: the kernel blocks here, and has nothing to poll.
        while result == -EAGAIN and self._family == AF_UNIX and self._timeout != 0:
            pause(deadline)
            result = lab.kernel.connect(self._fd, self._restaged(octets))
        if result != -EINPROGRESS or self._timeout == 0:
            return -result
        wait(self._fd, POLLOUT, deadline)
        if self._timeout is None:
            # Asked again, the kernel leaves the socket as its own blocking connect does (inet_stream_connect).
            return -lab.kernel.connect(self._fd, self._restaged(octets))
        return self._int_option(self._fd, CONSTANTS['SO_ERROR'])
