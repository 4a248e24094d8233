"""The windows of a program, told to close as a window manager tells them.

There is no window manager on the virtual display, and no tool at hand that sends its polite
request, so the few messages it takes are written here (X Window System Protocol, appendix B;
ICCCM, section 4.2.8.1).
"""

import socket
import struct
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

_INTERN_ATOM, _SEND_EVENT, _CLIENT_MESSAGE = 16, 25, 33


def windows_of(process_id: int, environment: Mapping[str, str]) -> list[int]:
    """Gives the ids of the program's windows in view, the youngest last."""
    search = ["xdotool", "search", "--onlyvisible", "--all", "--pid", str(process_id)]
    done = subprocess.run(
        [*search, "--name", ""],
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,  # it fails when there is none, which is an answer
    )
    return sorted(int(line) for line in done.stdout.split())


def ask_to_close(window: int, environment: Mapping[str, str]) -> None:
    """Does what the cross in a window's corner does: sends WM_DELETE_WINDOW."""
    with _server(environment["DISPLAY"]) as server:
        protocols = _atom(server, b"WM_PROTOCOLS")
        delete = _atom(server, b"WM_DELETE_WINDOW")
        event = struct.pack(
            "<BBHIIIIIII", _CLIENT_MESSAGE, 32, 0, window, protocols, delete, *[0] * 4
        )
        server.sendall(struct.pack("<BBHII", _SEND_EVENT, 0, 11, window, 0) + event)
        _atom(server, b"WM_PROTOCOLS")  # answered in turn: by now the event is sent


@contextmanager
def _server(display: str) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as server:
        server.settimeout(5)
        server.connect(f"\0/tmp/.X11-unix/X{display.removeprefix(':')}")
        server.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        accepted, words = struct.unpack("<Bx4xH", _read(server, 8))
        _read(server, words * 4)
        if accepted != 1:
            raise ConnectionRefusedError(f"the X server {display} did not let us in")
        yield server


def _atom(server: socket.socket, name: bytes) -> int:
    padded = name + bytes(-len(name) % 4)
    head = struct.pack("<BxHHxx", _INTERN_ATOM, 2 + len(padded) // 4, len(name))
    server.sendall(head + padded)
    return int(struct.unpack("<8xI20x", _read(server, 32))[0])


def _read(server: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        part = server.recv(size - len(found))
        if not part:
            raise ConnectionResetError("the X server has gone")
        found += part
    return found
