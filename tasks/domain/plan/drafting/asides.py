"""What a circular says beside what is owed: when activities run, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.domain.plan.drafting.bound import Binding
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.deadline import is_due
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.people.who import stages_of
from tasks.domain.plan.drafting.tables.rows import cells_of
from tasks.domain.plan.party import Stage

_ACTIVITY = re.compile(r"(?:参加|参与|开展|举行|举办|进行)(?P<name>[^,。;:]{2,30})")
_LABEL = re.compile(r"(?P<name>[^,。;:、()]{2,20}?)(?:的)?(?:时间|日期|安排|阶段)?[:为是(]*\s*(?:自|从|于|在)?\s*$")
_CALLED = re.compile(r"\s*\)?\s*[:,]?\s*(?:(?:确?定)?为(?!期|了|迎接)|是)?\s*([^,。;:]{2,20})")
_AHEAD = re.compile(r"(?P<name>[^,。;:\d]{2,20}),")
_HEADS = re.compile(r"[^,，;:、\d]{2,20}")
_THEN = re.compile(r"[^,。;]{0,3}[后完由请须将]|[以分在按各每](?![类项])")  # 学完后由平台记录学时
_NO_ACTIVITY = re.compile(r"联系|咨询|其[他它]|附件")
_PHONE = re.compile(r"(?<![\d*])(?:0\d{2,3}[-—]?\d{7,8}|1[\d*]{10}|\d{3}\*{4}\d{4}|\d{7,8})(?![\d*@])")
_MAIL = re.compile(r"[A-Za-z0-9][\w.*+-]*@[\w-]+(?:\.[\w-]+)+", re.A)
_PERSON = re.compile(
    r"(?:(?<=[股科室办处部校局心馆站])|(?<![\u4e00-\u9fff]))(?P<name>[\u4e00-\u9fff]{1,3}(?:老师|主任|科长|股长|同志|校长|园长|干事|主管))"
)
_NAMED = re.compile(
    r"联\s*系\s*人\s*[:：]?\s*(?P<name>[\u4e00-\u9fff]{2,4})(?<![股科室办处部局心馆])(?![\u4e00-\u9fff])"
)
_DAY = re.compile(r"(?:(?P<year>previous|next) )?(?P<day>\d{2}-\d{2})")
_PAST = re.compile(r"\s*(?:期间)?(?:形成|产生|发生|取得|获得|发表|在职|在岗)")
_AREA = re.compile(r"^\s*(?P<area>[^:]{1,16}):")


@dataclass(frozen=True, slots=True)
class DraftWindow:
    """An activity's first and last day as the plan writes them; None, with `why`, for a day no calendar has."""

    name: str
    first: str | None
    last: str | None
    line: int
    confidence: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class DraftContact:
    name: str | None
    stages: tuple[Stage, ...]
    phone: str | None
    email: str | None
    line: int
    confidence: float = 0.9


def windows_of(page: Page, taken: frozenset[int], binding: Binding) -> tuple[DraftWindow, ...]:
    """The ranges of days that are no deadline, named by what goes on in them; each once."""
    found: dict[tuple[str, str | None, str | None], DraftWindow] = {}
    for line in page.lines:
        whens = page.moments(line)
        for when in whens:
            if not when.ranged or when.opens is None or _is_due(when, line, list(whens)):
                continue
            if line.number in taken and not _is_beside(when, line, binding):
                continue
            if _PAST.match(line.text, when.end):
                continue  # 1月1日至12月31日期间形成的文件: what the papers are about
            why = when.why or _reversed(when)
            row = next(iter(cells_of(line.written)), "") if line.number in taken else ""
            window = DraftWindow(
                row or _activity(page, line, when), when.opens, None if why else when.due, line.number,
                0.6 if when.doubt or why else 0.85, why,
            )  # fmt: skip
            found.setdefault((window.name, window.first, window.last), window)
            if why or when.doubt:
                binding.leave(line, when.quote, why or when.doubt)
    return tuple(found.values())


