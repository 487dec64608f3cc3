import socket
import time

accept_delay = 0

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
time.sleep(accept_delay)
connection, address = server.accept()
print('accepted', address[0])
connection.recv(1024)
connection.close()
server.close()
