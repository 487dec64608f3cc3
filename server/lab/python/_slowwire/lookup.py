"""getaddrinfo and its kin over the lab's table of hosts. Source: getaddrinfo(3), services(5)."""

from . import lab, names
from .constants import CONSTANTS
from .names import AF_INET, AF_INET6, gaierror, herror, unknown_name

# /etc/services, as far as a lesson names one.
SERVICES = {
    'echo': 7,
    'discard': 9,
    'daytime': 13,
    'ftp': 21,
    'ssh': 22,
    'telnet': 23,
    'smtp': 25,
    'domain': 53,
    'http': 80,
    'ntp': 123,
    'https': 443,
}
# Socket type and protocol, in the order that glibc answers.
KINDS = [(1, 6), (2, 17), (3, 0)]


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Every address of `host` that the arguments allow, as CPython gives them."""
    number = _port_of(port)
    kinds = [
        (kind, known)
        for kind, known in KINDS
        if type in (0, kind) and (proto in (0, known) or (known == 0 and type == kind))
    ]
    if not kinds:
        raise gaierror(CONSTANTS['EAI_SERVICE'], 'Servname not supported for ai_socktype')
    addresses = _addresses(host, number, family, flags)
    return [
        (known, kind, proto or protocol, '', address)
        for known, address in addresses
        for kind, protocol in kinds
    ]


def _addresses(host, port, family, flags):
    passive = flags & CONSTANTS['AI_PASSIVE']
    if host is None:
        v4, v6 = ('0.0.0.0', '::') if passive else (names.LOOPBACK, names.LOOPBACK6)
        both = [(AF_INET, (v4, port)), (AF_INET6, (v6, port, 0, 0))]
        return [pair for pair in both if family in (0, pair[0])]
    found = []
    for known in (AF_INET, AF_INET6):
        if family in (0, known):
            try:
                found.append((known, _resolved(host, port, known)))
            except gaierror:
                continue
    if not found or host == '':
        raise unknown_name(host)
    return found


def _resolved(host, port, family):
    if family == AF_INET:
        return names.ntoa(names.address_of(host, family)), port
    number, scope = names.address6_of(host)
    return names.ntop(AF_INET6, number), port, 0, scope


def _port_of(port):
    if port is None:
        return 0
    if isinstance(port, (str, bytes)):
        text = port.decode() if isinstance(port, bytes) else port
        if text in SERVICES:
            return SERVICES[text]
        if not text.isdecimal():
            raise gaierror(CONSTANTS['EAI_SERVICE'], 'Servname not supported for ai_socktype')
        return int(text)
    if not isinstance(port, int):
        raise OSError('Int or String expected')
    return port


def gethostbyname(host):
    """The IPv4 address of a host, as text."""
    return names.ntoa(names.address_of(host, AF_INET))


def gethostbyname_ex(host):
    """The name, no aliases, its address."""
    return host, [], [gethostbyname(host)]


def gethostbyaddr(host):
    """The lab's name for an address."""
    number = gethostbyname(host)
    name = _name_of(number)
    if name is None:
        raise herror(1, 'Unknown host')
    return name, [], [number]


def getnameinfo(address, flags):
    """The lab's name and the service's for an address, or the numbers where `flags` says so."""
    host, port = address[:2]
    known = None if flags & CONSTANTS['NI_NUMERICHOST'] else _name_of(host)
    services = {number: name for name, number in SERVICES.items()}
    service = None if flags & CONSTANTS['NI_NUMERICSERV'] else services.get(port)
    if known is None and flags & CONSTANTS['NI_NAMEREQD']:
        raise unknown_name(host)
    return known or host, service or str(port)


def _name_of(number):
    if number in (names.LOOPBACK, names.LOOPBACK6):
        return 'localhost'
    for name, known in [*lab.hosts.items(), *lab.hosts6.items()]:
        if number == known:
            return name
    return None


def getservbyname(name, protocol=None):
    """A service's port."""
    if name not in SERVICES:
        raise OSError('service/proto not found')
    return SERVICES[name]


def getservbyport(port, protocol=None):
    """A port's service."""
    for name, number in SERVICES.items():
        if number == port:
            return name
    raise OSError('port/proto not found')


def getprotobyname(name):
    """A protocol's number. Source: protocols(5)."""
    number = CONSTANTS.get(f'IPPROTO_{name.upper()}')
    if number is None:
        raise OSError('protocol not found')
    return number
