import socket

writes = 4

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
client.connect(('server', 8080))
for i in range(writes):
    word = chr(ord('a') + i) * 4
    client.send(word.encode())
client.close()
