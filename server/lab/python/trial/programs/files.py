import os
import socket
import struct
import sys

with socket.create_server(('', 8083)) as server, socket.create_connection(('localhost', 8083)) as client:
    connection, _ = server.accept()
    with connection, client.makefile('rw', newline='\n') as lines:
        connection.sendall(b'first\nsecond\n')
        print(lines.readline(), lines.readline(), sep='|')
        lines.write('answer\n')
        lines.flush()
        print(connection.recv(100))
        header = struct.pack('!I', 5)
        connection.sendall(header + b'hello')
        binary = client.makefile('rb')
        print(binary.read(4), binary.read(5))
        binary.close()
    print(connection)
    print(client.detach() > 2, client.fileno())

left, right = socket.socketpair()
left.send(b'pair')
print(right.recv(10), left.family.name, left.getsockname() == '')
left.close()
print(right.recv(10))
path = f'/tmp/slowwire-{os.getpid()}.sock'
listener = socket.socket(socket.AF_UNIX)
try:
    socket.socket(socket.AF_UNIX).connect(path)
except FileNotFoundError as error:
    print(repr(error))
listener.bind(path)
listener.listen(1)
print(os.path.exists(path), listener.getsockname() == path)
near = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
near.connect(path)
far, name = listener.accept()
near.sendall(b'unix')
print(far.recv(10), repr(name), near.getpeername() == path)
try:
    socket.socket(socket.AF_UNIX).bind(path)
except OSError as error:
    print(repr(error))
listener.close()
try:
    socket.socket(socket.AF_UNIX).connect(path)
except ConnectionRefusedError as error:
    print(repr(error))
os.unlink(path)
hidden = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
hidden.bind('\0hidden')
print(hidden.getsockname())
sender = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
sender.sendto(b'to a name', '\0hidden')
print(hidden.recvfrom(100))
try:
    sender.connect(7)
except TypeError as error:
    print(error)
print(sys.argv[0].endswith('.py'), __name__, sys.platform)
