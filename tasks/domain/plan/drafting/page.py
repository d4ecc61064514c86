"""The page of a circular: its lines, their numbers (一、 (一) 1. (1) ①), and what stands under which heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.domain.plan.drafting.days.numbers import ORDERS, place_of
from tasks.domain.plan.drafting.papers.names.finding import NAMED_ASIDE, is_paper
from tasks.domain.plan.drafting.papers.names.references import is_several
from tasks.domain.plan.drafting.superseded import without_old
from tasks.domain.plan.drafting.unmarked_lists import with_unmarked_lists

_WIDE = "０１２３４５６７８９：，；（）．！？＠－／＿　\u00a0" + "".join(chr(c) for c in range(0xFF21, 0xFF3B))
_WIDE += "".join(chr(c) for c in range(0xFF41, 0xFF5B))
_NARROW = "0123456789:,;().!?@-/_  " + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "abcdefghijklmnopqrstuvwxyz"
_SIGNS = str.maketrans(_WIDE, _NARROW)
_STRESS = re.compile(
    r"(?<![\w*])\*\*(?=[\u4e00-\u9fff《“])|(?<=[\u4e00-\u9fff》”:)])\*\*(?![\w*])|</?(?:u|b|strong|em)>"
)  # of a text that was a web page
_SPREAD = re.compile(r"^([\u4e00-\u9fff])( {1,6})([\u4e00-\u9fff])(?= ?:)")  # 数  量: set as wide as 责任主体:
_MARKS = (
    ("cn", re.compile(r"([一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖拾]{1,2})\s*[、.]\s*")),
    ("cn()", re.compile(r"\(([一二三四五六七八九十]{1,3})\)\s*[、.]?\s*")),
    *((kind, re.compile(rf"([{ORDERS[kind]}])\s*[、.]?\s*")) for kind in ("cn()", "1()", "1.")),
    (
        "第",
        re.compile(
            r"第([一二三四五六七八九十]{1,3})(?:[,:\s]|、(?![一二三四五六七八九十]{1,3}(?:部分|项|类|款|条|季|期|批))|(?:件|项|步|类|部分|阶段|条)[,、:\s])\s*"
        ),
    ),
    (
        "第",
        re.compile(
            r"第(\d{1,2})(?:件|项|步|类|部分|阶段)[:、.\s]\s*(?![报发送交](?:[至到给往送]|本|我|县|市|区)|登[录陆]|上传|提交|于|由|请|须|应|均|都|通过|电子|纸质|见|\d)"
        ),
    ),
    (
        "第",
        re.compile(
            r"第([一二三四五六七八九十]{1,3})(?:件|样|项|份|种|类)(?:材料|作品|事)?是(?![否非按照收交报做把请])\s*"
        ),
    ),  # 第二件是科技小发明
    ("其", re.compile(r"其([一二三四五六七八九十]{1,2})(?:[,、:]|[是为](?![否非]))\s*")),
    ("一是", re.compile(r"([一二三四五六七八九十])是(?![否非])\s*")),
    (
        "任务",
        re.compile(
            r"(?:(?:任务|事项|专题|板块|清单)(?=[^:、.\s]{1,3}[:、.\s])|(?:材料|项目)(?=[^:、.\s]{1,3}[:\s]))([一二三四五六七八九十]{1,3}|\d{1,2})[:、.\s]\s*"
        ),
    ),
    ("1()", re.compile(r"\((\d{1,2})\)\s*[、.]?\s*")),
    ("1)", re.compile(r"(\d{1,2})\)\s*")),
    ("[1]", re.compile(r"[\[【](\d{1,2})[\]】]\s*")),
    ("材料", re.compile(r"(?:材料|资料|表)([一二三四五六七八九十]{1,3}|\d{1,2})\s*:\s*")),
    ("A", re.compile(rf"([{ORDERS['A']}])(?:\s*[、.:]\s*|\s+)(?=[\u4e00-\u9fff《“])")),
    ("a", re.compile(rf"([{ORDERS['a']}])\s*[).、]\s*(?=[\u4e00-\u9fff《“])")),
    (
        "甲",
        re.compile(
            rf"\(?([{ORDERS['甲']}])(?:(?<=\(.)\)|(?<!\(.)(?:\s*类?\s*[、.:]|\s+(?=[\u4e00-\u9fff《“])(?!方)))\s*"
        ),
    ),
    ("【】", re.compile(r"【()(?=[\u4e00-\u9fff]{2,12}】(?:\(\d{4}年\))?$)")),
    (
        "1.1",
        re.compile(
            r"\d{1,2}-(\d{1,2})\s+(?=[\u4e00-\u9fff《“])(?![前之日月至岁周个名人份张天篇位节门次件班]|年[级内以])"
        ),
    ),
    ("1.1", re.compile(r"\d{1,2}\.(\d{1,2})(?:\.\d{1,2})?\s*(?=[\u4e00-\u9fff《“])(?![前之日月至])")),
    (
        "1.",
        re.compile(
            r"(\d{1,2})\s*(?:[.、](?!\d{1,2}\s*(?:前|[-—至日])"
            r"|\d{4}(?!学?年度|[-—至]\d{4}学?年度|年(?!\d{1,2}[月.]\d{1,2}[日前]|[一二三四五六七八九十]{1,2}月)))|\s(?=[\u4e00-\u9fff《“]))\s*"
        ),
    ),
    (
        "—",
        re.compile(
            r"(?:[—–]{1,3}|[●•·■◎◆▲★☆※○◇□►➢→⇒▷▶✓√✔]|-{1,2}\s)\s*(?=[\u4e00-\u9fff《“]|\d{1,2}[月日号]|20\d\d)()"
        ),
    ),
    ("①", re.compile(rf"([{ORDERS['①']}])\s*[.、]?\s*")),
)
ATTACHMENT = re.compile(r"附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:.]?")
_HEAD_ENDS = re.compile(
    rf"[。:;!?]|,?(?:包括|包含|主要有)|(?<=[编集册包袋例]),内?含有?(?=[一-龥《])|\((?![^)]*》|[^《》]*》)(?!{NAMED_ASIDE})"
    r"|(?<=[\u4e00-\u9fff]{2}) +(?=[\u4e00-\u9fff《“\d])"
)
_MONTH_ALONE = re.compile(
    r"[【\[(〔]?(?:(?:20\d\d|次|翌|来|明)\s*年\s*)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月份?[】\])〕]?:?"
)
_ITEMS = frozenset(("1.", "1.1", "1)", "1()", "[1]", "①", "甲", "A", "a", "其", "一是", "—"))  # of lists, no headings
_LOST_COUNT = 2  # 1. 2. 4.
_SENTENCE = re.compile(
    r"(?:\((?![^()]*\d日[^()]*;[^()]*\d日)[^()]{0,120}\)|[^。;!?]|(?<![前止]);(?=\s*(?:[②-⑮]|\([2-9二三四五六七八九]\)|[2-9][.、]))(?!\s*[①-⑮()\d一二三四五六七八九十、,和及]{1,16}\s*项?(?::|[均都]?[为是]\s*\d)))+[。;!?]?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """`parents`: the headings it stands under, outermost first; `block`: the first line of its list."""

    number: int  # of the file, from 1
    written: str
    text: str  # as written, wide signs made narrow, sign for sign
    body: str  # without its mark
    kind: str = ""  # of its mark; "" for a plain paragraph
    count: int = 0  # the mark's number
    parents: tuple[int, ...] = ()
    block: int = 0

    @property
    def start(self) -> int:
        """Where the body begins in `text`."""
        return len(self.text) - len(self.body)

    @property
    def head(self) -> str:
        """The item's name: up to the first stop, colon or bracket that is not part of a name."""
        return _HEAD_ENDS.split(self.body, maxsplit=1)[0].strip(" ,、】")

    @property
    def is_heading(self) -> bool:
        return bool(self.kind) and len(self.body) <= 24 and not re.search(r"[。;!?]|\d{1,2}日", self.body)

    @property
    def caption(self) -> str:
        """What a heading says over its lines, also one with a stop, 六、报送的材料及时间。 "" of what is no heading."""
        if self.is_heading:
            return self.head
        bare = self.body.rstrip("。 ")
        return bare if self.kind and len(self.body) <= 24 and not re.search(r"[。;!?:,]|\d日", bare) else ""


