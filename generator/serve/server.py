"""Ports and the life of the server."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

from generator.serve.live import Live

_TRIES = 50
_TAKEN = {errno.EADDRINUSE, errno.EACCES}
"""Windows says "access denied" for a port that another program holds for itself."""


class NoPortError(Exception):
    """Every port that was tried is in use."""


def bind(port: int) -> tuple[list[socket.socket], int]:
    """Sockets on this computer's own address (not reachable from outside), at `port` or the next free one; 0: any.

    `localhost` means 127.0.0.1 to some programs and ::1 to others, so both are taken where both exist.

    Raises:
        NoPortError: if none is free nearby.
    """
    for candidate in range(port, port + _TRIES if port else 1):
        sockets = _pair(candidate)
        if sockets:
            return sockets, sockets[0].getsockname()[1]
    raise NoPortError(port)


def run(app: Starlette, live: Live, sockets: list[socket.socket]) -> None:
    """Serve until Ctrl-C or a request to end."""
    config = uvicorn.Config(
        app, log_level="error", access_log=False, lifespan="on", timeout_graceful_shutdown=3, ws="none"
    )
    with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has closed everything
        _Server(config, live).run(sockets=sockets)


class _Server(uvicorn.Server):
    """Lets open pages go before it waits for their connections to end."""

    def __init__(self, config: uvicorn.Config, live: Live) -> None:
        super().__init__(config)
        self._live = live

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._live.close()
        await super().shutdown(sockets)


def _pair(port: int) -> list[socket.socket]:
    """The IPv4 socket and, where this computer has IPv6, its twin; nothing if either is taken."""
    first = _listen(socket.AF_INET, "127.0.0.1", port)
    if first is None:
        return []
    try:
        second = _listen(socket.AF_INET6, "::1", first.getsockname()[1])
    except OSError:  # no IPv6 here
        return [first]
    if second is None:
        first.close()
        return []
    return [first, second]


def _listen(family: socket.AddressFamily, host: str, port: int) -> socket.socket | None:
    """A bound socket, or None if the port is taken."""
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":
            # Elsewhere this would let two programs share a port.
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
    except OSError as error:
        opened.close()
        if error.errno in _TAKEN:
            return None
        raise
    return opened
