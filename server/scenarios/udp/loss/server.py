import socket

wait = 2

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(('', 8080))
server.settimeout(wait)
received = 0
try:
    while True:
        data, address = server.recvfrom(1024)
        print(data.decode())
        received += 1
except TimeoutError:
    print('received', received)
server.close()
