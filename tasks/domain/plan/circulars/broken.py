"""A text pasted from a PDF, its lines cut at the page's edge in the middle of sentences: put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from tasks.domain.plan.circulars.text import begins_item, ends_sentence, is_date_alone

_NARROWEST, _WIDEST = 36, 96  # columns of a page, a Chinese sign being two wide
_FULL = 0.62  # of the widest lines: what is at least as long as this was cut, not ended
_PAGE = re.compile(r"\s*(?:[-—–－]{1,2}\s*\d{1,3}\s*[-—–－]{1,2}|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?)\s*")
_RULE = re.compile(r"\s*[-—–─━═=_*＊]{4,}\s*")  # between the head of a telegram and its title
_TORN = re.compile(r"\s*(?:[，；、）》”]|[和及与](?=[《“]))")  # 各单位交《报告》 / 和《评分表》
_NUMBERED = re.compile(r"(?:编号|序号|材料|任务|表)\s?\d{1,2}(?=[\s:：、.])")  # 编号2 学期备课计划 每校2份
_TITLE = re.compile(r"的?(?:通知|函|方案|意见|办法|通报|批复|决定|规定|细则|公告|通告)$|(?:文件|[〕\]]\d{1,4}号)$")
_INDENT = re.compile(r"\u3000{1,2}| {2,8}|\t")
_ADDRESSED = re.compile(r"[^，。；、]{0,4}(?:各|全)[^。；]{1,40}[:：]\s*$")
_CELLS = re.compile(r"\t|[|│┃｜]|\S[ \u3000]{2,}\S|\u3000\S+\u3000")
_FIELD = re.compile(
    r"(?:内容|时限|时间|地点|方式|渠道|材料|数量|份数|对象|说明|备注|要求|[一-龥]{0,2}单位|责任人|电话)[:：]"
)


def rejoined(text: str) -> str:
    """The same text, with as many lines: what a line's end cut stands in the line where it begins, those that it went
    on in are blank. A text whose lines end where its paragraphs do is left alone, but for a line torn in two."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    widest = _cut_at(lines)
    if not widest:
        torn = [at for at in range(1, len(lines)) if _is_torn(lines[at - 1], lines[at])]
        return _mended(lines, torn) if torn else text
    indented = sum(bool(_INDENT.match(line)) for line in lines) >= max(3, len(lines) // 8)
    told: list[str] = []
    began, last = 0, ""  # where the paragraph began, and its last line
    for at, line in enumerate(lines):
        if _PAGE.fullmatch(line):
            told.append("")
            continue
        told.append(line)
        goes_on = _goes_on(last, line, _next(lines, at), widest) and not (indented and _INDENT.match(line))
        if goes_on or indented and _is_cut_at_stop(last, line, widest):
            told[began], told[at] = _together(told[began], line), ""
        elif line.strip() or not last:
            began = at
        last = line if line.strip() else last if last and not ends_sentence(last.rstrip()) else ""
    return "\n".join(told)


def _is_torn(last: str, line: str) -> bool:
    """各单位交《报告》, and in the next line 和《评分表》: what begins so begins no paragraph."""
    whole = not last.strip() or ends_sentence(last.rstrip()) or _CELLS.search(last.strip()) or _TITLE.search(last)
    return not whole and bool(_TORN.match(line)) and not _CELLS.search(line.strip())


def _mended(lines: Sequence[str], torn: Sequence[int]) -> str:
    told = [*lines]
    for at in reversed(torn):
        told[at - 1], told[at] = _together(told[at - 1], told[at]), ""
    return "\n".join(told)


def _together(before: str, line: str) -> str:
    before, line = before.rstrip(), line.strip()
    address = re.search(r"[@/][\x21-\x7e]*$", before) or re.match(r"[\x21-\x7e]*[@.]", line)
    words = not address and re.search(r"[A-Za-z]$", before) and re.match(r"[A-Za-z]", line)
    return before + (" " if words else "") + line


def _cut_at(lines: Sequence[str]) -> float:
    """How wide a line was before it was cut; 0 where no page's edge cut these lines."""
    told = [line.strip() for line in lines if line.strip() and not _CELLS.search(line.strip())]
    widths = sorted(map(_width, told))
    if len(told) < 6 or not _NARROWEST <= (widest := widths[-max(1, len(told) // 20)]) <= _WIDEST:
        return 0
    full = [line for line in told if _width(line) >= widest * _FULL]
    cut = [line for line in full if not re.search(r"[。；;：:！？!?）)”》]$", line) and not _TITLE.search(line)]
    return widest if len(cut) >= 3 and len(cut) * 5 >= len(full) * 2 and len(full) * 5 >= len(told) else 0


def _width(line: str) -> int:
    return sum(2 if east_asian_width(sign) in "FWA" else 1 for sign in line)


def _next(lines: Sequence[str], at: int) -> str:
    return next((line for line in lines[at + 1 :] if line.strip()), "")


def _is_cut_at_stop(last: str, line: str, widest: float) -> bool:
    """Where paragraphs begin with an indent, a line without one goes on, though the one before ends in a stop."""
    flush = len(line) > 20 or ends_sentence(line)
    flush = (
        flush and bool(line.strip()) and not _INDENT.match(line) and not begins_item(line) and not _CELLS.search(line)
    )
    return flush and _width(last) >= widest - 4 and not _ADDRESSED.fullmatch(line) and not is_date_alone(line)


def _goes_on(last: str, line: str, after: str, widest: float) -> bool:
    """Whether the line belongs to the paragraph that the one before is of."""
    last, line = last.strip(), line.strip()
    if not last or not line:
        return False
    if ends_sentence(last) or begins_item(line) or _FIELD.match(line) or _NUMBERED.match(line):
        return False
    if _CELLS.search(last) or _CELLS.search(line) or _RULE.fullmatch(last) or _RULE.fullmatch(line):
        return False
    if _width(last) < widest * _FULL and not re.match(r"[，。；、：？！）》”]", line):
        return False
    signed = len(line) <= 20 and not ends_sentence(line) and (is_date_alone(after) or is_date_alone(line))
    return not (signed or _TITLE.search(last) or _ADDRESSED.fullmatch(line))
