"""Every host but loopback is out of reach; what was tried is written down."""

import os
import socket

resolve = socket.getaddrinfo


def getaddrinfo(host, *rest, **options):
    name = host.decode() if isinstance(host, bytes) else host
    if name in ("127.0.0.1", "localhost", "::1", None):
        return resolve(host, *rest, **options)
    with open(os.environ["REROUTE_SINK"], "a", encoding="utf-8") as sink:
        sink.write(name + "\n")
    raise socket.gaierror(socket.EAI_NONAME, "out of reach")


socket.getaddrinfo = getaddrinfo
