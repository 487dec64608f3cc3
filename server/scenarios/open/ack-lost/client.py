import socket
import time

pause = 0.4

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('server', 8080))
print('connected')
time.sleep(pause)
client.sendall(b'hello')
print('answered', client.recv(100).decode())
client.close()
