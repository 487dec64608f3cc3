"""What the host process lends this interpreter: system calls, the event log, its names. Set once a load and once a run."""

import json
import re

# The bounds of one transfer between Python and the kernel, in octets.
ADDRESS_BYTES = 128
DATA_BYTES = 1 << 20

staging = None
address = None
data = None
program_file = None
host_name = 'host'
hosts = {}
hosts6 = {}


def attach(host_kernel, host_events):
    """Takes the host's functions; returns the memory through which octets travel: an address, then data."""
    global staging, address, data, kernel, events
    staging = bytearray(ADDRESS_BYTES + DATA_BYTES)
    address = memoryview(staging)[:ADDRESS_BYTES]
    data = memoryview(staging)[ADDRESS_BYTES:]
    kernel = _Functions(host_kernel)
    events = _Functions(host_events)
    return staging


def begin(file, setting):
    """Starts a run of `file`; `setting` is JSON: hostName, hosts, hosts6."""
    global program_file, host_name, hosts, hosts6
    known = json.loads(setting)
    program_file = file
    host_name = known['hostName']
    hosts = known['hosts']
    hosts6 = known['hosts6']


def described():
    """The lab's hosts for a person: `client 10.0.0.1, server 10.0.0.2`."""
    return ', '.join(f'{name} {number}' for name, number in hosts.items())


class _Functions:
    """The functions of a JavaScript object as plain attributes: looked up once, not at each call."""

    def __init__(self, source):
        for name in source.object_keys():
            python_name = re.sub('[A-Z]', lambda letter: f'_{letter[0].lower()}', name)
            setattr(self, python_name, getattr(source, name))


class _Nobody:
    """Stands in while the snapshot is made: `selectors` tries poll when it is imported."""

    def __getattr__(self, name):
        return lambda *arguments: 0


kernel = _Nobody()
events = _Nobody()