def _is_beside(when: When, line: Line, binding: Binding) -> bool:
    """城区片, 3月16日至3月20日 beside 4月1日 in a row: when something goes on, and the day of its paper."""
    dues = [owed.when.due for owed in binding.owed if owed.line is line and owed.when]
    return bool(dues) and when.due not in dues and when.quote in cells_of(line.written)


def _reversed(when: When) -> str:
    """4月27日至4月10日: which of the two is wrong, nobody can read."""
    opens, due = _DAY.fullmatch(when.opens or ""), _DAY.match(when.due or "")
    if not opens or not due:
        return ""
    order = [("previous", "", "next").index(day["year"] or "") for day in (opens, due)]
    return "结束的日子比开始的早" if (order[1], due["day"]) < (order[0], opens["day"]) else ""


def _is_due(when: When, line: Line, whens: list[When]) -> bool:
    start = max(line.text.rfind(stop, 0, when.start) for stop in "。;") + 1
    ends = [at for stop in "。;" if (at := line.text.find(stop, when.end)) >= 0]
    return is_due(when, line.text, start, min(ends, default=len(line.text)), whens)


def _activity(page: Page, line: Line, when: When) -> str:
    """“推门听课” of 参与“推门听课”活动; else the label before the days; else the heading above."""
    before = line.text[line.start : when.start]
    behind = line.text[when.end :]
    for text in (before, behind):
        for match in _ACTIVITY.finditer(text):
            quoted = re.search(r"“[^”]+”", match["name"])
            return quoted[0] if quoted else _bare(match["name"])
    label = _LABEL.search(before)
    called = _bare(label["name"]) if label else ""
    if called and called not in {"活动", "时间", "培训", "会议", "具体", "起止", "时间地点"}:
        return called
    if ahead := _AHEAD.fullmatch(before.strip()):
        return ahead["name"]  # 1.教师读书活动,3月15日至4月16日,以校为单位开展
    if line.kind and _HEADS.fullmatch(line.head) and len(line.head) < len(line.body.rstrip("。;")):
        return line.head  # 1.寒假网络研修。…时间:2024年1月15日—2月28日
    if (named := _CALLED.match(behind)) and not _THEN.match(named[1]):
        return named[1].strip(" ()")
    heading = next(
        (page.line[n].head for n in reversed(line.parents) if not _NO_ACTIVITY.search(page.line[n].head)), ""
    )
    return heading or (label["name"] if label else line.head[:20])


def _bare(name: str) -> str:
    """1次校园艺术节, 县级初验定 -> 校园艺术节, 县级初验."""
    name = re.sub(r"^\d{1,2}\s*[次场期届]|^其中,?", "", name.strip())
    return re.sub(r"(?<=[\u4e00-\u9fff]{2})(?:拟?定|计划|将|人员为)$", "", name).strip()


def contacts_of(page: Page) -> tuple[DraftContact, ...]:
    """The people a circular says to ask: named, or with a telephone number; each line of them."""
    return tuple(contact for line in page.lines for contact in _contacts(line))


def _contacts(line: Line) -> Iterator[DraftContact]:
    text = line.text
    asked = "联系" in text or _PHONE.search(text) or _MAIL.search(text)
    named = (_PERSON.search(text) if asked else None) or _NAMED.search(text)
    if not named or len(text) > 120 or (SUBMIT.search(text) and "联系" not in text):
        return
    area = _AREA.match(text)
    phone, mail = _PHONE.search(_MAIL.sub(" ", text)), _MAIL.search(text)
    yield DraftContact(
        named["name"],
        (stages_of(area["area"].replace("幼儿", "幼儿园").replace("园园", "园")) or ()) if area else (),
        phone[0] if phone else None,
        mail[0] if mail else None,
        line.number,
    )
