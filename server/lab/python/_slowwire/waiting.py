"""Blocks as CPython does: a socket's timeout is kept here, the kernel's descriptors never block by themselves."""

import time

from . import lab
from .failures import NUMBERS, checked

POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32

EAGAIN = NUMBERS['EAGAIN']
POLL_FOREVER = -1
RETRY_MS = 1


def deadline_of(timeout):
    """When `timeout` seconds from now are over, or None for never."""
    return None if timeout is None else time.monotonic() + timeout


def wait(fd, events, deadline):
    """Blocks until `fd` shows one of `events`. Raises TimeoutError at the deadline, Cancelled when the run is stopped."""
    if checked(lab.kernel.wait(fd, events, _left_ms(deadline))) == 0:
        raise TimeoutError('timed out')


def pause(deadline):
    """Blocks for a moment, where the kernel has nothing to poll for. Raises as `wait` does."""
    if deadline is not None and time.monotonic() >= deadline:
        raise TimeoutError('timed out')
    checked(lab.kernel.sleep(RETRY_MS))


def attempt(call, fd, events, timeout):
    """Makes `call` until it no longer says EAGAIN, waiting as `timeout` allows. Returns its result, ≥ 0."""
    result = call()
    if result == -EAGAIN and timeout != 0:
        deadline = deadline_of(timeout)
        while result == -EAGAIN:
            wait(fd, events, deadline)
            result = call()
    return checked(result)


def _left_ms(deadline):
    if deadline is None:
        return POLL_FOREVER
    # Rounded up, as CPython does: an early wake would only poll again.
    return max(0, -int((time.monotonic() - deadline) * 1000 // 1))
