"""Every host but loopback is out of reach; what was tried is written down. A sink stands for the vendor."""

import os
import socket

VENDOR = "api.openai.com"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SINK = ("127.0.0.1", int(os.environ["REROUTE_SINK_PORT"]))
resolve = socket.getaddrinfo
connect = socket.socket.connect


def getaddrinfo(host, port, *rest, **options):
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in LOOPBACK:
        return resolve(host, port, *rest, **options)
    with open(os.environ["REROUTE_SINK"], "a", encoding="utf-8") as sink:
        sink.write(name + "\n")
    if name == VENDOR:
        return resolve("127.0.0.1", port, *rest, **options)
    raise socket.gaierror(socket.EAI_NONAME, "out of reach")


def to_sink(self, address):
    return connect(self, SINK if address == ("127.0.0.1", 443) else address)


socket.getaddrinfo = getaddrinfo
socket.socket.connect = to_sink
