import socket

message = 'hello!'

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('server', 8080))
client.send(message.encode())
data = client.recv(1024)
print(data.decode())
client.close()
