import socket
import time

ticks = 5
interval = 0.5

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('server', 8080))
try:
    for tick in range(1, ticks + 1):
        client.sendall(b'tick')
        print(tick, client.recv(100).decode())
        time.sleep(interval)
except ConnectionResetError as error:
    print(error)
client.close()
