import socket
import time

server_delay = 1

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
data = connection.recv(1024)
print('end of stream:', data)
time.sleep(server_delay)
connection.close()
server.close()
