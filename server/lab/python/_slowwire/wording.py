"""Writes a call's numbers as a person does: `SOL_SOCKET, SO_REUSEADDR, 1` instead of `1, 2, 1`."""

from .constants import CONSTANTS
from .record import shown

# The level of setsockopt → the prefix of its options' names.
PREFIXES = {1: 'SO_', 0: 'IP_', 6: 'TCP_', 41: 'IPV6_'}
LEVELS = {1: 'SOL_SOCKET', 0: 'IPPROTO_IP', 6: 'IPPROTO_TCP', 17: 'IPPROTO_UDP', 41: 'IPPROTO_IPV6'}
TYPE_FLAGS = {CONSTANTS['SOCK_NONBLOCK']: 'SOCK_NONBLOCK', CONSTANTS['SOCK_CLOEXEC']: 'SOCK_CLOEXEC'}
WAYS = {0: 'SHUT_RD', 1: 'SHUT_WR', 2: 'SHUT_RDWR'}


def _by_number(prefix):
    return {number: name for name, number in CONSTANTS.items() if name.startswith(prefix)}


_FAMILIES = _by_number('AF_')
_TYPES = _by_number('SOCK_')
_PROTOCOLS = _by_number('IPPROTO_')
_FLAGS = _by_number('MSG_')
_OPTIONS = {level: _by_number(prefix) for level, prefix in PREFIXES.items()}


def socket_words(family, type, proto):
    """`AF_INET, SOCK_STREAM`, with the protocol where one is named."""
    kind = type & ~sum(TYPE_FLAGS)
    words = [_TYPES.get(kind, str(kind))]
    words += [name for flag, name in TYPE_FLAGS.items() if type & flag]
    parts = [_FAMILIES.get(family, str(family)), ' | '.join(words)]
    if proto:
        parts.append(_PROTOCOLS.get(proto, str(proto)))
    return ', '.join(parts)


def option_words(level, option, *rest):
    """`IPPROTO_TCP, TCP_NODELAY, 1`."""
    name = _OPTIONS.get(level, {}).get(option, str(option))
    return ', '.join([LEVELS.get(level, str(level)), name, *map(shown, rest)])


def with_flags(words, flags):
    """Arguments followed by `MSG_PEEK | MSG_OOB`, where there are flags."""
    if not flags:
        return words
    named = [name for flag, name in _FLAGS.items() if flag & flag - 1 == 0 and flags & flag]
    rest = flags & ~sum(flag for flag in _FLAGS if flag & flag - 1 == 0 and flags & flag)
    return f"{words}, {' | '.join([*named, *([hex(rest)] if rest else [])])}"
