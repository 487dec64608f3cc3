"""The end that a host can put to its program: raised once where the program is, then by every call that would block."""

import signal

class Cancelled(BaseException):
    """The run was stopped. No `except Exception` catches it."""


_is_over = True
_real_signal = signal.signal


def listen():
    """Lets the host interrupt a program that calls nothing, from now on."""
    global _is_over
    _is_over = False
    _real_signal(signal.SIGINT, _interrupt)


def ignore():
    """The program is over, or on its way: what it still tidies runs undisturbed."""
    global _is_over
    _is_over = True


def cancelled():
    """The exception that unwinds a program."""
    ignore()
    return Cancelled()


def _interrupt(number, frame):
    if not _is_over:
        raise cancelled()
