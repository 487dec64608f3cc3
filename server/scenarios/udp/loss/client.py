import socket
import time

count = 20
interval = 0.05

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for number in range(1, count + 1):
    client.sendto(str(number).encode(), ('server', 8080))
    time.sleep(interval)
print('sent', count)
client.close()
