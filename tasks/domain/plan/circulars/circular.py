"""An official circular 通知 as text: its lines, its dates, its tables and its order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice, pairwise

from tasks.domain.plan.circulars.boxes import without_boxes
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import LONG_PAST, Mention, dates_in, whole_date, year_of_short, years_named
from tasks.domain.plan.circulars.one_writing import Writing, writings
from tasks.domain.plan.circulars.order import Place, places_of
from tasks.domain.plan.circulars.past import (
    is_done_then,
    is_example,
    is_handed_out,
    is_of_earlier_year,
    is_past,
    is_told_of,
    with_what_ends_it,
)
from tasks.domain.plan.circulars.seal import as_meant, under_an_office
from tasks.domain.plan.circulars.table import Row, Table, tables_of
from tasks.domain.plan.circulars.table_by_cells import tables_by_cells
from tasks.domain.plan.circulars.table_by_groups import tables_by_groups
from tasks.domain.plan.circulars.told_years import Span, long_past, told_years
from tasks.domain.plan.circulars.wide_spaces import with_tabs

MAX_SIGNS = 300_000  # of a circular; the longest that we know has 60,000
_LONG, _MANY_LINES, _LONG_LINE = 60_000, 800, 4_000
_HEAD_ABOVE = 4  # lines at most between a table's head and its first row
_MAX_DATES, _MAX_IN_LINE = 1_000, 60  # more than any circular has; what lies behind them is no longer looked at
_FULL_WIDTH = str.maketrans(
    {0xFF00 + sign: 0x20 + sign for sign in range(1, 0x5F)} | {ord("○"): "〇", 0x3000: " ", 0xA0: " "}
)
_DUE_HEADING = re.compile(
    r"(?:报送|上报|提交|上交|填报|报名|申报|年检|办理|受理|登记|审验|截[止至])(?:截[止至])?(?:时间(?:安排)?|期限|日期)$"
)
_CUT_OFF = re.compile("时间(?:均|都|一律)?[为是]?(?:截?[至止]到?)?[^,。;]{0,4}当[日天]")  # of the days of its section
_ASKS_THEN = re.compile(  # 3月6日 星期五 交:花名册(邮箱)
    r"\d{1,2}月\d{1,2}[日号]\s{0,4}(?:(?:星期|周)[一二三四五六日天])?\s{0,6}(?:上交|提交|报送|上报|上传|交|报)(?:材料)?\s?:"
)
_ASKED_AHEAD = re.compile(  # 3月|主题:结核病防治|报:活动小结,3月31日; 报送:计划(3月13日);小结(4月8日)
    r"(?:^|\|)\s{0,2}(?:上交|提交|报送|上报|上传|交|报)(?:材料)?\s?:[^|。]{2,80}[,(]\s?$"
)
_AFTER_COMMA = re.compile(r"[,:]\s{0,2}(?:(?:第[一二]|[上下])(?:学期|半年))?\s{0,2}$")  # 2.课例集,2026年4月24日,双报
_CARD = re.compile(  # (四)名称:研修总结;时间:11月14日;方式:发至…;份数:2份
    r"[^:]{0,6}(?:材料)?名称\s{0,2}:[^;,。:]{2,24}[;,](?:[^。:]{2,6}:[^。;,]{1,24}[;,]){0,3}\s{0,2}(?:时间|日期)\s{0,2}:\s{0,2}"
)
_QUOTED = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,80}”")


@dataclass(frozen=True)
class Circular:
    text: str

    @cached_property
    def _raw(self) -> Mapping[int, str]:
        split = self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return {number: line for number, line in enumerate(split, 1) if line.strip()}

    @cached_property
    def _writings(self) -> Mapping[int, Writing]:
        """Line number -> the line, full-width digits and signs made narrow, its days in the one writing."""
        # tables between wide spaces first: _FULL_WIDTH makes these spaces plain ones
        opened = with_tabs(without_boxes(self._raw))
        return writings({number: line.translate(_FULL_WIDTH) for number, line in opened.items()})

    @cached_property
    def written(self) -> Mapping[int, str]:
        """Line number, from 1 -> the line as written, without the space around it; blank lines are left out."""
        return {number: line.strip() for number, line in self._raw.items()}

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """The lines as they are read: full-width digits and signs made narrow, days in the one writing."""
        return tuple(self.narrow.items())

    @cached_property
    def narrow(self) -> Mapping[int, str]:
        """Line number -> the line as in `lines`."""
        return {number: writing.text.strip() for number, writing in self._writings.items()}

    @cached_property
    def all_narrow(self) -> str:
        return "\n".join(self.narrow.values())

    @cached_property
    def is_endless(self) -> bool:
        """Longer, of more lines or of a longer line than any circular has: it is not read as a plan."""
        longest = max((len(line) for _, line in self.lines), default=0)
        return len(self.text) > _LONG or len(self.lines) > _MANY_LINES or longest > _LONG_LINE

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables that were flattened to text: cells between tabs or bars, or one cell a line."""
        lines = [(number, writing.text) for number, writing in self._writings.items()]
        stripped = [(number, text.strip()) for number, text in lines]
        return (*tables_of(lines), *tables_by_cells(stripped), *tables_by_groups(lines))

    @cached_property
    def rows(self) -> Mapping[int, Row]:
        """Line number -> the row of a table that stands there."""
        return {cell.line: row for table in self.tables for row in table.rows for cell in row.cells}

    @cached_property
    def head_lines(self) -> frozenset[int]:
        """The lines that head a table: 序号 材料名称 报送学校 份数 报送方式."""
        firsts = [(table, min(table.lines, default=0)) for table in self.tables]
        return frozenset(
            number
            for table, first in firsts
            for number, text in self.lines
            if first - _HEAD_ABOVE <= number < first and all(head in text for head in table.heads)
        )

    @cached_property
    def places(self) -> Mapping[int, Place]:
        """Line number -> where the line stands among headings and items."""
        return places_of(self.lines)

    @cached_property
    def year(self) -> int | None:
        """The year it speaks of: the one that it names most often."""
        years = Counter(year for _, line in self.lines for year in years_named(line))
        return years.most_common(1)[0][0] if years else None

    @cached_property
    def sealed(self) -> tuple[int, date] | None:
        """The date under the seal as written: the last line that is nothing but a date with its year, and the day."""
        under = [(number, under_an_office(line, above)) for (_, above), (number, line) in pairwise(self.lines)]
        return next(((number, day) for number, line in reversed(under) if (day := whole_date(line))), None)

    @cached_property
    def issued(self) -> date | None:
        """The day of issue: that under the seal, in the year that the title and the number bear out."""
        if self.sealed is None:
            return None
        at, day = self.sealed
        return as_meant(day, (line for number, line in self.lines if number != at))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        tables = {number: table for table in self.tables for number in table.lines}
        cut_off = {self.places[number].section for number, line in self.lines if _CUT_OFF.search(line)} - {0}

        def is_due_place(line: int, column: int) -> bool:
            in_cell = line in tables and tables[line].is_due_cell(line, column)
            in_card = bool(_CARD.fullmatch(self.narrow[line][:column]))
            if _ASKS_THEN.match(self.narrow[line], column) or _ASKED_AHEAD.search(self.narrow[line][:column]):
                return True
            if self.places[line].section in cut_off and _AFTER_COMMA.search(self.narrow[line][:column]):
                return True
            return in_cell or in_card or bool(_DUE_HEADING.search(self.places[line].heading))

        found = (
            one
            for number, line in self.lines
            for one in islice(dates_in(number, line, self._year_at(number), is_due_place), _MAX_IN_LINE)
        )
        return tuple(islice(found, _MAX_DATES))

    @cached_property
    def deadlines(self) -> tuple[Mention, ...]:
        told = tuple(one for one in self.mentions if one.deadline and not self._is_only_told(one))
        return tuple(one for one in told if not self._is_said_before(one, told))

    def _is_only_told(self, one: Mention) -> bool:
        past = is_past(with_what_ends_it(one.sentence, one.behind))
        earlier = is_of_earlier_year(one.before) or is_told_of(one.behind)
        over = self.issued is not None and one.date is not None and one.date < self.issued
        done = over and is_done_then(one.before, one.behind)
        return past or earlier or done or is_handed_out(one.behind) or is_example(one.before, len(one.before))

    def _is_said_before(self, one: Mention, told: tuple[Mention, ...]) -> bool:
        """A table that sums up what the text says: the same paper, by the same day."""
        name, day = self.row_names.get(one.line, "").strip("《》"), (one.month, one.day)
        text = (other for other in told if other.line not in self.rows and (other.month, other.day) == day)
        return bool(name) and any(
            name in other.sentence or self.places[other.line].text.startswith(name) for other in text
        )  # 2.《值班表》。每站1份,6月28日前报送: the item is called so

    @cached_property
    def row_names(self) -> Mapping[int, str]:
        """Line number -> the cell that names what the row there asks for."""
        named = ((table, row, table.name_of(row)) for table in self.tables for row in table.rows)
        return {cell.line: name for table, row, name in named if name for cell in row.cells}

    def cell_under(self, line: int, column: Column) -> str:
        """What the row of a line says in the first such column of its table; "" where no table has the line."""
        table = next((one for one in self.tables if line in one.lines and column in one.columns), None)
        cells = self.rows[line].cells if table else ()
        at = table.columns.index(column) if table else 0
        return cells[at].text if at < len(cells) else ""

    @cached_property
    def _told_years(self) -> Mapping[int, Span]:
        return told_years(self.lines, self.places)

    def _year_at(self, line: int) -> Callable[[int], int]:
        span = self._told_years.get(line)

        def year_of(month: int) -> int:
            return (span.year_of(month) if span and month else None) or self._year_of(month)

        return year_of

    @cached_property
    def _long_past(self) -> int:
        return long_past([text for _, text in self.lines], self.issued) if self.issued else LONG_PAST

    def _year_of(self, month: int) -> int:
        """The year of a date that names none: what is asked for in winter may fall due after New Year."""
        if self.issued is None:
            return self.year or 2000
        year = year_of_short(self.issued, month, self._long_past) if month else self.issued.year
        ahead = self.year is not None and self.year > year and 0 < month < self.issued.month
        return self.year if ahead and self.year else year  # issued in December for 2026: 9月30日 is 2026's

    def as_written(self, line: int, quote: str) -> str:
        """A quote from `lines` as the circular itself writes it."""
        return self._writings[line].quoted(quote, self._raw[line]) if line in self._writings else quote


def quoted_names(text: str) -> tuple[str, ...]:
    """What a text calls by name: 《课程表》, “推门听课”."""
    return tuple(dict.fromkeys(_QUOTED.findall(text)))
