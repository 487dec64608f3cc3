import socket

print(socket.gethostbyname('localhost'), socket.gethostbyname('127.1'))
print(socket.getaddrinfo('127.0.0.1', 80))
print(socket.getaddrinfo('127.0.0.1', 'http', type=socket.SOCK_STREAM))
print(socket.getaddrinfo(None, 80, socket.AF_INET, socket.SOCK_DGRAM, flags=socket.AI_PASSIVE))
print(socket.getaddrinfo('::1', 80, proto=socket.IPPROTO_UDP))
for wrong in (lambda: socket.gethostbyname('no.such.host.invalid'), lambda: socket.getaddrinfo('127.0.0.1', 'nosuch')):
    try:
        wrong()
    except socket.gaierror as error:
        print(type(error).__module__, type(error).__name__)
print(socket.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
print(socket.inet_aton('1.2.3'), socket.inet_aton('0x7f.1'), socket.inet_ntoa(b'\1\2\3\4'))
print(socket.inet_pton(socket.AF_INET6, 'fe80::1'), socket.inet_ntop(socket.AF_INET6, bytes(15) + b'\1'))
print(socket.htons(80), socket.ntohs(80), socket.htonl(1), socket.ntohl(1))
print(socket.getservbyname('http'), socket.getservbyport(80), socket.getprotobyname('tcp'))
print(socket.has_ipv6, socket.if_nametoindex('lo'), socket.if_indextoname(1))
print(socket.MSG_PEEK, socket.SO_REUSEADDR, socket.TCP_NODELAY, socket.IPPROTO_TCP, socket.AF_UNIX)
print(repr(socket.AF_INET), socket.SOCK_DGRAM, socket.socket().type, socket.EAI_NONAME)
server = socket.create_server(('::1', 8085), family=socket.AF_INET6)
print(server.getsockname(), server.family)
client = socket.create_connection(('::1', 8085))
print(client.getpeername())
for wrong in (('::1',), 'x', ('::1', 80, -1), ('::1', 80, 0, 0, 0)):
    try:
        client.connect(wrong)
    except Exception as error:
        print(type(error).__name__, error)
