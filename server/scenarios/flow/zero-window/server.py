import socket
import time

buffer = 4096
read_delay = 4

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
time.sleep(read_delay)
received = 0
while data := connection.recv(65536):
    received += len(data)
print(received, 'bytes')
connection.close()
server.close()
