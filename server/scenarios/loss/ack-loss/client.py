import socket
import time

pause = 1.8

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('server', 8080))
client.sendall(b'hello')
time.sleep(pause)
client.close()
