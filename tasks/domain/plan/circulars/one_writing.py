"""One writing for what clerks write in many: 三月二十号 and 2026.3.20 are read as 3月20日, 送交 and 呈报 as 报送."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from tasks.domain.plan.circulars.boxes import without_boxes
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.one_month import BARE_DAY, month_of_rows
from tasks.domain.plan.circulars.weekday_column import BEHIND_DAY, rows_with_weekday
from tasks.domain.plan.circulars.wide_spaces import with_tabs

_CHINESE = "[一二三四五六七八九十]{1,3}"
_N = rf"(?:\d{{1,2}}|{_CHINESE})"
_YEAR = r"(?:(?:19|20)\d{2}|[一二][〇○零0一二三四五六七八九]{3})"
_GAP = r"[ \u3000\u00a0]?"
_TO = rf"{_GAP}(?:[-—–~～]{{1,3}}|[至到、和及]){_GAP}"
_NO_NUMBER_BEFORE = r"(?<![\d一二三四五六七八九十第])"
_DAY = re.compile(
    rf"(?:(?P<year>{_YEAR}){_GAP}年{_GAP})?{_NO_NUMBER_BEFORE}(?P<month>{_N}){_GAP}月{_GAP}"
    rf"(?P<day>{_N})(?:{_GAP}[日号]|(?={_TO}{_N}{_GAP}[日号]))"
)
_DAY_AFTER = re.compile(rf"(?:(?<=日)|(?<=月\d)|(?<=月\d\d))(?P<to>{_TO})(?P<day>{_N}){_GAP}[日号](?!楼|公寓|线|文)")
_IN_WORDS = re.compile(  # 四月, and below it 二十七日（星期日）下班前; 活动结束后，十八日（星期三）前
    rf"(?:^|(?<=[,，;；。:：、 \u3000\t|｜]))(?P<day>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
    rf"(?=[（(](?:星期|周)[一二三四五六日天]|下班|[上下中]午|{_CHINESE}[时点]|\d{{1,2}}[:：时点]"
    rf"|{_TO}(?:{_N}{_GAP}月{_GAP})?{_N}{_GAP}[日号])"
)
_DOTTED = re.compile(
    r"(?<![A-Za-z0-9./@_-])(?P<year>(?:19|20)\d{2})(?P<dot>[-./])(?P<month>\d{1,2})(?P=dot)(?P<day>\d{1,2})日?(?![A-Za-z0-9/@_-]|\.\d)"
)
_BARE = re.compile(  # 12.4前, 5/14截止, 于8.21报送: a day told by its numbers alone
    r"(?<![\dA-Za-z./%@_-])(?<!\d[:：])(?P<month>1[0-2]|0?[1-9])[./](?P<day>[12]\d|3[01]|0?[1-9])日?"
    r"(?=之前|以前|截[止稿]|前(?:$|[，,。；;、）)]|[将把报交送上提发由各通]|[一-龥]{0,2}完成)|[（(](?:周|星期)[一二三四五六日天]"
    r"|(?<=[于在到至].\..)(?:报送|上[报交传]|提交)|(?<=[于在到至].\...)(?:报送|上[报交传]|提交))"
)
_BESIDE_DASHED = r"[ \u3000]?(?:[（(](?:周|星期)[一二三四五六日天]|[012]?\d[:：时]\d{0,2})"
_DASHED = re.compile(  # 02-18（星期日）18时, 03-08前, under 截止; but 10-12 may be anything
    r"(?<![\dA-Za-z./:：%@_年-])(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
    rf"(?={_BESIDE_DASHED}|(?<=0\d-\d\d)(?:[之以]?前|截[止至]|[ \u3000]*(?:$|[\t|｜])))"
)
_YEAR_ALONE = re.compile(r"[一二][〇○零0一二三四五六七八九]{3}(?= ?年)|(?<=20\d\d)[ \u3000\u00a0](?=年)")
_PART_OF_MONTH = re.compile(rf"{_NO_NUMBER_BEFORE}(?P<month>{_N}){_GAP}月{_GAP}(?P<part>底|末|初|[上中下]旬|份)")
_SPACE, _TEXT = r"[ \u00a0]", r"[^\s\d.、(（]"
_UNIT = r"(?:[份张篇件套册部节幅页名人项条段]|个(?!人)|分钟|[字年日时元](?![一-龥]))"
_BEFORE_NUMBER = re.compile(rf"(?<={_TEXT}){_SPACE}(?=\d{{1,4}}{_SPACE}{_UNIT})")  # 报送 3 份, as parted by a program
_BEHIND_NUMBER = re.compile(rf"(?:(?<={_TEXT}\d)|(?<={_TEXT}\d\d)|(?<={_TEXT}\d{{3}})){_SPACE}(?={_UNIT})")
_OF_EACH_MONTH = re.compile(rf"(?<=[每次当下本上]月){_GAP}(?P<day>{_N}){_GAP}[日号]")
_BEHIND_MONTH = re.compile(rf"(?<=\d){_SPACE}(?=月(?:[至到起底初末份—–~、,，。;；)）-]|[上中下]旬|$))")
_BEFORE_MONTH = re.compile(rf"(?<=[年至到、—–~-]){_SPACE}(?=\d{{1,2}}{_GAP}月)")
_BEFORE_DAY = re.compile(r"(?<=[于在至到从自截为])[ \u00a0](?=(?:20\d\d年)?\d{1,2}月)")
_BEHIND_DAY = re.compile(r"(?<=[日号])[ \u00a0](?=[之以]?前|[上下中]午|[至到起止])|(?<=日前)[ \u00a0](?=[一-龥])")
_HALT = re.compile(  # 3月20日前,将《…》报送
    r"(?<=[日底末旬时分)）\d以之][前])(?:[,，] ?|[:：](?=[报交送上提发]))"
    r"(?=[将把]|[报交送](?![告名表卷通])|报送|上报|提交|上传|发送|发[至到]|上交)"
)
_HANDED_IN = re.compile(  # 送交 is 报送, but not in 报送交通局; a paper keeps its name: 《档案送交清单》
    r"《[^《》]*》|(?<![报发寄运护转移递投推选接呈输传])送交(?![通警流易接际响叉])"
    r"|呈报(?![表告单])|呈送|交送|(?<!快)递交(?!接)"
)
_NO_HANDING_IN = "送出名到告表道刊考社备销废账价请经批审修损停警酬纸税关喜复答效时幕读障载国恩应导章头文捷界业亭"
_ALONE = re.compile(  # 每校报《简报》, 3月20日前报工作总结, 林场报防火总结, 择优报典型案例: 报送 said in one word
    r"(?:(?<![申上呈汇通预填情简小日周月季年快海板墙学晚画捷喜电警时导商党早])报(?=《)"
    rf"|(?:(?<=[日底旬末时号点分\d)）]前)|(?<=[日底旬末时号点分\d)）]前[,，])"
    r"|(?<=[校园位镇村院站场股科室)）,，。;；均 \u3000])|(?<=[小中大]学)"
    rf"|(?<=[初高]中)|(?<=中心|企业|公司|部门|组织|书记|择优|自愿|统一|集中|按时|及时|分别|同时|一并|名额))"
    rf"(?<!不[另再])报(?![{_NO_HANDING_IN}县市区省我局镇乡教安体卫本])(?=[一-龥]{{2}}|20\d\d年|\d{{1,2}}[篇份件幅张个节])"
    r"(?![一-龥]{0,10}(?:审批|批准|审定|审签|同意|核准|批复)))"  # 报分管领导审批
)
_BY_MAIL = re.compile(r"发送?(?:电子)?邮件(?=[至到给])")
_ONE_ADDRESSEE = re.compile(r"(?:你|(?<![富珍宝昂高名])贵)(?=[校园院局镇乡村所站]|单位|街道|社区|中心|公司|部门|科室)")
_CORNERS = str.maketrans("「」", "“”")
_FEWEST_BARS = 3  # in a row
_ZERO = str.maketrans("○0", "〇〇")  # 二○二六, 二0二六


@dataclass(frozen=True)
class Writing:
    """A line in the one writing, and for each of its signs where it stands in the line as it came."""

    came: str
    month: int = 0  # of the days that stand alone in it, 9日 under 10月工作安排; 0 where none is told
    weekday_beside: bool = False  # in the next column

    @cached_property
    def _read(self) -> tuple[str, tuple[int, ...]]:
        text, at = _cells(_quotes(self.came)), tuple(range(len(self.came) + 1))
        if self.month:
            text, at = _replaced(BARE_DAY, lambda blank: f"{blank[0]}{self.month}月", text, at)
        if self.weekday_beside:
            text, at = _replaced(BEHIND_DAY, lambda found: f"(星期{found['day']})", text, at)
        for pattern, put in _STEPS:
            text, at = _replaced(pattern, put, text, at)
        return text, at

    @property
    def text(self) -> str:
        return self._read[0]

    def quoted(self, quote: str, source: str | None = None) -> str:
        """A quote of `text` as the line has it that came, or `source`, sign for sign the same line; else the quote."""
        text, at = self._read
        start = text.find(quote) if quote else -1
        if start < 0:
            return quote
        return (source or self.came)[at[start] : at[start + len(quote)]].strip().rstrip(",，")


def writings(lines: Mapping[int, str]) -> Mapping[int, Writing]:
    """The lines of a circular in the one writing; `lines` are those that are not blank, by their number; those that
    only part the rows of a box are left out."""
    lines = with_tabs(without_boxes(lines))
    months, weekdays = month_of_rows(lines), rows_with_weekday(lines)
    return {number: Writing(line, months.get(number, 0), number in weekdays) for number, line in lines.items()}


def in_one_writing(text: str) -> str:
    """A whole text in the one writing, line for line."""
    parts = re.split(r"([\r\n\f]+)", text)
    told = {at: part for at, part in enumerate(parts) if part.strip()}
    read = writings(told)
    return "".join(read[at].text if at in read else "" if at in told else part for at, part in enumerate(parts))


def _replaced(
    pattern: re.Pattern[str], put: Callable[[re.Match[str]], str], text: str, at: tuple[int, ...]
) -> tuple[str, tuple[int, ...]]:
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for found in pattern.finditer(text):
        old, new = found[0], put(found)
        kept = len([*takewhile(lambda pair: pair[0] == pair[1], zip(reversed(old), reversed(new), strict=False))])
        parts += [text[done : found.start()], new]
        places += [*at[done : found.start()], *[at[found.start()]] * (len(new) - kept)]
        places += at[found.end() - kept : found.end()]
        done = found.end()
    return "".join([*parts, text[done:]]), (*places, *at[done:])


def _quotes(line: str) -> str:
    """Straight quotes and corners as “ ”, where they stand in pairs."""
    line = line.translate(_CORNERS)
    if '"' not in line or line.count('"') % 2:
        return line
    parts = line.split('"')
    return "".join(f"{part}{'“' if place % 2 == 0 else '”'}" for place, part in enumerate(parts[:-1])) + parts[-1]


def _cells(line: str) -> str:
    """计划 / 各校 / 1份 / 9月19日: a row whose cells are parted so is one of bars, sign for sign."""
    return line.replace(" / ", " | ") if line.count(" / ") >= _FEWEST_BARS else line


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else number_of(text.translate(_ZERO))


def _day(found: re.Match[str]) -> str:
    year = f"{_number(found['year'])}年" if found["year"] else ""
    ends = "日" if found[0][-1] in "日号" else ""
    return f"{year}{_number(found['month'])}月{_number(found['day'])}{ends}"


def _dotted(found: re.Match[str]) -> str:
    return f"{found['year']}年{int(found['month'])}月{int(found['day'])}日"


def _bare(found: re.Match[str]) -> str:
    return f"{int(found['month'])}月{int(found['day'])}日"


def _year(found: re.Match[str]) -> str:
    return str(_number(found[0])) if found[0].strip() else ""


def _handed_in(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("《") else "报送"


_LEFT_OUT = (_BEFORE_NUMBER, _BEHIND_NUMBER, _BEHIND_MONTH, _BEFORE_MONTH, _BEFORE_DAY, _BEHIND_DAY, _HALT)
_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DAY, _day),
    (_DAY_AFTER, lambda found: f"{found['to'].strip()}{_number(found['day'])}日"),
    (_IN_WORDS, lambda found: f"{_number(found['day'])}日"),
    (_DOTTED, _dotted),
    (_BARE, _bare),
    (_DASHED, _bare),
    (_YEAR_ALONE, _year),
    (_PART_OF_MONTH, lambda found: f"{_number(found['month'])}月{found['part']}"),
    (_OF_EACH_MONTH, lambda found: f"{_number(found['day'])}日"),
    (_HANDED_IN, _handed_in),
    (_ALONE, lambda _: "报送"),
    (_BY_MAIL, lambda _: "发送"),
    (_ONE_ADDRESSEE, lambda _: "各"),
    *((pattern, lambda _: "") for pattern in _LEFT_OUT),
)
