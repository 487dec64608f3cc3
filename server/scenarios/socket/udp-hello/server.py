import socket

reply = 'hi'

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(('', 8080))
data, address = server.recvfrom(1024)
print(data.decode())
server.sendto(reply.encode(), address)
server.close()
