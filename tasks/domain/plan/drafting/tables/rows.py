"""One row of a table, or one card of fields, as something owed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.month_words import MONTHS
from tasks.domain.plan.drafting.days.numbers import UNITS
from tasks.domain.plan.drafting.days.only_dates import is_left_out
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line, narrow
from tasks.domain.plan.drafting.papers.names.finding import all_papers, is_paper, names_in
from tasks.domain.plan.drafting.papers.names.listed_things import things_of
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.people.who import count_of_cell, stages_of, who_owes
from tasks.domain.plan.drafting.people.whose import party_of_cell
from tasks.domain.plan.drafting.places.by_form import forms_of
from tasks.domain.plan.drafting.places.places import find_places, of_cell
from tasks.domain.plan.party import Stage

_DOING = re.compile(r"(?:撰写|解读|讲解|编写|编制|填写|制作|审核|评审|演练|操作|培训|讲座)$")  # of a course
_ASKS_FOR = re.compile(
    r"(?:各校|各单位)?(?:报送|上报|提交|上交|填报|上传|发布|报(?!名|到|告|刊|销|表))(?P<what>[\u4e00-\u9fff、“”]{4,})"
)
_ASIDE = re.compile(  # 名册(电子表格,每校1份)
    r"\([^()]*(?:\d\s*[份张篇本套件袋个册页]|每|盖章|电子|纸质|须|应|写明)[^()]*\)$"
)
NOTHING = re.compile(
    r"(?:[无/—-]{1,3}|暂无|没有|不[报交填]|(?:无需|不[需用必])(?:另|再)?(?:报送?|上报|提交|上交))(?:$|\(.*\)$)"
)
NOT_HANDED_IN = re.compile(
    r"(?:不[用需必再]?(?:另|再)?(?:上?报|上?交|报送|提交|收)|无需(?:报送|上报|提交)|(?:由?[一-龥]{1,5}?)?(?:自行|妥善)?(?:存档|留存|归档|自存|备查)(?:备查)?)(?:$|[(,;])"
)
_BY_OFFICE = re.compile(  # 群众提问汇编 | 我部理论科编印 | 12月下旬发至各镇
    "由?[我本](?:部|局|委|办|馆|站|院|会|中心)[^,。;]{0,10}?(?:编[印制写]|印[制发]|制作|汇编|起草|汇总)"
)
_GOES_OUT = re.compile("(?:发[至到给往]|[下印]发|分发|配送[至到给]?)(?:给|至|到)?各")
_LISTED = re.compile(r"[、;](?![^()]*\))(?![^《]*》)")
_TOLD_OF = re.compile(r"(?:情况|信息|数据|结果|统计|汇总|分析|自评|意见|工作量)$")
_MONTHLY = re.compile(r"每个?月|[按逐]月")
_SPLIT = re.compile(r"\t *|\s*[|｜]\s*| {2,}")  # the blanks of a column stand behind its tab
_TABS, _ROW_OF_TABS = re.compile(r"\t|\s*[|｜]\s*"), 3  # 每校    份 is one cell between tabs
_FRAMED = re.compile(r"\s*\|(?P<row>.*)\|\s*")
_OPEN = re.compile(r"^(?:交法|方式|地点)?(?:另行|另文|另)(?:通知|明确|告知)|^(?:待定|待通知)$")
_MARK_AND_WORDS = 2  # cells
_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,2})"
_COUNT_BEHIND = re.compile(  # ,每单位一份; 至少2张; ,3所学校各1份
    rf"[,，\s]*\(?(?:\d{{1,2}}[所个家][\u4e00-\u9fff]{{1,4}})?(?:不少于|至少|各|共|每[\u4e00-\u9fff]{{1,6}}?)*{_COUNT}\s*[{UNITS}]\)?$"
)


@dataclass(slots=True)
class Tabled:
    owed: list[Owed] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    @property
    def lines(self) -> frozenset[int]:
        return frozenset(self.taken)


@dataclass(slots=True)
class Row:
    cells: dict[str, str]
    line: Line  # of its title


def cells_of(written: str) -> list[str]:
    """The cells of a row that was flattened to a line."""
    split = _TABS if written.strip().count("\t") >= _ROW_OF_TABS else _SPLIT
    text = narrow(written).replace("｜", "|")
    framed = _FRAMED.fullmatch(text)  # |4|竞赛|6月23日||| has two empty cells at its end
    return [cell.strip() for cell in split.split(framed["row"] if framed else text.strip("|"))]


def whens_of(cell: str, page: Page, line: Line) -> tuple[When, ...]:
    """The deadlines that a cell tells."""
    months = MONTHS.search(line.text)
    if months and _MONTHLY.search(line.text):
        cell = re.sub(r"[当该]月(?=\d|的?最后|月?[底末])", "每月", cell)  # 每月1份 in one cell, 当月25日 in another
    if months and "每月" in cell and not MONTHS.search(cell):
        cell = f"{months[0]},{cell}"  # 9月至12月,每月1份 in the cell beside 每月28日17:30
    if months and "上月" in cell and not MONTHS.search(cell):
        cell = f"{months[0]},{cell}"  # 5月至9月的值班表, and beside it 均在上月最后一个工作日下班前
    moments = page.moments(line, cell) if cell else ()
    moments = tuple(when for when in moments if not is_left_out(when, cell[when.end :], cell[: when.start]))
    if any(when.vague for when in moments):  # 开班前尽快报送: the day before which stays open
        moments = tuple(when for when in moments if when.hang is None)
    if any(when.marked and not when.ranged for when in moments):  # 5月10日至21日开展调查,5月24日前报送
        moments = tuple(when for when in moments if not when.ranged or when.marked)
    return tuple(each for when in moments if when.due or when.why for each in when.each())


def asks_nothing(cells: Mapping[str, str]) -> bool:
    """签到表, with 不报 for its day: a row of what is not handed in; nor is what the office makes, 12月下旬发至各镇."""
    stays = any(NOT_HANDED_IN.match(cells.get(role, "")) for role in ("due", "place"))
    given = _BY_OFFICE.match(cells.get("party", "")) or any(_GOES_OUT.search(text) for text in cells.values())
    return stays or bool(given)


def _count(cells: dict[str, str]) -> int | Mapping[Stage, int] | None:
    """A number, or one for each stage whose column has one."""
    staged: dict[Stage, int] = {}
    for role, cell in cells.items():
        if role.startswith("stage ") and cell.strip().isdecimal():
            staged |= dict.fromkeys(stages_of(role.removeprefix("stage ")) or (), int(cell))
    return staged or count_of_cell(cells.get("count", ""))


def _places(cells: Mapping[str, str]) -> list[str]:
    """What the cell of the place names; else what a remark does: 13日前,邮箱 …."""
    if cells.get("place"):
        return list(of_cell(cells["place"]))
    note = cells.get("note", "")
    return [place.channel for place in find_places(note, 0, len(note))]


def owed_of(row: Row, title: str, when: When | None) -> Owed:
    cells = row.cells
    who = who_owes(cells.get("party", ""))
    told = [text for role in ("title", "count", "note") if (text := cells.get(role))]
    return Owed(
        title,
        row.line,
        when,
        row.line if when else None,
        channels=_places(cells),
        party=who.party,
        who=party_of_cell(cells.get("party", "")),
        heard=[cells["party"]] if cells.get("party") else [],
        stages=who.stages,
        count=_count(cells),
        told=told,
        forms=forms_of(cells),
        place_open=bool(_OPEN.search(cells.get("place", ""))),
        ways=[cells.get("place", "")],
        certain=0.9,
    )


_ONE_BOOK = re.compile(  # 交《方案》; 《作业设计》2篇,每篇不同学科; 开题会,每个课题现场交《开题报告》纸质稿
    rf"(?:(?:[^《》]*[,，])?[^《》,，]{{0,10}}(?:报送?|上报|提交|上?交|填报|上传|送))?(?P<book>《[^《》]+》)"
    rf"(?:{_COUNT}\s*[{UNITS}][^《》]*|纸质[稿版件]|电子[稿版件])?"
)


def without_count(told: str) -> str:
    """备考安全周报,每周1份 -> 备考安全周报."""
    return _COUNT_BEHIND.sub("", told)


def titles_of(cell: str, *, sure: bool) -> Iterator[str]:
    """A title cell is one paper, of 工作计划、课程表(每班1张) are several; 无(当场查阅) asks for none."""
    cell = re.sub(r"\((?:样式|式样|格式|样表|表样|提纲|模板|样本)(?:详?见)附[件表][^)]*\)", "", cell).strip()
    if names_alone := _names_alone(cell, sure=sure):
        yield from names_alone
        return
    cell = "" if NOTHING.match(cell) else _ASIDE.sub("", cell)
    cell = _COUNT_BEHIND.sub("", cell)
    cell = re.sub(r"\((?:见)?(?:附[件表]|表(?=[\d一二三四五六七八九十]{1,2}[),,]))[^)]*\)", "", cell)
    cell = re.sub(r"\((?:以下|下文)?(?:均|统一)?简?称[^)]*\)", "", cell)
    cell = re.sub(r"(?<=[\u4e00-\u9fff》)]{2})(?:送达|发送|提交|报送|上报|上传|上交|完成)$", "", cell.strip())
    if alone := _ONE_BOOK.fullmatch(cell):
        yield alone["book"]
        return
    cell = re.sub(r"^(?:报送?|上报|提交|上?交|填报|上传)(?=《)", "", cell)
    if asked := _ASKS_FOR.match(cell):  # 报总结, 提交教案、课件 among what takes place
        several = all_papers(asked["what"])
        yield from several
        if several:
            return
    names = names_in(cell)
    short = len(cell) <= 24 and not re.search(r"[,，;；]", cell) and not _DOING.search(cell)
    told = names and (sure or "《" in cell or short)
    beside = cell.endswith("》") and len(all_papers(cell)) == len(names)  # 参赛作品及《作品登记表》
    if len(names) > 1 and (beside or all(name.title.startswith("《") for name in names)):
        yield from (name.title for name in names)
    elif told or (sure and cell and not re.fullmatch(r"[\d\W]*|合计|小计", cell)):
        yield cell


def _names_alone(cell: str, *, sure: bool) -> tuple[str, ...]:
    """将打印盖章的《花名册》一式2份送局基教科; 家长信1份、成绩册(盖章): what the cell names by its form alone."""
    if moved := re.match(r"[将把][^《》]*(《[^《》]+》)(?!.*《)", cell):
        return (moved[1],)
    things = things_of(cell) if sure or "《" in cell else ()
    if things and not any(_TOLD_OF.search(one) for one in things[:-1]):
        return things
    several = _several(cell) if sure else ()
    return several if len(several) > 1 else ()


def _several(cell: str) -> tuple[str, ...]:
    """工作计划、课程表(每班1张) -> its papers by name; () where a piece names none: 教师、学生名册."""
    pieces = [_ASIDE.sub("", piece.strip()) for piece in _LISTED.split(cell)]
    pieces = [
        re.sub(rf"(?<=[一-龥》]{{2}}),?(?:每[一-龥]{{1,4}})?各?{_COUNT}\s*[{UNITS}]$", "", piece) for piece in pieces
    ]
    vague = any(_TOLD_OF.search(piece) for piece in pieces[:-1])  # 学生信息、家长信息汇总表 is one
    return () if vague or not all(map(is_paper, pieces)) else tuple(pieces)


def is_clause(line: Line, above: Line, cells: list[str], header: list[str]) -> bool:
    """第五条  10月10日召开… right under a table, where blanks part the mark from its words: no row of it."""
    headed = line.kind in {"第", "cn", "cn()"} and line.kind != above.kind
    begins_anew = len(cells) == _MARK_AND_WORDS and line.count <= above.count and cells[-1].endswith("。")
    return len(cells) < len(header) and (headed or bool(line.kind) and begins_anew)
