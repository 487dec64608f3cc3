import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
while data := connection.recv(1024):
    print(data)
connection.close()
server.close()
