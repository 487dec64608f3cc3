import socket

size = 14480

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('server', 8080))
client.sendall(b'x' * (size - 1) + b'\n')
print(client.recv(100).decode())
client.close()
