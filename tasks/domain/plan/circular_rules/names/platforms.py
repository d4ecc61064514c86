"""One paper that goes into two systems: 月报 into “护林通” in one item, and into “智慧林草” in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.spoken import CONTRAST, names_in, share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.drafting.places.online import ANEW, find_online

_SYSTEM = re.compile(r"(?:平台|系统|APP|App|小程序|直报网)$")
_GOES_IN = re.compile(r"录入|填报|上传|提交|报送|申报|导入|填写")
_BOTH = re.compile(
    r"同时|同步|另外|此外|并[在于登录通]|以及|或者?|两个(?:平台|系统)|分别|原(?:系统|平台)|改[用为由]|不再|停用"
)
_COMES_OUT = re.compile(r"导出|下载|打印|公布|公示|发布|推送|展示|查询|查看|生成|迁移|对接|共享")
_SPOKEN_SHORT = re.compile(r"(?:简称|又称|即|原名|原称|升级为|更名为)")
_REPORT = re.compile("[一-龥]{2}[周旬月季年]报(?!表)")  # 上月巡护月报, 巡护月报
_LEAST, _MOST = 3, 60  # signs of a name; sentences that are compared


def platforms_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    told = [(one, *place) for one in sentences(circular) for place in [_place(circular, one)] if place][:_MOST]
    for at, (one, system, papers) in enumerate(told):
        for other, known, others in told[:at]:
            if one.line == other.line or _are_one(system, known) or _parts(one) != _parts(other):
                continue
            if share_a_paper(circular, papers, others) and not _is_told_why(circular, system, known):
                message = f"这里是“{system}”，第 {other.line} 行是“{known}”，是不是一回事没有说"
                yield defect("names-vary", one.line, system, message)
                break


def _place(circular: Circular, one: Sentence) -> tuple[str, frozenset[str]] | None:
    """The only system that a sentence names, and the papers that go in there; of a row nothing."""
    papers = frozenset(name for name in names_in(one.text) if len(name) > _LEAST) | frozenset(_REPORT.findall(one.text))
    if not papers or one.line in circular.rows or _BOTH.search(one.text) or _COMES_OUT.search(one.text):
        return None
    words = {place.word for place in find_online(one.text, 0, len(one.text))}
    named = [
        word for word in words if _SYSTEM.search(word) and not word.startswith(ANEW) and len(_bare(word)) >= _LEAST - 1
    ]
    return (named[0], papers) if len(words) == len(named) == 1 and _GOES_IN.search(one.text) else None


def _parts(one: Sentence) -> set[str]:
    """小学 into one system and 中学 into another: two parts of those addressed."""
    return set(CONTRAST.findall(one.text))


def _bare(word: str) -> str:
    return re.sub(r"[“”\"]|(?:管理|服务|信息|综合|云|网上|线上)*(?:平台|系统|APP|App|小程序|直报网)$", "", word)


def _are_one(one: str, other: str) -> bool:
    """学籍系统 is the 全国中小学生学籍信息管理系统: its signs stand in the longer name, in their order."""
    short, long = sorted((_bare(one), _bare(other)), key=len)
    signs = iter(long)
    return all(sign in signs for sign in short)


def _is_told_why(circular: Circular, *systems: str) -> bool:
    """护林员管理系统(简称“护林通”): the circular says which is which."""
    names = [_bare(system) for system in systems]
    return any(_SPOKEN_SHORT.search(text) and any(name in text for name in names) for _, text in circular.lines)
