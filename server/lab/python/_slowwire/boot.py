"""Makes Pyodide's interpreter the lab's: in the snapshot what can be kept there, at each load what cannot."""

import gc
import importlib.util
import sys

from . import failures, file_errors, lab, limits, program, state

FOLDER = program.RUNTIME_FOLDER
REPLACED = ('errno', '_socket', 'select')
# They hold on to CPython's own `_socket`; imported again they find the lab's.
STALE = ('socket', 'selectors', 'ssl', '_ssl', 'asyncio', '_asyncio', 'subprocess')
# Imported before the snapshot, so that a program does not wait for them.
READY = (
    'socket selectors time struct json random os io sys re enum datetime hashlib base64 binascii collections '
    'contextlib dataclasses functools itertools ipaddress linecache logging math argparse pathlib queue secrets '
    'shutil signal socketserver statistics string subprocess tempfile textwrap threading traceback types typing '
    'uuid zlib http.client urllib.parse asyncio codecs copy pickle bisect heapq operator'
)


def boot():
    """Puts the lab's modules in the place of CPython's, then imports what programs use."""
    for name in list(sys.modules):
        if name.partition('.')[0] in (*REPLACED, *STALE):
            del sys.modules[name]
    for name in REPLACED:
        spec = importlib.util.spec_from_file_location(name, f'{FOLDER}{name}.py')
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    for name in READY.split():
        __import__(name)
    failures.speak_linux()
    file_errors.speak_linux()
    program.hide_runtime()
    sys.path.remove(FOLDER)
    sys.platform = 'linux'
    gc.collect()
    _keep_from_gc()


def seal(kernel, events):
    """Takes the host's functions and shuts what programs must not reach; returns the staging memory."""
    staging = lab.attach(kernel, events)
    limits.close_doors()
    state.remember()
    _keep_from_gc()
    return staging


def _keep_from_gc():
    # What is here now stays: a collection at a program's end looks at the program's own objects alone.
    gc.freeze()
