"""Tells the event log each line a program reaches, through sys.monitoring (PEP 669): library code costs nothing."""

import sys
import types

from . import lab
from .cancel import cancelled

_monitoring = sys.monitoring
_TOOL = _monitoring.DEBUGGER_ID


def watch(code):
    """Reports the lines of a program's code, functions and classes within it too."""
    if _monitoring.get_tool(_TOOL) is None:
        _monitoring.use_tool_id(_TOOL, 'slowwire')
    _monitoring.register_callback(_TOOL, _monitoring.events.LINE, _reached)
    _enable(code)


def unwatch():
    """Ends reporting."""
    if _monitoring.get_tool(_TOOL) is not None:
        _monitoring.free_tool_id(_TOOL)


def _enable(code):
    _monitoring.set_local_events(_TOOL, code, _monitoring.events.LINE)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            _enable(constant)


def _reached(code, line):
    # Line 0 is the module's own start, before its first statement.
    if line and lab.events.line(line):
        raise cancelled()
