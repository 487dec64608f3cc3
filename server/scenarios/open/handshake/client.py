import socket
import time

open_seconds = 1

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('server', 8080))
print('connected')
time.sleep(open_seconds)
client.close()
