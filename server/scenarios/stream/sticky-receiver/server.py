import socket
import time

read_delay = 1

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('', 8080))
server.listen()
connection, address = server.accept()
time.sleep(read_delay)
while data := connection.recv(1024):
    print(data)
connection.close()
server.close()
