import socket

size = 217200

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('server', 8080))
client.sendall(b'x' * size)
client.close()
