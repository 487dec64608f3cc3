import socket
import time

patience = 10

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.settimeout(patience)
begin = time.monotonic()
try:
    client.connect(('server', 8080))
    print('connected after', round(time.monotonic() - begin, 1), 's')
except TimeoutError:
    print('gave up after', round(time.monotonic() - begin, 1), 's')
client.close()
