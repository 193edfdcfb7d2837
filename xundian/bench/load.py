"""A load generator: a few connections that stay open, each asking again as soon as it was answered."""

import socket
import threading
from time import perf_counter

from xundian.bench.rounds import percentiles

RECEIVED = 256 * 1024


class Failed(Exception):
    """An answer that was no 200."""


def drive(port, requests, *, connections, seconds):
    """(answers a second, (p50, p95, p99) in ms) of asking `requests` (bytes made by `get`) in turn."""
    spent, errors = [], []
    end = perf_counter() + seconds
    threads = [
        threading.Thread(target=_ask, args=(port, requests[first::connections] or requests, end, spent, errors))
        for first in range(connections)
    ]
    started = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise Failed(errors[0])
    return len(spent) / (perf_counter() - started), percentiles([1000 * each for each in spent])


def get(path, token=""):
    """The bytes of a GET request."""
    signed = f"Authorization: Bearer {token}\r\n" if token else ""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: zh-hans\r\n{signed}\r\n".encode()


def once(port, request):
    """The body of one answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        return _answer(connection, request)


def _ask(port, requests, end, spent, errors):
    mine, place = [], 0
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while (begin := perf_counter()) < end:
                _answer(connection, requests[place % len(requests)])
                mine.append(perf_counter() - begin)
                place += 1
    except (OSError, Failed, IndexError) as error:
        errors.append(repr(error))
    spent += mine


def _answer(connection, request):
    connection.sendall(request)
    data = connection.recv(RECEIVED)
    while (split := data.find(b"\r\n\r\n")) < 0:
        more = connection.recv(RECEIVED)
        if not more:
            raise Failed(f"the connection was closed after {data[:200]!r}")
        data += more
    head, parts, size = data[:split], [data[split + 4 :]], len(data) - split - 4
    if not head.startswith(b"HTTP/1.1 200"):
        raise Failed(f"{request.split()[1].decode()}: {head.splitlines()[0].decode()} {parts[0][:300]!r}")
    wanted = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    while size < wanted:
        parts.append(connection.recv(RECEIVED))
        if not parts[-1]:
            raise Failed("the connection was closed in the middle of an answer")
        size += len(parts[-1])
    return b"".join(parts)
