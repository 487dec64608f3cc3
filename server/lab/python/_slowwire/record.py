"""Tells the event log which call a program is in, with which arguments, and how it left."""

import sys

from . import lab
from .cancel import Cancelled, cancelled
from .errnos import ERRNOS

SHOWN_BYTES = 32
SHOWN_CHARACTERS = 160

# What each descriptor has written and read so far, in octets: fd → [written, read].
_counts = {}


def forget_counts(fd):
    """A new descriptor starts at octet 0 both ways."""
    _counts[fd] = [0, 0]


def count(fd, direction, length):
    """Moves the counter of `direction` (0 written, 1 read) on; returns the range passed over."""
    counts = _counts.setdefault(fd, [0, 0])
    start = counts[direction]
    counts[direction] = start + length
    return start, start + length


def peeked(fd, direction, length):
    """The range that `count` would give, without moving on."""
    start = _counts.setdefault(fd, [0, 0])[direction]
    return start, start + length


def current_line():
    """The line of the innermost frame of the program, or None."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == lab.program_file:
            return frame.f_lineno
        frame = frame.f_back
    return None


def shown(value):
    """A value as a person would write it, long ones cut by rule: `b'aaaa…' (4096 bytes)`."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        octets = bytes(value[:SHOWN_BYTES])
        if len(value) <= SHOWN_BYTES:
            return repr(octets)
        return f'{repr(octets)[:-1]}…{repr(octets)[-1]} ({len(value)} bytes)'
    text = repr(value)
    return text if len(text) <= SHOWN_CHARACTERS else f'{text[:SHOWN_CHARACTERS]}…'


class Call:
    """One call in the log, from `with` to its end. Set `result`, `new_fd` and `range` before leaving."""

    __slots__ = ('id', 'name', 'result', 'new_fd', 'range')

    def __init__(self, name, args, fd=None, offered=None):
        self.name = name
        self.result = 'None'
        self.new_fd = None
        self.range = (None, None)
        start, end = (None, None) if offered is None else peeked(fd, 0, offered)
        self.id = lab.events.call(name, args, fd, current_line(), start, end)
        if self.id is None:
            raise cancelled()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        start, end = self.range
        if error is None:
            lab.events.left(self.id, self.name, self.result, self.new_fd, start, end)
        else:
            lab.events.raised(self.id, self.name, *_named(error), start, end)


def _named(error):
    """An exception's name for the log, errno's where it has one, and its message."""
    if isinstance(error, Cancelled):
        return 'Cancelled', 'the run was stopped'
    number = getattr(error, 'errno', None)
    if number in ERRNOS:
        return ERRNOS[number][0], error.strerror or ''
    return type(error).__name__, str(error)
