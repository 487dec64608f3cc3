import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
print('accepted')
connection.sendall(connection.recv(100))
connection.close()
server.close()
