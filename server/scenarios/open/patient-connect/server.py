import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
print('accepted', address[0])
connection.recv(1024)
connection.close()
server.close()
