"""Puts one question on the line to a website, with as little around it as can be: sweeps ask thousands of them."""

from __future__ import annotations

from collections.abc import Mapping

import httpx


class Sender:
    """Straight to the transport where there is one; through a client only where a proxy stands between."""

    def __init__(self, transport: httpx.AsyncBaseTransport | None, timeout: httpx.Timeout, connections: int) -> None:
        self._transport, self._timeout = transport, {"timeout": timeout.as_dict()}
        self._client = None
        if transport is None:  # the environment names a proxy, and the client knows how to find it
            self._client = httpx.AsyncClient(timeout=timeout, limits=httpx.Limits(max_connections=connections))

    async def send(self, method: str, url: str, headers: Mapping[str, str], content: bytes | None) -> httpx.Response:
        """The answer's head; its body is still to be read, and the answer to be closed. Follows no redirect."""
        request = httpx.Request(method, url, headers=dict(headers), content=content, extensions=self._timeout)
        if self._transport is not None:
            return await self._transport.handle_async_request(request)
        assert self._client is not None
        response = await self._client.send(request, stream=True, follow_redirects=False)
        self._client.cookies.clear()  # the session keeps them, host by host
        return response

    async def aclose(self) -> None:
        if self._transport is not None:
            await self._transport.aclose()
        if self._client is not None:
            await self._client.aclose()
