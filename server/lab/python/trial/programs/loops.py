import selectors
import socket

server = socket.create_server(('127.0.0.1', 8086))
server.setblocking(False)
chosen = selectors.DefaultSelector()
chosen.register(server, selectors.EVENT_READ, 'server')
clients = [socket.create_connection(('127.0.0.1', 8086)) for _ in range(3)]
for number, client in enumerate(clients):
    client.sendall(b'%d' % number)
heard = []
while len(heard) < 3:
    for key, events in chosen.select(timeout=5):
        if key.data == 'server':
            connection, _ = server.accept()
            connection.setblocking(False)
            chosen.register(connection, selectors.EVENT_READ, 'client')
        else:
            heard.append(key.fileobj.recv(10))
print(sorted(heard))
big = b'z' * 3_000_000
received = 0
writer, reader = socket.socketpair()
writer.setblocking(False)
while received < len(big):
    try:
        writer.send(big[:50_000])
    except BlockingIOError:
        pass
    received += len(reader.recv(1 << 20))
print(received >= len(big))
