"""Runs a scenario's two programs under this python3. To be started in network, mount and pid namespaces of its own."""

import fcntl
import os
import socket
import struct
import subprocess
import sys
import tempfile
import time

SIOCSIFFLAGS, IFF_UP = 0x8914, 1
PORT = 8080
LIMIT_SECONDS = 60


def bring_loopback_up():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack('16sh22x', b'lo', IFF_UP))


def name_hosts():
    """Both names on the loopback address; the bind mount is gone with its namespace."""
    with tempfile.NamedTemporaryFile('w') as hosts:
        hosts.write('127.0.0.1 localhost client server\n')
        hosts.flush()
        os.chmod(hosts.name, 0o644)
        subprocess.run(['mount', '--bind', hosts.name, '/etc/hosts'], check=True)


def start(folder, host):
    """Unbuffered, so that the order of the output is the order of the prints."""
    return subprocess.Popen([sys.executable, '-u', '-X', 'utf8', os.path.join(folder, f'{host}.py')])


def wait_for_server(server):
    """Until something holds the port: the kernel's tables list it in hexadecimal."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        for table in ('/proc/net/tcp', '/proc/net/udp'):
            with open(table) as rows:
                if f':{PORT:04X} 00000000:0000' in rows.read():
                    return
        time.sleep(0.005)


folder = sys.argv[1]
bring_loopback_up()
name_hosts()
server = start(folder, 'server')
wait_for_server(server)
client = start(folder, 'client')
sys.exit(client.wait(LIMIT_SECONDS) or server.wait(LIMIT_SECONDS))
