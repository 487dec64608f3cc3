"""What the lab cannot offer says so, in the words a program's author needs."""

import _thread
import importlib.abc
import os
import signal
import sys
import threading
import time
from operator import index

from . import lab
from .failures import NUMBERS, checked, strerror
from .record import Call, shown

NO_THREADS = "can't start new thread: the lab runs each program on one thread; use select or non-blocking sockets"
NO_PROCESSES = 'the lab runs one process a host: it cannot start others'
NO_SIGNALS = 'the lab delivers no signals to programs'
SIGINT = 2

# Modules that reach out of the interpreter, or that need what is not there → why.
CLOSED = {
    'js': 'programs of the lab have no JavaScript',
    'pyodide': 'programs of the lab have no JavaScript',
    'pyodide_js': 'programs of the lab have no JavaScript',
    '_pyodide': 'programs of the lab have no JavaScript',
    '_pyodide_core': 'programs of the lab have no JavaScript',
    '_slowwire': 'it belongs to the lab, not to its programs',
    'ctypes': 'programs of the lab have no native code',
    '_ctypes': 'programs of the lab have no native code',
    'ssl': 'the lab has no TLS',
    '_ssl': 'the lab has no TLS',
    'multiprocessing': NO_PROCESSES,
    '_multiprocessing': NO_PROCESSES,
    '_posixsubprocess': NO_PROCESSES,
    '_testcapi': 'it belongs to CPython\'s own tests',
    '_testinternalcapi': 'it belongs to CPython\'s own tests',
    '_testlimitedcapi': 'it belongs to CPython\'s own tests',
}

_SECOND_MS = 1000


class _ClosedModules(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path, target=None):
        reason = CLOSED.get(fullname.partition('.')[0])
        if reason:
            raise ModuleNotFoundError(f'No module named {fullname!r}: {reason}', name=fullname)
        return None


def _no_thread(*args, **kwargs):
    raise RuntimeError(NO_THREADS)


def _no_process(*args, **kwargs):
    raise OSError(NUMBERS['ENOSYS'], f"{strerror(NUMBERS['ENOSYS'])}: {NO_PROCESSES}")


def _no_signal(*args, **kwargs):
    raise ValueError(NO_SIGNALS)


def sleep(seconds, /):
    """time.sleep: blocks, and ends with the run."""
    if not isinstance(seconds, float):
        seconds = index(seconds)
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    with Call('sleep', shown(seconds)):
        checked(lab.kernel.sleep(float(seconds) * _SECOND_MS))


def close_doors():
    """Replaces what a program must not or cannot use. Done once, in the snapshot."""
    # Not above: the snapshot imports them anew.
    import asyncio
    import subprocess

    # Pyodide's own loop counts as running; a program brings its own.
    asyncio._set_running_loop(None)

    sys.meta_path[:] = [
        finder for finder in sys.meta_path if not type(finder).__module__.startswith('_pyodide')
    ]
    sys.meta_path.insert(0, _ClosedModules())
    for name in [name for name in sys.modules if name.partition('.')[0] in CLOSED]:
        del sys.modules[name]
    for name in ('start_new_thread', 'start_new', 'start_joinable_thread'):
        setattr(_thread, name, _no_thread)
    threading._start_joinable_thread = _no_thread
    threading.Thread.start = _no_thread
    for name in ('fork', 'forkpty', 'system', 'popen', 'posix_spawn', 'execv', 'execve'):
        setattr(os, name, _no_process)
    subprocess.Popen.__init__ = _no_process
    subprocess.Popen.__del__ = lambda self: None
    os.strerror = strerror
    time.sleep = sleep
    for name in ('signal', 'alarm', 'setitimer', 'pause', 'sigwait'):
        setattr(signal, name, _no_signal)
