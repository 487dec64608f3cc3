import socket

reply = 'hi'

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
data = connection.recv(1024)
print(data.decode())
connection.send(reply.encode())
connection.close()
server.close()
