"""Days on lines of their own, their papers below or above: 【3月27日前】 over 《台账》; 《表》 over (4月20日前)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.day_headings import only_day
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import EVENT, SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import all_papers, find_names, is_paper, names_in
from tasks.domain.plan.drafting.papers.names.same_names import same_name
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of

_GLOSS = re.compile(r"\((?P<told>[^()]*)\)\s*[;。,]?$")
_PARTY_DAY = re.compile(r"(?P<who>[\u4e00-\u9fff()、]{2,40})\s*[:,—-]?\s*$")
_NO_PARTY = re.compile(
    r"时间|日期|期限|时限|截|会议|培训(?!班)|开|放假|活动|比赛|阶段|报名|初[审评]|复[审评]|材料|[表册单告结案]$"
)
_ASKS = re.compile(r"报送|上报|提交|上交|填报|报")
_PART_OF_DAY = re.compile(r"^\s*(?:[上下]午|全天|截[止至])")
_LISTED = re.compile(
    r"[^:,。;]{0,8}(?:材料|资料|表格|报表)[两二三四五六七八\d]?[种项样份件]?:(?P<papers>[^:;。]{6,120})。?"
)
_DAYS_FOLLOW = re.compile(r"(?:[交收报送截][^,。;:]{0,5}[日期]|日期|时间|时限|期限)(?:如下|分别|依次)?[是为]?:$")
_THING = re.compile(r"[\u4e00-\u9fff“”]{2,12}")
_LEAST, _MOST = 2, 6


def read_day_blocks(page: Page, tabled: Tabled) -> None:
    """Each run of lines that are a day or a paper, with at least two days."""
    free = [line for line in page.lines if line.number not in tabled.taken | page.attachment_lines]
    at = 0
    while at < len(free):
        run = list(_run(page, free[at:]))
        found = _of_run(run)
        if found:
            tabled.owed += found
            tabled.taken |= {line.number for line, _, _ in run}
        elif paper := _days_of_parties(page, free, at, tabled):
            at += paper
            continue
        at += max(len(run), 1)


def _run(page: Page, lines: Sequence[Line]) -> Iterator[tuple[Line, When | None, tuple[str, ...]]]:
    """(line, its day, its papers) of the lines from the first on, up to one that is neither."""
    known: tuple[str, ...] = ()
    for line in lines:
        when = only_day(page, line)
        papers = () if when or line.kind in {"cn", "第"} else _papers(line) or _thing(line, known)
        known += papers
        if when is None and not papers:
            return
        yield line, when, papers


def _papers(line: Line) -> tuple[str, ...]:
    bare = re.sub(r"\([^()]*\)", "", line.body).strip(" ;。,")
    if len(line.body) > 60 or not find_names(bare, 0, len(bare), ()):
        return ()
    pieces = tuple(piece.strip() for piece in re.split("[、;]", bare))
    beside = any(is_paper(piece) for piece in pieces) and all(_THING.fullmatch(piece) for piece in pieces)
    return all_papers(bare) or (pieces if beside and not EVENT.search(bare) else ())


def _thing(line: Line, known: tuple[str, ...]) -> tuple[str, ...]:
    """2.大事记 beside papers: owed by whatever name."""
    bare = _GLOSS.sub("", line.body).strip(" ;。,")
    short = bool(known) and bool(line.kind) and _THING.fullmatch(bare)
    return (bare,) if short and not (EVENT.search(bare) or _NO_PARTY.search(bare)) else ()


def _of_run(run: Sequence[tuple[Line, When | None, tuple[str, ...]]]) -> list[Owed]:
    """The papers with the day above them where the run begins with a day, else with the day below."""
    days = [when for _, when, _ in run if when]
    if len(days) < _LEAST or not any(papers for _, _, papers in run):
        return []
    ordered = run if run[0][1] else list(reversed(run))
    found: list[Owed] = []
    when: When | None = None
    due_line: Line | None = None
    for line, own, papers in ordered:
        if own:
            when, due_line = own, line
        for title in papers if when else ():
            gloss = _GLOSS.search(line.body)
            owed = owed_of(Row({"title": line.body, "note": gloss["told"] if gloss else ""}, line), title, when)
            owed.due_line = due_line
            found.append(owed)
    return sorted(found, key=lambda owed: owed.line.number)


def _days_of_parties(page: Page, free: Sequence[Line], at: int, tabled: Tabled) -> int:
    """规上工业企业:3月20日前, 限上商贸企业:3月24日前 under a line that asks for a paper, or days alone under one that
    ends in 收单日是:; how many lines these are."""
    asked = free[at]
    told_below = bool(_DAYS_FOLLOW.search(asked.text))
    titles = _asked_papers(asked)
    if not titles or page.moments(asked) and not told_below:
        return 0
    days = []
    for line in free[at + 1 :]:
        whens = [when for when in page.moments(line) if when.due and not when.ranged]
        if len(whens) != 1 or _PART_OF_DAY.sub("", line.text[whens[0].end :]).strip(" ;。,"):
            break
        who = _PARTY_DAY.fullmatch(line.text[line.start : whens[0].start])
        if not (who and not _NO_PARTY.search(who["who"]) or told_below and only_day(page, line)):
            break
        days.append((line, whens[0], who["who"] if who else ""))
    if len(days) < _LEAST:
        return 0
    for title in titles:
        for line, when, party in days:
            owed = owed_of(Row({"title": title, "party": party}, asked), title, when)
            owed.due_line = line
            owed.is_told(asked.text, asked.text)
            tabled.owed.append(owed)
    tabled.taken |= {line.number for line, _, _ in days}
    return 1 + len(days)


def _asked_papers(asked: Line) -> tuple[str, ...]:
    """The one paper that a line asks for, or those that it lists: 会后材料两种:会议记录、整改清单(附件3)。"""
    listed = _LISTED.fullmatch(asked.body)
    told = re.sub(r"\([^()]*\)", "", listed["papers"]) if listed else ""
    if len(papers := names_in(told)) > 1 and len(papers) == len(re.split("[、和及]", told)):
        return tuple(name.title for name in papers)
    names = tuple(name for name in names_in(asked.text) if "《" in name.title) or names_in(asked.text)
    longest = sorted(names, key=lambda name: -len(name.title))[:_MOST]
    one = bool(names) and all(same_name(longest[0].title, name.title) for name in longest)  # 报名表。各校填写报名表,…
    asks = one and (_ASKS.search(asked.text) or SUBMIT.search(asked.text) or _DAYS_FOLLOW.search(asked.text))
    return (longest[0].title,) if asks else ()
