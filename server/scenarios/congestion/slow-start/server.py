import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
received = 0
while data := connection.recv(65536):
    received += len(data)
print(received, 'bytes')
connection.close()
server.close()
