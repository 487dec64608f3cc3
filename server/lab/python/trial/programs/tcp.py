import select
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
print(server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
server.bind(('127.0.0.1', 8080))
server.listen()
print(server.getsockname(), server.getblocking(), server.gettimeout())

client = socket.socket()
client.setblocking(False)
try:
    client.connect(('127.0.0.1', 8080))
except BlockingIOError as error:
    print(repr(error), error.errno)
readable, writable, broken = select.select([server], [client], [], 5)
print(readable == [server], writable == [client], broken)
print(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
connection, address = server.accept()
print(address == client.getsockname(), connection.getpeername() == address)
try:
    client.recv(10)
except BlockingIOError as error:
    print(repr(error))
client.setblocking(True)

client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
print(client.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
print(len(client.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)))
print(client.send(b'one.'), client.sendall(b'two.'), client.send(bytearray(b'three')))
print(connection.recv(13, socket.MSG_WAITALL), connection.family, connection.type, connection.proto)
room = bytearray(8)
client.send(memoryview(b'abcdefgh'))
print(connection.recv_into(room, 3), room)
view = memoryview(room)[4:]
print(connection.recv_into(view), room)
print(connection.recv(8, socket.MSG_PEEK), connection.recv(8))
connection.shutdown(socket.SHUT_WR)
print(client.recv(10))
client.close()
print(connection.recv(10), client.fileno())
try:
    client.send(b'x')
except OSError as error:
    print(repr(error))
connection.close()
server.close()
print(socket.SOMAXCONN, socket.AF_INET, socket.SOCK_STREAM, repr(socket.SHUT_RDWR))
