"""What an error on the way to a website, or a status that is no page, means for the reading."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from math import inf

import httpx

from tasks.sites.reading.answer import Trouble, unbelievable, unreachable
from tasks.sites.reading.network import PrivateAddress


def trouble_with(error: Exception) -> Trouble:
    """The trouble that stands for an exception of the client."""
    if isinstance(error, PrivateAddress):
        return unbelievable(str(error))
    if isinstance(error, httpx.TimeoutException):
        return unreachable("站点没有应答（超时）")
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return unbelievable("网址无效，请核对来源文件")
    if "CERTIFICATE" in str(error).upper() or isinstance(error, ssl.SSLError):
        return unreachable("站点的安全证书不可信，没有继续；请站点管理员更新证书", again=False)
    if isinstance(error, httpx.ConnectError):
        return unreachable("连不上站点（拒绝连接，或域名无法解析）")
    return unreachable("连接中断，内容没有收全")


def seconds_to_wait(headers: Mapping[str, str]) -> float | None:
    """How long Retry-After asks us to stay away: seconds, or a moment, told by the server's own clock."""
    asked = headers.get("retry-after", "").strip()
    if asked.isdecimal():
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
    except (ValueError, TypeError):
        return None
    try:
        return max(0.0, (until - parsedate_to_datetime(headers.get("date", ""))).total_seconds())
    except (ValueError, TypeError):
        return inf  # by a clock that we do not know: not within these tries
