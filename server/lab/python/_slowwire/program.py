"""Runs one program from its first line to the end of its process, and says how it ended."""

import atexit
import builtins
import gc
import json
import linecache
import sys
import traceback
import types

from . import cancel, lab, lines, streams
from .descriptor import close_all
from .cancel import Cancelled
from .record import shown

RUNTIME_FOLDER = '/slowwire/'


def run(file, source, setting):
    """Runs `source` as `__main__`. Returns JSON: null, or message, line and traceback of what it raised."""
    lab.begin(file, setting)
    streams.install()
    cancel.listen()
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    main = types.ModuleType('__main__')
    main.__dict__.update(__file__=file, __builtins__=builtins, __spec__=None)
    sys.modules['__main__'] = main
    sys.argv = [file]
    try:
        error = _guarded(lambda: _execute(file, source, main))
        error = _guarded(atexit._run_exitfuncs) or error
        cancel.ignore()
    except Cancelled:
        error = None
    lines.unwatch()
    _flush()
    lab.program_file = None
    main.__dict__.clear()
    gc.collect()
    close_all()
    return json.dumps(error)


def _execute(file, source, main):
    code = compile(source, file, 'exec', dont_inherit=True)
    lines.watch(code)
    exec(code, main.__dict__)


def _guarded(work):
    """How `work` ended, as the event log tells it."""
    try:
        work()
    except SystemExit as request:
        return _exit(request)
    except Cancelled:
        return None
    except BaseException as error:
        return _raised(error)
    return None


def _exit(request):
    code = request.code
    if code is None or code == 0:
        return None
    is_status = isinstance(code, int)
    if not is_status:
        print(code, file=sys.stderr)
    text = '' if is_status else f'{code}\n'
    return {'message': f'SystemExit: {shown(code)}', 'line': _line_of(request), 'traceback': text}


def _raised(error):
    report = traceback.TracebackException.from_exception(error)
    text = ''.join(report.format())
    sys.stderr.write(text)
    message = ''.join(report.format_exception_only()).strip().partition('\n')[0]
    if isinstance(error, SyntaxError):
        message = f'{type(error).__name__}: {error.msg}'
    return {'message': message, 'line': _line_of(error), 'traceback': text}


def _line_of(error):
    if isinstance(error, SyntaxError) and error.filename == lab.program_file:
        return error.lineno
    line = None
    for frame, number in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == lab.program_file:
            line = number
    return line


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            continue  # The program has put something else there: it has nothing for the log.


def _is_lab(frame):
    return frame.f_code.co_filename.startswith(RUNTIME_FOLDER)


def hide_runtime():
    """Keeps the lab's own frames out of every traceback: an ordinary Python has that code in C."""
    walk, walk_with_positions = traceback.walk_tb, traceback._walk_tb_with_full_positions

    def walk_tb(trace):
        return ((frame, line) for frame, line in walk(trace) if not _is_lab(frame))

    def walk_tb_with_full_positions(trace):
        return (found for found in walk_with_positions(trace) if not _is_lab(found[0]))

    traceback.walk_tb = walk_tb
    traceback._walk_tb_with_full_positions = walk_tb_with_full_positions