@dataclass(slots=True)
class _Level:
    kind: str
    line: int
    count: int
    block: int
    heading: bool
    names_paper: bool
    told: bool = False  # a paragraph followed an earlier item of this list


def split_lines(text: str) -> list[str]:
    return text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")


def narrow(text: str) -> str:
    return text.translate(_SIGNS)


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines that are not blank, each with its place under the headings."""
    split = split_lines(text)
    levels: list[_Level] = []
    return with_unmarked_lists([_placed(n, line, levels) for n, line in enumerate(split, 1) if narrow(line).strip()])


def _placed(at: int, raw: str, levels: list[_Level]) -> Line:
    written = raw.strip(" \u3000\u00a0")
    text = without_old(_STRESS.sub(lambda sign: " " * len(sign[0]), narrow(written)))
    kind, count, body = _mark(text)
    if ATTACHMENT.fullmatch(text):
        levels.clear()  # what is attached stands under no heading of the letter
    if _MONTH_ALONE.fullmatch(text.strip()):
        _end_items(levels)
    if not kind:
        text = _SPREAD.sub(r"\2\1\3", text)  # sign for sign
        return Line(at, written, text, text.lstrip(" "), parents=_parents_of_paragraph(levels))
    block, told = _descend(levels, kind, count, at)
    parents = tuple(level.line for level in levels)
    text = " " * (len(text) - len(body)) + body  # 1.6月18日前 has no day 1.6
    line = Line(at, written, text, body, kind, count, parents, block)
    names_paper = is_paper(line.head)
    levels.append(_Level(kind, at, count, block, line.is_heading, names_paper, told))
    return line


def _end_items(levels: list[_Level]) -> None:
    """丁、改期的,请提前申请, and then 四月 over what is due in April: no part of the last item."""
    while levels and levels[-1].kind in _ITEMS:
        levels.pop()


def _mark(text: str) -> tuple[str, int, str]:
    if is_several(text):
        return "", 0, text  # 甲、戊:3月5日前 is no item 甲
    for kind, pattern in _MARKS:
        match = pattern.match(text)
        if match and match.end() < len(text):
            return kind, place_of(match[1]), text[match.end() :]
    return "", 0, text


def _descend(levels: list[_Level], kind: str, count: int, at: int) -> tuple[int, bool]:
    """Close the levels that this item ends; returns the block it belongs to, and whether its items are told about."""
    own = [n for n, level in enumerate(levels) if level.kind == kind]
    if kind in {"—", "甲", "【】"} and own:  # bullets have no number: each follows the one before it
        sibling = levels[own[-1]]
        del levels[own[-1] :]
        return sibling.block, sibling.told
    following = [n for n in own if levels[n].count == count - 1] or _misnumbered(levels, own, count)
    if following:
        sibling = levels[following[-1]]
        del levels[following[-1] :]
        return sibling.block, sibling.told
    if own and (count != 1 or own[-1] == len(levels) - 1 or kind == "cn"):
        del levels[own[-1] :]
    return at, False


def _misnumbered(levels: list[_Level], own: list[int], count: int) -> list[int]:
    """1. 2. 4. and 1. 2. 2. are one list, whose office lost count."""
    return own[-1:] if own and 0 <= count - levels[own[-1]].count <= _LOST_COUNT and count > 1 else []


def _parents_of_paragraph(levels: list[_Level]) -> tuple[int, ...]:
    """A paragraph belongs to the heading above it; behind a list of names it belongs to what the list belongs to."""
    while levels and not _speaks_of(levels[-1]):
        ended = levels.pop()
        if ended.kind == "1.1" and levels:
            levels[-1].told = True  # 3 应报送的材料 over 3.1, 3.2 is a heading, also where its words name papers
    if levels:
        levels[-1].told = True
    return tuple(level.line for level in levels)


def _speaks_of(level: _Level) -> bool:
    if level.kind in {"cn", "cn()", "第", "甲", "其", "任务", "【】"}:
        return True
    return level.heading and (not level.names_paper or level.count == 1 or level.told)


def sentences(line: Line) -> Iterator[tuple[int, str]]:
    """The sentences of a line's body: where each begins in `text`, and its words."""
    for match in _SENTENCE.finditer(line.text[line.start :]):
        if match[0].strip(" 。;!?"):
            yield line.start + match.start(), match[0]


def shared_headings(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How many headings, from the outermost on, two lines stand under alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
