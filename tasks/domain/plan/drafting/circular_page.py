"""The circular as a whole: its lists, its attachments, to whom it is addressed, its year and its day of issue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.dates import LONG_PAST
from tasks.domain.plan.circulars.seal import as_meant, under_an_office
from tasks.domain.plan.circulars.told_years import long_past
from tasks.domain.plan.drafting.days.chronicle import events_of
from tasks.domain.plan.drafting.days.moments import find_whens
from tasks.domain.plan.drafting.days.month_days import months_over
from tasks.domain.plan.drafting.days.numbers import YEAR, number
from tasks.domain.plan.drafting.days.settled import Told, settled
from tasks.domain.plan.drafting.days.when import Frame, When
from tasks.domain.plan.drafting.days.year_of_plan import stamped, year_of_plan
from tasks.domain.plan.drafting.draft_words import LABELLED_DUE
from tasks.domain.plan.drafting.page import ATTACHMENT, Line, read_lines
from tasks.domain.plan.drafting.papers.names.called import names_of_item
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.same_names import plain
from tasks.domain.plan.drafting.papers.names.short_names import short_names
from tasks.domain.plan.drafting.people.who import Who, who_owes

_ISSUED = re.compile(rf"^(?P<y>{YEAR})年(?P<m>[\d一二三四五六七八九十]+)月(?P<d>[\d一二三四五六七八九十廿]+)日"
                     r"(?:印发|发)?$|"
                     r"^(?P<y2>20\d{2})[-./](?P<m2>\d{1,2})[-./](?P<d2>\d{1,2})$")  # fmt: skip
_ISSUER = re.compile(r"^[\u4e00-\u9fff]{2,20}[局校院室会部府委心](?=20|二)")
_ATTACHED = re.compile(r"^附\s*[件表]?\s*(?P<n>[\d一二三四五六七八九十]{0,2})\s*[:.、]\s*(?P<rest>.*)$")
_ADDRESSED = re.compile(r"^[^。;]{2,120}:$")
_LIST_OF_DAYS = re.compile(
    r"(?:附[录件表]\s*\d{0,2}\s*[:.、]?)?[^,。;:]{0,12}(?:报送|上报|提交|上交|截止)[^,。;:]{0,6}(?:时间|时限|期限|日程|节点|安排|表)"
    r"[^,。;:()]{0,10}(?:\([^()]*\))?"
)
_BEGINS_WITH_DAY = re.compile(
    r"\d{1,2}[月年]|\([^()]*\)$|第?\s*(?:[(\[]?[\d一二三四五六七八九十]{1,3}[)\]]?[、,和及至-]?){1,8}\s*项?\s*[:\s]\s*(?:20\d\d|\d{1,2}月|每)"
)
_ASKED, _ANSWER = re.compile(r"问\s*[:、.]"), re.compile(r"答\s*[:、.]")
_FIRST_CN = re.compile(r"^附\s*[件表]\s*[:.]\s*一\s*、")  # 附表:一、汇总表
_SERIES = re.compile(r"(?:^|[\s;。])(\d{1,2})\s*[.、]\s*")

_BLANK_FORM = re.compile(r"\((?:格式|表格|空表|样表|表样|样式|式样|模板|范本|空白表?)\)$")  # 附件1:研修方案(格式)


@dataclass(frozen=True)
class Page:
    text: str
    asked_year: int | None = None
    calendar: Calendar = field(default_factory=lambda: Calendar({}))
    year_after: bool = False  # what it asks for month by month begins in the year after that of its first days

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return read_lines(self.text)

    @cached_property
    def line(self) -> Mapping[int, Line]:
        return {line.number: line for line in self.lines}

    @cached_property
    def issued(self) -> tuple[Line, date] | None:
        """落款: the line that is nothing but a date, and the day."""
        for above, line in reversed([*pairwise(self.lines)]):
            match = _ISSUED.match(_ISSUER.sub("", under_an_office(line.text, above.text).replace(" ", "")))
            if match is None:
                continue
            y, m, d = (number(match[k] or match[f"{k}2"]) for k in "ymd")
            try:
                day = date(y, m, d)
            except ValueError:
                return None
            return line, as_meant(day, (other.text for other in self.lines if other is not line))
        return None

    @cached_property
    def frame(self) -> Frame:
        issued = self.issued[1] if self.issued else None
        own = year_of_plan(self.lines, issued or stamped(self.lines))
        year = self.asked_year or (own + 1 if own and self.year_after else own)
        long_ago = long_past([line.text for line in self.lines], issued) if issued else LONG_PAST
        return Frame(year, issued, asked=self.asked_year is not None, long_past=long_ago)

    @cached_property
    def _told(self) -> Told:
        """Every dated event of the circular, but for the day of issue."""
        issued = self.issued[0].number if self.issued else 0
        events = tuple(
            event
            for line in self.lines
            if line.number != issued
            for event in events_of(
                line.number,
                line.text,
                find_whens(line.text, self._frame_of(line)),
                "|".join(self.line[number].body[:40] for number in line.parents),
                line.parents,
            )
        )
        return Told(self.frame, self.calendar, events, self.text)

    def moments(self, line: Line, text: str = "") -> tuple[When, ...]:
        """The moments of a line, or of a cell `text` of it, those that hang on what happens with their day."""
        at = replace(line, text=text) if text else line
        return settled(find_whens(at.text, self._frame_of(line)), at, self._told)

    def _frame_of(self, line: Line) -> Frame:
        headed = self._months.get(line.number)
        return replace(self.frame, headed=headed) if headed else self.frame

    @cached_property
    def _months(self) -> Mapping[int, tuple[int | None, int]]:
        """The month that a line stands under."""
        return months_over(self.lines, self.frame.year)

    def in_other_months(self, one: Line | None, other: Line, when: When) -> bool:
        """Whether two lines stand under different months, 【四月】 and 【十一月】: what comes in both comes twice; not
        where the day `when` of the other is in another month than its heading: 有关事项, below the last month."""
        headed = self._months.get(other.number)
        if headed and when.day and when.day.month != headed[1]:
            return False
        months = [self._months.get(line.number) for line in (one, other) if line is not None]
        return len(months) > 1 and None not in months and months[0] != months[1]

    @cached_property
    def blocks(self) -> Mapping[int, tuple[Line, ...]]:
        """The first line of each list -> its items; what is attached is no list."""
        found: dict[int, list[Line]] = {}
        for line in self.lines:
            if line.kind and line.number not in self.attachment_lines:
                found.setdefault(line.block, []).append(line)
        return {block: tuple(items) for block, items in found.items()}

    @cached_property
    def attachments(self) -> Mapping[int, tuple[str, Line]]:
        """附件 number -> its title, and the line where it is listed."""
        found: dict[int, tuple[str, Line]] = {}
        for line in self.lines:
            if line.number in self.attachment_lines:
                for count, title in _attached(line):
                    found.setdefault(count, (title, line))
        return found

    @cached_property
    def attachment_lines(self) -> frozenset[int]:
        """The lines of the list of attachments: the one that begins 附件: and the numbered ones behind it."""
        found: set[int] = set()
        for at, line in enumerate(self.lines):
            if not _ATTACHED.match(line.text):
                continue
            found.add(line.number)
            kinds = {"1.", "1)", "1()"} | ({"cn"} if _FIRST_CN.search(line.text) else set())
            for behind in self.lines[at + 1 :]:
                dated = find_whens(behind.text, Frame(None))
                if behind.kind not in kinds or len(behind.body) > 40 or dated:
                    break
                found.add(behind.number)
        return frozenset(found)

    @cached_property
    def addressed(self) -> Who:
        """To whom it is addressed: 各乡镇中心校、各直属学校:."""
        for line in self.lines[:8]:
            if _ADDRESSED.match(line.text) and not line.kind and (who := who_owes(line.text)).party:
                return Who(who.party)
        return Who()

    @cached_property
    def addressees(self) -> str:
        """The line of those to whom it is addressed, as written: 各乡镇综合文化站、县文化馆、县图书馆:."""
        return next((line.text for line in self.lines[:8] if _ADDRESSED.match(line.text) and not line.kind), "")

    @cached_property
    def _short_names(self) -> Mapping[str, str]:
        return short_names(line.text for line in self.lines)

    def full_name(self, title: str) -> str:
        """The full name of what the circular calls shortly, 以下简称月报表; any other name as it is."""
        return self._short_names.get(plain(title), title)

    def names_of(self, item: Line) -> tuple[Name, ...]:
        """The papers that an item or a heading is called by."""
        return names_of_item(item, [(when.start, when.end) for when in self.moments(item)])

    def above(self, line: Line) -> str:
        """What introduces a line: above a list the line that ends in a colon, else the nearest heading."""
        first = line.block or line.number
        before = self.before(first)
        if before is not None and _ANSWER.match(line.text) and _ASKED.match(before.text):
            return before.text.replace("报", "报送")  # 问:什么时候报? 答:《台账》4月3日前
        if not line.kind and (title := self._title_over(line)):
            return title
        if not line.kind and before is not None and before.text.endswith(":") and LABELLED_DUE.search(before.text):
            return before.text  # 征文时间: and under it 即日起至9月20日
        if line.kind and before is not None and before.text.endswith(":"):
            return before.text
        over = self.heading(line)
        return (over.caption if over.kind else over.text) if over else ""

    def before(self, number: int) -> Line | None:
        """The last line above the one of that number."""
        return next((line for line in reversed(self.lines) if line.number < number), None)

    def heading(self, line: Line) -> Line | None:
        """The innermost item or heading that a line stands under, or the title of what is attached."""
        return self.line[line.parents[-1]] if line.parents else self._title_attached(line)

    def _title_attached(self, line: Line) -> Line | None:
        """附件1, below it 材料报送清单, and below that the list: the title over it."""
        title = self.before(line.block) if line.block else None
        over = self.before(title.number) if title else None
        return title if title and over and not title.kind and ATTACHMENT.fullmatch(over.text) else None

    def _title_over(self, line: Line) -> str:
        """材料报送时间表 over lines that each begin with a day."""
        for other in reversed([other for other in self.lines if other.number < line.number][-12:]):
            if _LIST_OF_DAYS.fullmatch(other.text):
                return other.text
            if not _BEGINS_WITH_DAY.match(other.text):
                break
        return ""

    def children(self, item: Line) -> tuple[Line, ...]:
        """The items of the list right under an item."""
        return tuple(line for line in self.lines if line.kind and line.parents and line.parents[-1] == item.number)


def _attached(line: Line) -> Iterable[tuple[int, str]]:
    match = _ATTACHED.match(line.text)
    if match is None:
        yield line.count, _title(line.body)
        return
    rest = re.sub(r"^一\s*、\s*", "", match["rest"].strip())
    if match["n"]:
        yield number(match["n"]), _title(rest)
        return
    pieces = _SERIES.split(f" {rest}")
    if len(pieces) < 3 and rest:
        yield 1, _title(rest)
    for count, title in zip(pieces[1::2], pieces[2::2], strict=False):
        yield int(count), _title(title)


def _title(text: str) -> str:
    return _BLANK_FORM.sub("", text.strip(" 。;"))
