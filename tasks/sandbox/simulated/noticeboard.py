"""The website of a simulation: an HTTP transport in memory that shows what had appeared, or what a sick site shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit

import httpx

from tasks.sandbox import pages
from tasks.sandbox.pages import NumberedPost
from tasks.sandbox.simulated.machine import Machine
from tasks.sandbox.site import HTML, Site
from tasks.sandbox.wire import Column


class Sickness(StrEnum):
    """What a site can have; each value is the name under which it is counted."""

    DOWN = "site_down"
    TIMEOUT = "site_timeout"
    ERROR = "site_503"
    LOGIN_PAGE = "site_login_page"
    MAINTENANCE = "site_maintenance_page"
    HALF_PAGE = "site_half_page"
    HALF_LIST = "site_half_list"
    DRIFT = "site_drift"
    EMPTY_LIST = "site_empty_list"
    NO_DETAIL = "site_detail_lost"
    NO_FILE = "site_file_lost"


_BEHIND = {Sickness.NO_DETAIL, Sickness.NO_FILE}
_ENOUGH = 4  # rows; of fewer it may be that half were taken down
OF_LISTS = {Sickness.HALF_PAGE, Sickness.HALF_LIST, Sickness.DRIFT, Sickness.EMPTY_LIST}


@dataclass
class Noticeboard(httpx.AsyncBaseTransport):
    """All lists of all years."""

    machine: Machine
    site: Site
    sickness: Sickness | None = None
    where: str = ""  # the path of the one list that is sick; "": all of them
    faults: Counter[str] = field(default_factory=Counter)
    _known: dict[str, int] = field(default_factory=dict)  # path -> rows that it last showed in good health

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        parts = urlsplit(str(request.url))
        path = unquote(parts.path)
        steps = [step for step in path.split("/") if step]
        self.machine.passes(f"http {steps[0] if steps else '/'}")
        number = int((parse_qs(parts.query).get("page") or ["1"])[0])
        sick = self._is_sick(path)
        if sick and (answer := self._ill(steps)) is not None:
            return answer
        found = self.site.find(steps, number, self.machine.at)
        state, (kind, body) = (200, found) if found else (404, (HTML, pages.NOT_THERE))
        is_list = steps[:1] not in (["post"], ["files"])
        if sick and self.sickness in OF_LISTS and is_list and self._can_lie(path):
            self.faults[self.sickness] += 1
            body = _spoilt(self.sickness, body)
        elif is_list and number == 1:
            self._known[path] = body.count(b"<article ") + body.count(b"<tr><td>")
        return httpx.Response(state, headers={"Content-Type": kind}, content=body)

    def tells_truly(self, path: str) -> bool:
        """Whether the rows of a list are the truth now; what is lost behind them, whoever looks can tell."""
        return self.sickness in _BEHIND or not self._is_sick(path)

    def shown(self, column: Column, class_name: str = "") -> list[NumberedPost]:
        """What a list shows now if the site is well, newest first."""
        return self.site.shown(self.machine.at, column, class_name)

    def _can_lie(self, path: str) -> bool:
        """A list that is empty when it is seen for the first time cannot be told from one that really is."""
        return self.sickness is not Sickness.EMPTY_LIST or self._known.get(path, 0) >= _ENOUGH

    def _is_sick(self, path: str) -> bool:
        return self.sickness is not None and (not self.where or path == self.where)

    def _ill(self, steps: list[str]) -> httpx.Response | None:
        assert self.sickness is not None
        is_detail, is_file = steps[:1] == ["post"], steps[:1] == ["files"]
        match self.sickness:
            case Sickness.DOWN:
                self.faults[self.sickness] += 1
                raise httpx.ConnectError("connection refused")
            case Sickness.TIMEOUT:
                self.faults[self.sickness] += 1
                raise httpx.ReadTimeout("nothing came")
            case Sickness.ERROR:
                answer = 503, pages.page("暂停服务", "<p>系统繁忙。</p>")
            case Sickness.LOGIN_PAGE:
                form = '<form method="post" action="/login"><input name="log"><input type="password" name="pwd"></form>'
                answer = 200, pages.page("用户登录", f"<main><h1>用户登录</h1>{form}</main>")
            case Sickness.MAINTENANCE:
                answer = 200, pages.page("系统维护", "<main><p>网站正在维护，请稍后访问。</p></main>")
            case Sickness.NO_DETAIL if is_detail:
                answer = 500, pages.page("出错", "<p>数据库连接失败。</p>")
            case Sickness.NO_FILE if is_file:
                answer = 404, pages.page("没有", "<p>文件不存在。</p>")
            case _:
                return None
        self.faults[self.sickness] += 1
        return httpx.Response(answer[0], headers={"Content-Type": HTML}, content=answer[1].encode())


def _spoilt(sickness: Sickness, body: bytes) -> bytes:
    """A list as a sick site shows it."""
    text = body.decode()
    if sickness is Sickness.DRIFT:
        return (
            text.replace('class="post"', 'class="card"')
            .replace('class="list"', 'class="cards"')
            .replace('class="members"', 'class="people"')
            .encode()
        )
    if sickness is Sickness.HALF_PAGE:
        return text[: len(text) // 2].encode()
    rows = text.split("<article ") if "<article " in text else text.split("<tr><td>")
    mark = "<article " if "<article " in text else "<tr><td>"
    kept = rows[: 1 + (0 if sickness is Sickness.EMPTY_LIST else (len(rows) - 1) // 2)]
    tail = rows[-1][rows[-1].find("</main>" if mark == "<article " else "</tbody>") :] if len(rows) > 1 else ""
    shown = mark.join(kept) + (tail if len(kept) < len(rows) else "")
    return (_without_count(shown) if sickness is Sickness.EMPTY_LIST else shown).encode()


def _without_count(text: str) -> str:
    before, mark, after = text.partition('class="pageinfo">共 ')
    return f"{before}{mark}0{after[len(after) - len(after.lstrip('0123456789')) :]}" if mark else text
