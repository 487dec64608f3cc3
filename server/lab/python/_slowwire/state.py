"""Brings an interpreter back to what it was before a program: modules, their contents, files."""

import os
import shutil
import sys
import time

HOME = '/home/pyodide'
FOLDERS = (HOME, '/tmp')

_modules = {}
_contents = {}


def remember():
    """Notes the modules that are there and what they hold."""
    _modules.update(sys.modules)
    for name, module in _modules.items():
        _contents[name] = dict(vars(module))


def restore():
    """Undoes what a program did to modules and in-memory files."""
    for name in sys.modules.keys() - _modules.keys():
        del sys.modules[name]
    sys.modules.update(_modules)
    for name, module in _modules.items():
        held, was = vars(module), _contents[name]
        for added in held.keys() - was.keys():
            del held[added]
        held.update(was)
    for folder in FOLDERS:
        _empty(folder)
    os.chdir(HOME)


def _empty(folder):
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.unlink(entry.path)
