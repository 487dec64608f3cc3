import socket
import time

server = socket.create_server(('127.0.0.1', 8081))
server.settimeout(0.05)
start = time.monotonic()
try:
    server.accept()
except TimeoutError as error:
    print(repr(error), isinstance(error, socket.timeout), error.errno)
print(0.05 <= time.monotonic() - start < 1, server.gettimeout(), server.getblocking())
client = socket.create_connection(('127.0.0.1', 8081), timeout=2)
print(client.gettimeout())
connection, _ = server.accept()
print(connection.gettimeout())
client.settimeout(0)
print(client.getblocking())
for work in (lambda: client.recv(1), lambda: server.accept()):
    try:
        work()
    except OSError as error:
        print(repr(error))
client.settimeout(0.03)
try:
    client.recv(1)
except socket.timeout as error:
    print(error)
socket.setdefaulttimeout(7)
print(socket.socket().gettimeout(), socket.getdefaulttimeout())
socket.setdefaulttimeout(None)

connection.setblocking(False)
sent = 0
try:
    while True:
        sent += connection.send(b'x' * 100_000)
except BlockingIOError as error:
    print(error.errno, sent > 100_000)
connection.settimeout(0.03)
try:
    connection.sendall(b'y' * 10_000_000)
except TimeoutError as error:
    print(error)
filtered = socket.socket()
filtered.settimeout(0.03)
backlog = [socket.socket() for _ in range(4)]
small = socket.create_server(('127.0.0.1', 8082), backlog=0)
for one in backlog:
    one.setblocking(False)
    one.connect_ex(('127.0.0.1', 8082))
print(filtered.connect_ex(('127.0.0.1', 8082)))
start = time.monotonic()
time.sleep(0.02)
print(0.02 <= time.monotonic() - start < 1)
for wrong in (-1, 'x'):
    try:
        time.sleep(wrong)
    except Exception as error:
        print(type(error).__name__, error)
