import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
data = b''
while not data.endswith(b'\n'):
    data += connection.recv(4096)
connection.sendall(b'got %d bytes' % len(data))
connection.close()
server.close()
