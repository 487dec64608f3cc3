"""A program's stdout, stderr and stdin: text goes to the event log, lines come from a person."""

import builtins
import io
import sys

from . import lab
from .cancel import cancelled
from .record import Call, current_line, shown

# One output event holds so many characters at most; the rest is counted, not kept.
OUTPUT_LIMIT = 16_384


class Output(io.TextIOBase):
    """A text stream that hands on whole lines, and the rest when flushed."""

    def __init__(self, name, descriptor):
        self.name = f'<{name}>'
        self._stream = name
        self._descriptor = descriptor
        self._pending = []
        self._line = None
        self.buffer = _Bytes(self)

    encoding = 'utf-8'
    errors = 'strict'
    line_buffering = True

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        self._pending.append(text)
        self._line = current_line() or self._line
        if '\n' in text:
            whole, newline, rest = ''.join(self._pending).rpartition('\n')
            self._pending = [rest] if rest else []
            self._send(whole + newline)
        return len(text)

    def flush(self):
        text = ''.join(self._pending)
        self._pending = []
        if text:
            self._send(text)

    def writable(self):
        return True

    def fileno(self):
        return self._descriptor

    def reconfigure(self, **options):
        """Accepted for programs that call it: the text is always UTF-8, by lines."""

    def _send(self, text):
        if len(text) > OUTPUT_LIMIT:
            more = len(text) - OUTPUT_LIMIT
            text = f'{text[:OUTPUT_LIMIT]}… ({more} more characters not kept)\n'
        lab.events.output(self._stream, text, self._line)


class _Bytes(io.RawIOBase):
    """The stream's octets: `sys.stdout.buffer.write(b'…')`."""

    def __init__(self, text):
        self._text = text

    def writable(self):
        return True

    def write(self, data, /):
        octets = bytes(data)
        self._text.write(octets.decode('utf-8', 'backslashreplace'))
        return len(octets)

    def flush(self):
        self._text.flush()


class Input(io.TextIOBase):
    """Lines typed by a person."""

    name = '<stdin>'
    encoding = 'utf-8'

    def readable(self):
        return True

    def readline(self, size=-1, /):
        return f'{_typed("")}\n'

    def __next__(self):
        return self.readline()


def input(prompt='', /):
    """The built-in: shows the prompt, blocks until a person typed a line."""
    sys.stdout.flush()
    text = str(prompt)
    with Call('input', shown(text) if text else '') as call:
        typed = _typed(text)
        call.result = shown(typed)
    return typed


def _typed(prompt):
    typed = lab.events.input(prompt)
    if typed is None:
        raise cancelled()
    return typed


def install():
    """Gives the program its three streams."""
    sys.stdin, sys.stdout, sys.stderr = Input(), Output('stdout', 1), Output('stderr', 2)
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
    builtins.input = input
