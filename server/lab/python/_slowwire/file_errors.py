"""Errors of the in-memory file system with Linux's numbers and texts: Emscripten's C library has WASI's."""

import builtins
import errno as wasi
import io
import os

from .failures import CLASSES, NUMBERS, strerror

# os functions that fail with an errno of their own; the others are built from them.
CALLS = (
    'access chdir chmod close fstat fsync ftruncate link listdir lseek lstat mkdir open pipe read readlink '
    'remove rename replace rmdir scandir stat statvfs symlink truncate unlink utime write'
)


def speak_linux():
    """Wraps what opens, finds and changes files."""
    for name in CALLS.split():
        if hasattr(os, name):
            setattr(os, name, _translated(getattr(os, name)))
    builtins.open = io.open = _translated(io.open)


def _translated(call):
    def translating(*args, **kwargs):
        try:
            return call(*args, **kwargs)
        except OSError as error:
            raise _linux(error) from None

    translating.__name__ = translating.__qualname__ = call.__name__
    translating.__doc__ = call.__doc__
    return translating


def _linux(error):
    name = wasi.errorcode.get(error.errno)
    number = NUMBERS.get(name)
    if number is None:
        return error
    kind = CLASSES.get(name, OSError)
    return kind(number, strerror(number), error.filename, None, error.filename2)
