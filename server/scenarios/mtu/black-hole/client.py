import socket

size = 4344
mss = 1460

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, mss)
client.connect(('server', 8080))
print('connected')
client.sendall(b'x' * (size - 1) + b'\n')
client.settimeout(2)
try:
    print(client.recv(100).decode())
except TimeoutError:
    print('no answer')
    abort = (1).to_bytes(4, 'little') + bytes(4)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, abort)
client.close()
