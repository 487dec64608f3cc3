"""CPython's C module `errno` with Linux's numbers."""

from _slowwire.errnos import ERRNOS
from _slowwire.failures import NUMBERS

globals().update(NUMBERS)
errorcode = {number: name for number, (name, _) in ERRNOS.items()}
