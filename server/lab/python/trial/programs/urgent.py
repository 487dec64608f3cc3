import select
import socket

server = socket.create_server(('127.0.0.1', 8084))
client = socket.create_connection(('127.0.0.1', 8084))
connection, _ = server.accept()
client.send(b'ab')
client.send(b'!', socket.MSG_OOB)
client.send(b'cd')
print(select.select([], [], [connection], 5)[2] == [connection])
print(connection.recv(1, socket.MSG_OOB))
print(connection.recv(10), connection.recv(10))
poller = select.poll()
poller.register(connection, select.POLLIN | select.POLLOUT)
poller.register(server.fileno(), select.POLLIN)
print([event for fd, event in poller.poll(1000) if fd == connection.fileno()])
poller.modify(connection, select.POLLIN)
print(poller.poll(10))
client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\1\0\0\0\0\0\0\0')
client.close()
print([event for fd, event in poller.poll(1000)])
try:
    connection.recv(10)
except ConnectionResetError as error:
    print(repr(error))
poller.unregister(server)
try:
    poller.unregister(server)
except KeyError as error:
    print('KeyError')
for wrong in ([1.5], ['x']):
    try:
        select.select(wrong, [], [], 0)
    except TypeError as error:
        print(error)
try:
    select.select([-1], [], [], 0)
except ValueError as error:
    print(error)
try:
    select.select([], [], [], -1)
except ValueError as error:
    print(error)
connection.close()
try:
    select.select([connection], [], [], 0)
except ValueError as error:
    print(error)
