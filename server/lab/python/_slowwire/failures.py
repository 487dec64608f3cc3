"""Turns the kernel's `-errno` into the exception that CPython on Linux raises."""

import gc

from . import lab
from .cancel import cancelled
from .errnos import ALIASES, ERRNOS

NUMBERS = {name: number for number, (name, _) in ERRNOS.items()} | ALIASES

ECANCELED = NUMBERS['ECANCELED']
ENETUNREACH = NUMBERS['ENETUNREACH']

# PEP 3151's table, by Linux's numbers.
CLASSES = {
    'EAGAIN': BlockingIOError,
    'EALREADY': BlockingIOError,
    'EINPROGRESS': BlockingIOError,
    'ECHILD': ChildProcessError,
    'EPIPE': BrokenPipeError,
    'ESHUTDOWN': BrokenPipeError,
    'ECONNABORTED': ConnectionAbortedError,
    'ECONNREFUSED': ConnectionRefusedError,
    'ECONNRESET': ConnectionResetError,
    'EEXIST': FileExistsError,
    'ENOENT': FileNotFoundError,
    'EISDIR': IsADirectoryError,
    'ENOTDIR': NotADirectoryError,
    'EINTR': InterruptedError,
    'EACCES': PermissionError,
    'EPERM': PermissionError,
    'ESRCH': ProcessLookupError,
    'ETIMEDOUT': TimeoutError,
}


def strerror(number):
    """glibc's text for an errno. Source: strerror(3)."""
    known = ERRNOS.get(number)
    return known[1] if known else f'Unknown error {number}'


def failure(number):
    """The exception for an errno, ready to raise."""
    if number == ECANCELED:
        return cancelled()
    name = ERRNOS[number][0] if number in ERRNOS else None
    error = CLASSES.get(name, OSError)(number, strerror(number))
    if number == ENETUNREACH:
        error.add_note(f'The lab reaches only its own hosts: {lab.described()}.')
    return error


def checked(result):
    """The result of a system call, or its exception."""
    if result < 0:
        raise failure(-result)
    return result


def speak_linux():
    """Makes `OSError(number, text)` choose its subclass by Linux's numbers: Emscripten's C library has others."""
    for table in gc.get_referrers(ConnectionRefusedError):
        if type(table) is dict and all(type(key) is int for key in table):
            table.update({NUMBERS[name]: kind for name, kind in CLASSES.items()})
