"""Names and numeric addresses: the lab's own hosts instead of DNS. Source: getaddrinfo(3), inet_pton(3)."""

import ipaddress

from . import lab
from .constants import CONSTANTS

AF_INET, AF_INET6 = 2, 10
NAME_UNKNOWN = CONSTANTS['EAI_NONAME']
LOOPBACK = '127.0.0.1'
LOOPBACK6 = '::1'


class gaierror(OSError):
    """A name that getaddrinfo(3) does not know."""

    __module__ = 'socket'


class herror(OSError):
    """An address that gethostbyaddr(3) does not know."""

    __module__ = 'socket'


def unknown_name(host):
    """getaddrinfo(3)'s error, with a note that names the hosts the lab has."""
    error = gaierror(NAME_UNKNOWN, 'Name or service not known')
    error.add_note(f'The lab knows no host {host!r}, only its own: {lab.described()}.')
    return error


def address_of(host, family):
    """Four octets for a host: a name of the lab, a numeric address, '' or '<broadcast>'."""
    text = _text(host)
    if text == '':
        return bytes(4)
    if text in ('<broadcast>', '255.255.255.255'):
        return b'\xff' * 4
    try:
        return aton(_numeric(text, family))
    except OSError:
        raise unknown_name(text) from None


def address6_of(host):
    """Sixteen octets and a scope id for a host: a name of the lab, a numeric address with or without %zone, or ''."""
    text = _text(host)
    if text == '':
        return bytes(16), 0
    number, _, zone = lab.hosts6.get(text, LOOPBACK6 if text == 'localhost' else text).partition('%')
    try:
        return ipaddress.IPv6Address(number).packed, _scope(zone) if zone else _implied_scope(number)
    except ValueError:
        raise unknown_name(text) from None


def _text(host):
    if host is None:
        return ''
    if isinstance(host, str):
        text = host
    elif isinstance(host, (bytes, bytearray)):
        text = host.decode('ascii')
    else:
        kind = type(host).__name__
        raise TypeError(f'str, bytes or bytearray expected, not {kind}')
    if '\0' in text:
        raise TypeError('host name must not contain null character')
    return text


def _numeric(name, family):
    if name == 'localhost':
        return LOOPBACK if family == AF_INET else LOOPBACK6
    if name == lab.host_name and name not in lab.hosts:
        return LOOPBACK
    return (lab.hosts if family == AF_INET else lab.hosts6).get(name, name)


# A host has two interfaces. Source: if_nameindex(3).
INTERFACES = [(1, 'lo'), (2, 'eth0')]


def _scope(zone):
    for index, name in INTERFACES:
        if zone in (name, str(index)):
            return index
    raise unknown_name(zone)


def _implied_scope(number):
    # A person writes ('server', 80): the one link there is goes without saying (RFC 4007 §6).
    return INTERFACES[1][0] if number in lab.hosts6.values() and number.startswith('fe80:') else 0


def aton(text):
    """inet_aton(3): one to four numbers, decimal, octal or hexadecimal."""
    parts = text.split('.')
    try:
        numbers = [int(part, _base(part)) for part in parts]
    except ValueError:
        numbers = []
    last_limit = 1 << 8 * (5 - len(parts))
    if not numbers or len(numbers) > 4 or max(numbers[:-1], default=0) > 255:
        raise OSError('illegal IP address string passed to inet_aton')
    if not 0 <= numbers[-1] < last_limit:
        raise OSError('illegal IP address string passed to inet_aton')
    return bytes(numbers[:-1]) + numbers[-1].to_bytes(5 - len(numbers))


def _base(part):
    if not part.isalnum() or not part.isascii():
        raise ValueError(part)
    if part[:2].lower() == '0x':
        return 16
    return 8 if part != '0' and part[0] == '0' else 10


def ntoa(octets):
    """inet_ntoa(3)."""
    if len(octets) != 4:
        raise OSError('packed IP wrong length for inet_ntoa')
    return '.'.join(map(str, octets))


def pton(family, text):
    """inet_pton(3)."""
    try:
        if family == AF_INET:
            return ipaddress.IPv4Address(text).packed
        if family == AF_INET6 and '%' not in text:
            return ipaddress.IPv6Address(text).packed
    except ValueError:
        pass
    else:
        if family != AF_INET6:
            raise OSError(97, 'Address family not supported by protocol')
    raise OSError('illegal IP address string passed to inet_pton')


def ntop(family, octets):
    """inet_ntop(3)."""
    if family == AF_INET:
        if len(octets) != 4:
            raise ValueError('invalid length of packed IP address string')
        return ntoa(octets)
    if family == AF_INET6:
        if len(octets) != 16:
            raise ValueError('invalid length of packed IP address string')
        return str(ipaddress.IPv6Address(bytes(octets)))
    raise ValueError(f'unknown address family {family}')
