"""One paper under two names that mean the same: 教案 and 教学设计, 学习心得 and 学习体会. circular L43 against L48"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.lists import are_listed_together
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.not_handed_in import STAYS
from tasks.domain.plan.defect import Defect

_LESSON = (("教案", "教学设计"), ("学习心得", "学习体会"), ("活动方案", "活动计划"), ("工作方案", "工作计划"))
_BY_ITS_MATTER = ("活动", "工作")  # of which matter, the words before it tell
_SENT = re.compile(r"提交|上传|上报|报送|上交|发[送至到]|[\d一二两三]\s{0,2}[份篇]")
_IS_ITEM = re.compile(r"^\s{0,4}[(\d一二三四五六七八九十][^。]{0,24}[;。]?$")  # 3.“推门听课”活动教案;
_THEME = re.compile(r"“[^“”]{7,40}”")  # “从教案到学案——学习任务的设计”
_OF_A_MONTH = re.compile(r"[^,。;:]{0,12}主题[:为是]")  # 三月份主题:单元整体教学设计
_LOOKED_AT = re.compile(rf"查阅|翻阅|备好|查看|检查|抽查|不得|不准|禁止|严禁|不要求|无[须需]|不[须需用必]|{STAYS}|归档")


def lesson_papers_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """教案 to be handed in, and 教学设计 asked for. circular L43 against L48"""
    lines_said = [(n, _THEME.sub("", line)) for n, line in circular.lines if not _OF_A_MONTH.match(line)]
    for one, two in _LESSON:
        with_one = [n for n, line in lines_said if one in line and two not in line and not _is_only_there(line, one)]
        with_two = [n for n, line in lines_said if two in line and one not in line and not _is_only_there(line, two)]
        if not with_one or not with_two or any(one in line and two in line for _, line in lines_said):
            continue
        counts = Counter({one: len(with_one), two: len(with_two)})
        rare, usual = (two, one) if counts[two] <= counts[one] else (one, two)
        lines = dict(zip((one, two), (with_one, with_two), strict=True))
        if one not in {"教案", "学习心得"} and are_listed_together(circular, with_one[0], with_two[0]):
            continue  # two items of one list: 开学工作方案, 工作计划
        if _have_days_of_their_own(circular, lines[one], lines[two]):
            continue  # 新任教师交教学设计,5月29日前; 骨干教师交示范课教案,10月30日前
        if not _may_be_one(circular, lines, (one, two)):
            continue  # 幼小衔接工作方案, 保教工作计划; or nobody hands in either: 在教案末尾写出教学反思
        if not _are_of_one_lesson(circular, lines, (one, two)) and not all(
            _asked(circular, lines[word], word) for word in (rare, usual)
        ):
            continue
        yield vary(lines[rare][0], rare, usual, lines[usual][0])


def _may_be_one(circular: Circular, lines: dict[str, list[int]], words: tuple[str, str]) -> bool:
    """Whether one of them at least is a paper of a list or handed in, and what tells the two is not of two things."""
    told = [_SENT.search(circular.narrow[n]) or _IS_ITEM.search(circular.narrow[n]) for w in words for n in lines[w]]
    if not any(told) or not all(word.startswith(_BY_ITS_MATTER) for word in words):
        return any(told)
    one, two = (
        {m[1] for n in lines[w] for m in re.finditer(rf"([一-龥]{{0,4}}){w}", circular.narrow[n])} for w in words
    )
    return any(not (own and other) or own[-2:] == other[-2:] for own in one for other in two)


def _is_only_there(line: str, word: str) -> bool:
    """学校备好课程表、教案,现场翻阅: wherever a line names it, it is looked at, and nobody hands it in."""
    clauses = [clause for clause in re.split("[,。;]", line) if word in clause]
    return all(map(_LOOKED_AT.search, clauses))


def _have_days_of_their_own(circular: Circular, ones: list[int], others: list[int]) -> bool:
    """Whether each is asked for in one line alone, and by a day that is not the other's: two papers."""
    days = [{(day.month, day.day) for day in circular.deadlines if day.line in lines} for lines in (ones, others)]
    return len(ones) == len(others) == 1 and all(days) and not days[0] & days[1]


def _are_of_one_lesson(circular: Circular, lines: dict[str, list[int]], words: tuple[str, str]) -> bool:
    """示范课教学设计 in a row of a table, and 示范课教案应体现…: both of the lesson that no other word tells."""
    one, two = (
        {(found[1], n in circular.row_names) for n in lines[word] for found in _whose(word, circular.narrow[n])}
        for word in words
    )
    return any(whose == other and row != tabled for whose, row in one for other, tabled in two)


def _whose(word: str, text: str) -> list[re.Match[str]]:
    """示范课, right before the word."""
    clauses = (clause for clause in re.split(r"[,。;|\t]", text) if not _LOOKED_AT.search(clause))
    return [found for clause in clauses if (found := re.search(rf"(?:^|[^一-龥])([一-龥]{{2,6}}课)的?{word}", clause))]


def _asked(circular: Circular, lines: list[int], word: str) -> bool:
    """Whether one of the lines lists or asks for it, and does not only speak of it: 查阅教案, 不得补写教案."""
    asking = (
        clause
        for n in lines
        if circular.places[n].style or re.search(r"提交|上传|上报|报送|上交", circular.narrow[n])
        for clause in re.split("[,。;]", circular.narrow[n])
    )
    return any(word in clause and not _LOOKED_AT.search(clause) for clause in asking)
