"""What a website gave when it was asked: an answer, or a trouble that says how far it can be believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO

from tasks.domain.evidence.reading import ReadingState


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something could not be seen. An expected outcome: it is returned, never raised.

    `fault` is PARTIAL (it answered, but not believably), REFUSED (our login was sent and refused) or UNREACHABLE.
    """

    fault: ReadingState
    reason: str  # Chinese
    status: int = 0  # HTTP status, 0 when there was none
    again: bool = False  # a second try within seconds may help
    after: float | None = None  # seconds that the site asked us to stay away


@dataclass(frozen=True, slots=True)
class Answer:
    """A 2xx answer, whole as far as the server's own framing can tell; `body` stands at its beginning."""

    asked: str
    url: str  # after redirects
    headers: Mapping[str, str]  # lower-case names
    body: IO[bytes]
    size: int
    framed: bool  # the server stated the length; without it a body that was cut short looks whole
    permanent: bool = True  # no temporary redirect on the way
    hops: tuple[str, ...] = field(default=())

    def read(self) -> bytes:
        self.body.seek(0)
        return self.body.read()

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def unbelievable(reason: str, status: int = 0) -> Trouble:
    return Trouble(ReadingState.PARTIAL, reason, status)


def unreachable(reason: str, status: int = 0, *, again: bool = True, after: float | None = None) -> Trouble:
    return Trouble(ReadingState.UNREACHABLE, reason, status, again, after)


def refused(reason: str, status: int = 0) -> Trouble:
    return Trouble(ReadingState.REFUSED, reason, status)


_STATUS = {
    401: "站点要求登录（401）",
    403: "站点拒绝访问（403）",
    404: "页面不存在（404）：请核对网址",
    405: "请求被站点的防护拦截（405）",
    410: "页面已删除（410）",
    412: "请求被站点的防护拦截（412）",
}


def trouble_of(status: int, after: float | None = None) -> Trouble:
    """The trouble that an HTTP status other than 2xx and a redirect means."""
    if status == 429:
        return unreachable("站点说请求太频繁（429）", status, after=after)
    if status >= 500 or status == 408:
        return unreachable(f"站点出错（{status}）", status, after=after)
    return unbelievable(_STATUS.get(status, f"站点没有给出页面（{status}）"), status)
