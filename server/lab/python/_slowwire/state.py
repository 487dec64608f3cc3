"""Brings an interpreter back to what it was before a program: modules, their contents, files."""

import os
import shutil
import sys
import time

HOME = '/home/pyodide'
FOLDERS = (HOME, '/tmp')

# Modules whose classes a program may patch by way of experiment.
PATCHED = ('_socket', 'socket', 'select', 'selectors')

_modules = {}
_contents = {}
_classes = {}


def remember():
    """Notes the modules that are there and what they hold."""
    _modules.update(sys.modules)
    for name, module in _modules.items():
        _contents[name] = dict(vars(module))
    for name in PATCHED:
        for value in vars(_modules[name]).values():
            if isinstance(value, type) and value.__module__ == name:
                _classes[value] = dict(vars(value))


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
    for kind, was in _classes.items():
        _restore_class(kind, was)
    for folder in FOLDERS:
        _empty(folder)
    os.chdir(HOME)


def _restore_class(kind, was):
    held = dict(vars(kind))
    for name in held.keys() - was.keys():
        delattr(kind, name)
    for name, value in was.items():
        if held.get(name, was) is not value:
            setattr(kind, name, value)


def _empty(folder):
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.unlink(entry.path)
