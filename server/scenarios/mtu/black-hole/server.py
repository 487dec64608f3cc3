import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
data = b''
try:
    while not data.endswith(b'\n'):
        data += connection.recv(4096)
    connection.sendall(b'got %d bytes' % len(data))
except ConnectionResetError:
    print('reset after', len(data), 'bytes')
connection.close()
server.close()
