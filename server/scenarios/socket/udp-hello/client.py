import socket

message = 'hello'

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(message.encode(), ('server', 8080))
data, address = client.recvfrom(1024)
print(data.decode())
client.close()
