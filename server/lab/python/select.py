"""CPython's C module `select` on the lab's poll(2): select and poll, over the lab's sockets."""

from _slowwire import lab
from _slowwire.failures import NUMBERS, checked, failure
from _slowwire.record import Call, shown
from _slowwire.waiting import POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, POLLPRI

POLLRDNORM, POLLRDBAND, POLLWRNORM, POLLWRBAND, POLLMSG, POLLRDHUP = 64, 128, 256, 512, 1024, 8192
PIPE_BUF = 4096
error = OSError

POLLFD_BYTES = 8
FOREVER = -1

# What select(2) counts as readable, writable, exceptional. Source: fs/select.c.
_READABLE = POLLIN | POLLRDNORM | POLLRDBAND | POLLHUP | POLLERR
_WRITABLE = POLLOUT | POLLWRNORM | POLLWRBAND | POLLERR


def select(rlist, wlist, xlist, timeout=None, /):
    """select(2): the members of each list that are ready."""
    if timeout is not None and timeout < 0:
        raise ValueError('timeout must be non-negative')
    lists = [[(_descriptor(one), one) for one in some] for some in (rlist, wlist, xlist)]
    wanted = {}
    for members, events in zip(lists, (POLLIN, POLLOUT, POLLPRI)):
        for fd, _ in members:
            wanted[fd] = wanted.get(fd, 0) | events
    fds = [[fd for fd, _ in members] for members in lists]
    with Call('select', ', '.join(map(shown, (*fds, timeout)))) as call:
        seen = dict(_poll(wanted, None if timeout is None else timeout * 1000))
        if any(state & POLLNVAL for state in seen.values()):
            raise failure(NUMBERS['EBADF'])
        ready = tuple(
            [one for fd, one in members if seen.get(fd, 0) & mask]
            for members, mask in zip(lists, (_READABLE, _WRITABLE, POLLPRI))
        )
        call.result = ', '.join(shown([_descriptor(one) for one in some]) for some in ready)
    return ready


class poll:
    """poll(2) over registered descriptors."""

    def __init__(self):
        self._wanted = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._wanted[_descriptor(fd)] = eventmask

    def modify(self, fd, eventmask, /):
        number = _descriptor(fd)
        if number not in self._wanted:
            raise failure(NUMBERS['ENOENT'])
        self._wanted[number] = eventmask

    def unregister(self, fd, /):
        del self._wanted[_descriptor(fd)]

    def poll(self, timeout=None, /):
        with Call('poll', '' if timeout is None else shown(timeout)) as call:
            ready = _poll(self._wanted, timeout)
            call.result = shown(ready)
        return ready


def __getattr__(name):
    # Without it, selectors.DefaultSelector is the one over poll.
    if name.lower().startswith('epoll'):
        raise AttributeError('the lab offers select and poll, not epoll')
    raise AttributeError(f"module 'select' has no attribute {name!r}")


def _poll(wanted, timeout_ms):
    for at, (fd, events) in enumerate(wanted.items()):
        lab.data[at * POLLFD_BYTES : (at + 1) * POLLFD_BYTES] = fd.to_bytes(4, 'little') + events.to_bytes(4, 'little')
    is_forever = timeout_ms is None or timeout_ms < 0
    # Rounded up: an early wake would find nothing.
    checked(lab.kernel.poll(len(wanted), FOREVER if is_forever else -int(-timeout_ms // 1)))
    seen = []
    for at, fd in enumerate(wanted):
        state = int.from_bytes(lab.data[at * POLLFD_BYTES + 6 : (at + 1) * POLLFD_BYTES], 'little')
        if state:
            seen.append((fd, state))
    return seen


def _descriptor(source):
    fd = source if isinstance(source, int) else None
    if fd is None:
        if not hasattr(source, 'fileno'):
            raise TypeError('argument must be an int, or have a fileno() method.')
        fd = source.fileno()
    if fd < 0:
        raise ValueError(f'file descriptor cannot be a negative integer ({fd})')
    return fd
