import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
connection.settimeout(6)
try:
    while data := connection.recv(100):
        connection.sendall(b'tock')
except OSError as error:
    print(error)
connection.close()
server.close()
