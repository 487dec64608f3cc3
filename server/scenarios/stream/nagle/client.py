import socket
import time

writes = 3
size = 4
interval = 0.05
nodelay = False

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, nodelay)
client.connect(('server', 8080))
for i in range(writes):
    word = chr(ord('a') + i % 26) * size
    client.send(word.encode())
    time.sleep(interval)
time.sleep(1)  # close() would push out what Nagle holds back
client.close()
