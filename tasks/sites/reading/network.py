"""Connects to websites by addresses that were checked: a name that leads into our own network is not followed there."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

_FEW = 4  # addresses of one name that are tried


class PrivateAddress(OSError):
    """A name leads to an address inside some network, where the source itself is not."""


@dataclass(slots=True)
class Network(httpcore.AsyncNetworkBackend):
    """Resolves each name itself and connects to what it checked, so that no second answer can lead elsewhere.

    Public addresses may be connected to; private ones only where the source's own address leads when first asked.
    """

    home: str  # base_url
    _own: frozenset[tuple[str, int]] | None = None
    _wire: httpcore.AnyIOBackend = field(default_factory=httpcore.AnyIOBackend)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        found = await self._checked(host, port)
        each = timeout if timeout is None or len(found) == 1 else max(2.0, timeout / len(found))
        for address in found[:-1]:
            try:
                return await self._wire.connect_tcp(address, port, each, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._wire.connect_tcp(found[-1], port, each, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> list[str]:
        found = await _addresses(host, port)
        private = [address for address in found if not ipaddress.ip_address(address).is_global]
        if private and not {(address, port) for address in private} <= await self._own_places():
            raise PrivateAddress(f"{host} 指向内部地址 {private[0]}，来源不在那里，没有连接")
        return found

    async def _own_places(self) -> frozenset[tuple[str, int]]:
        if self._own is None:
            parts = urlsplit(self.home)
            port = parts.port or (443 if parts.scheme == "https" else 80)
            found = await _addresses(parts.hostname or "", port)
            self._own = frozenset((address, each) for address in found for each in {port, *_both(port)})
        return self._own


def _both(port: int) -> tuple[int, ...]:
    """A site that moves from http to https stays the same site."""
    return (80, 443) if port in (80, 443) else ()


async def _addresses(host: str, port: int) -> list[str]:
    """The addresses of a name, IPv4 before IPv6."""
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        pass
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise httpcore.ConnectError(f"{host} cannot be resolved") from error
    told = dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found)
    return sorted(told, key=lambda address: ":" in address)[:_FEW]


@cache
def _context() -> ssl.SSLContext:
    """Made once: it reads all the authorities that are trusted, which takes longer than fifty pages."""
    return httpx.create_ssl_context()


class Line(httpx.AsyncHTTPTransport):
    """The usual transport, over a network that checks where it connects to."""

    def __init__(self, network: Network, most: int) -> None:
        context = _context()
        super().__init__(verify=context)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=most,
            max_keepalive_connections=most,
            keepalive_expiry=15.0,
            network_backend=network,
        )


_laid: dict[str, httpx.AsyncBaseTransport] = {}


@contextmanager
def laid(base_url: str, transport: httpx.AsyncBaseTransport) -> Iterator[None]:
    """Within, the site of this address is asked over the given line: one that stands in memory."""
    _laid[base_url] = transport
    try:
        yield
    finally:
        del _laid[base_url]


def line_to(base_url: str, most: int) -> httpx.AsyncBaseTransport:
    """The line to a site, with at most so many connections."""
    return _laid.get(base_url) or Line(Network(base_url), most)
