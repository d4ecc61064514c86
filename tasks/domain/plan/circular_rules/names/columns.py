"""One column of a site under two names of the site: 安岭教育云“课例征集”栏目, 安岭资源平台“课例征集”栏目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect

_COLUMN = re.compile(
    r"(?P<site>(?:(?!上?传[到至入]|上传|录入|发布|登[录陆]|通过|提交|访问|打开|进入|入(?!学|库)|[在到至于从由和与及的未])[一-龥A-Za-z]){3,20})[”\"]?的?(?:首页的?)?"
    r"“(?P<column>[^“”]{3,14})”(?:专栏|栏目?|[版板]块|专区|频道|模块)"
)
_SITE = re.compile(r"(?:平台|系统|网站?|云|在线|资源库|公众号|小程序|APP)$")
_COMMON = re.compile(r"通知|公告|公示|新闻|动态|下载|简报|首页|信息")  # every site has one


def columns_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    known: dict[str, tuple[str, int]] = {}
    for line, text in circular.lines:
        for found in _COLUMN.finditer(text):
            site = found["site"]
            if not _SITE.search(site) or _COMMON.search(found["column"]):
                continue
            other, at = known.setdefault(found["column"], (site, line))
            abridged = site.endswith(other) or other.endswith(site) or re.search(f"简称“?{site}", circular.all_narrow)
            if site != other and site[:2] == other[:2] and not abridged and at != line:
                yield vary(line, site, other, at)
