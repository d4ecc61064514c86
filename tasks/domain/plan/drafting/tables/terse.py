"""Items told in parts without a verb: 造林任务分解表，3月12日17:00，邮箱 …，1份, in whatever order."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.month_days import without_month
from tasks.domain.plan.drafting.days.numbers import UNITS
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import EVENT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import all_papers, names_in
from tasks.domain.plan.drafting.places.places import ADDRESS, of_cell
from tasks.domain.plan.drafting.runs import behind, lead
from tasks.domain.plan.drafting.tables.marked import owed_signs
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of, titles_of, whens_of

_SIGNS = r"[,。;|｜\t]|(?<=[\u4e00-\u9fff》)]):|\s*(?:——|—|–|/)\s*| {2,}"
_CUT, _CUT_AT_BLANKS = re.compile(_SIGNS), re.compile(rf"{_SIGNS}|\s+")
_GLOSSED = re.compile(r"(?P<name>[^()]{2,30})\((?P<told>[^()]+)\)")
_OPEN = {"title", "first", "note", "count", "party"}  # the kinds of what is of no form of its own
_LABEL = re.compile(r"^(?:编号|序号)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[\s:.、,]\s*")  # 编号4 资源包 每校1个
_SENT = re.compile(
    r"(?:发|送|寄|上传|报送?|交)(?=[至到给往]?(?:邮箱|“|[一-龥]{2,10}[科股室部处办]))"
)  # 3月13日前发邮箱 …
_NEAR, _MOST, _ROWS = 8, 12, 3  # lines between rows of one list; rows of one line; that make a table, if all alike
_HELD = re.compile(r"\([^()]*\)|《[^《》]*》|“[^“”]*”")
_BRACKET = re.compile(r"^(?P<name>[^()]{2,30})[(\[〔](?P<told>[^()]*[,;|、][^()]*)[)\]〕][。;]?$")
_BESIDE_DAY = re.compile(
    r"(?:之?前|以前|下班前|截[止至]|最迟|[最]晚|报送|上报|提交|发布|上传|报|交|完成|时限|期限|时间|日期|每[次月季]|均|于|在|为|[和及与、,:\s~])*"
    r"(?:\([^()]*\))?"
)
_COUNT = re.compile(
    rf"(?:(?:普通高中|初级中学|高级中学|小学|初中|高中|中学|幼儿园)[、和及]?){{0,4}}(?:(?:每|各|全)[\u4e00-\u9fff()、]{{0,12}}?|共|限|限报|一式|至少|不少于|报|推荐)*\s*[\d一二两三四五六七八九十]+\s*[项人名{UNITS}](?:以[上内])?(?:\([^()]*\))?"
)
_PLACE = re.compile(
    rf"{ADDRESS.pattern}|邮箱|邮件|^(?:纸质版?|电子版|扫描件|存入U盘)?(?:报|送|交|寄|发|传|上传|提交|报送|拷|存)|平台|系统|网站?|群$|[股科室处]$|[股科室处]\(|专栏|栏目|传真|邮寄|U盘|光盘"
)
_PARTY = re.compile(
    r"^(?:各|全体|全县|全[市区]|所有|有[\u4e00-\u9fff]{1,12}的|相关|承办|参[加与]"
    r"|[\u4e00-\u9fff、]{0,12}(?:学校|中小学|幼儿园|小学|初中|高中|中学|企业|单位|乡镇|街道|部门|教师|班主任|林场|机构)$)"
)
_PARTY_DOES = re.compile(r"^各[^()]{1,16}?(?:对[^,。;]{2,}|[成建设]立|组织开?展?|开展|进行|自行|负责对)")
_GOES_ALONG = re.compile(r"附(?![件表属录])")
_NO_DEMAND = re.compile(
    r"公示|公布|印发|下发|发放|举[行办]|召开|反馈|通报|评审|评选|(?<!被)(?:抽查|检查|督查)|验收|返还|退还|"
    r"不需|无需|不必|不报"
)
_VERB = re.compile(r"^(?:[各请]校?|将|完成)?(?:报送|上报|提交|上交|上传|填报|报|交)(?=《|[\u4e00-\u9fff]{4})")
_WHOSE = re.compile(
    r"^(?:各|每[个所]?)(?:校|园|站|馆|镇|乡|村|局|所|单位|学校|部门)(?=[一-龥、]{4})(?!自|的?情况)"
)  # 各校…工作计划
_OF_ONE = re.compile(
    r"^每[节篇份件个张幅项套部](?![一-龥]{0,3}[报交送])"
)  # 每节课例包括教学设计和录像: what one of them is
_BEHIND = re.compile(r"(?:上列|以上|上述|按[^,。;]{0,6}日期|均|一律|统一)[^。;]{0,24}(?:报|交|发|送|传)")
_CLAUSE = re.compile(r"[由在于将把请]|填[写报]|撰写|编[制写]|制[作定]|形成|报送|上报|提交|上传|上交")
_IS_DONE = re.compile(  # 每名新教师撰写《心得》1篇, 《计划》须由学校审核: a sentence, and no parts of an item
    r"(?:制定|编制|拟[定订]|形成|建立|撰写|填写|填报|编写|录制|拍摄|制作|签[订署](?=《))(?=《|[一-龥]{2})|^[由各每][一-龥()、“”]{1,24}?(?:提交|报送|上报|上传|选送|推送|推荐|限报)(?=《|[一-龥]{2})|^《[^》]+》(?:必?[须应需]|由|经)"
)
_MOVES = re.compile(  # 各站将总结发至森保股邮箱; 企业在“运政在线”办理
    r"[在经]“[^“”]+”[^,。;]{0,6}(?:办理|申请|申报)$|[将把][^,。;]{2,40}?(?:报送|上报|提交|上传|发[至到送]|送[至到交]|交[至到]|报[至到给])"
)
_AT_ONE_WITH = re.compile(  # 与节目视频同日上传平台: its day is told in another item
    r"[与和同跟随][^,。;]{2,16}?(?:同日|同时|同期|同步|一并|一起|一同|同一[时日期天])|随[^,。;]{2,10}[送交报]"
)
_SAME_DAY = re.compile(r"(?:^|,)(?:报送|上报|截止)?(?:时间|日期|期限|时限)(?:也)?(?:同上|同前|相同)(?:$|,)")
_HAPPENS = re.compile(r"会议?$|视导|比赛|讲座|研讨|论坛|[周月日节]$|开放|放假|开学|[之以]?后$|期间$")
_LEADS = re.compile(r"报送|上报|提交|上交|填报|材料|交送|收取")
_IS_LED = re.compile(r"(?:[本当]月)?[应须需]?(?:上传|报送|上报|提交|上交|材料)(?:材料|内容)?:$")  # 上传: over its lines
_LEADS_ON = re.compile(r"(?:以下|下列|如下)[^。;]*:$")  # 报送以下报表,每表1份,截止时间为3月10日: over its list
_OFFICE = re.compile(r"^(?:我局|县局|县教育局|市教育局|教研室|指导中心)")


def read_terse(page: Page, tabled: Tabled) -> None:
    """Lists whose items are a paper's name, a day, and by whom, to where or how many, in parts without a verb."""
    passed = tabled.taken | page.attachment_lines
    signs = owed_signs(page)
    free = [line for line in page.lines if line.number not in passed and line.kind not in {"cn", "第"}]
    for sign, items in groupby(free, key=_sign):
        listed = [(line, cells) for line in items for cells in _rows(page, line)]
        listed = [(line, cells if sign in signs or _is_told(page, line, cells) else {}) for line, cells in listed]
        _say_same_day(listed)
        papers = _count_papers(page, listed)
        for line, cells in listed:
            are_papers = papers >= 2 or sign in signs and "due" in cells
            if are_papers and "first" in cells and "title" not in cells and (sign in signs or _is_near(line, listed)):
                cells["title"] = cells["first"]  # 造林小班矢量图: of no kind we know, among papers
            if "title" in cells and (are_papers or _is_sure(page, line, cells)):
                _keep(page, line, cells, tabled)


def _say_same_day(listed: list[tuple[Line, dict[str, str]]]) -> None:
    """服装清单,时间同上: the day of the row above."""
    for (_, above), (_, cells) in pairwise(listed):
        if "due" not in cells and _SAME_DAY.search(cells.get("note", "")) and "due" in above:
            cells["due"] = above["due"]


def _count_papers(page: Page, listed: list[tuple[Line, dict[str, str]]]) -> int:
    """How many of the lines are a paper and its day; where the line over them asks for papers, one by its name tells
    that the others are papers too, and so does a table of names, numbers, days and places."""
    named = sum({"title", "due"} <= set(cells) for _, cells in listed)
    dated = [line for line, cells in listed if {"first", "due"} <= set(cells)]
    rows = [cells for _, cells in listed if cells]
    alike = len(rows) >= _ROWS and all("due" in cells and {"count", "place"} <= set(cells) for cells in rows)
    return named + len(dated) if named and dated and (alike or _LEADS.search(lead(page, dated[0]))) else named


def _is_near(line: Line, listed: list[tuple[Line, dict[str, str]]]) -> bool:
    """Whether a paper by its name and its day stands near: none does by the rows of a training's timetable."""
    named = (one for one, cells in listed if {"title", "due"} <= set(cells))
    return any(abs(one.number - line.number) <= _NEAR for one in named)


def _sign(line: Line) -> str:
    """○ and ▲ in turn are two lists: what takes place, and what is handed in."""
    return line.written[0] if line.kind == "—" else line.kind


def _is_told(page: Page, line: Line, cells: dict[str, str]) -> bool:
    """Whether its parts say enough: a paper and its day alone do where the line over the list says to hand in."""
    if not set(cells) <= {"title", "first", "due", "note"}:
        return True
    over = lead(page, line)
    told = _HELD.sub("", cells.get("title") or cells.get("first", ""))
    leads = _LEADS.search(over) or _BEHIND.search(behind(page, line))
    return bool(leads) and "汇总" not in over and not _CLAUSE.search(told)


def _keep(page: Page, line: Line, cells: dict[str, str], tabled: Tabled) -> None:
    whens: tuple[When | None, ...] = whens_of(cells.get("due", ""), page, line) or (None,)
    tabled.owed += [
        owed_of(Row(cells, line), title, when)
        for told in all_papers(cells["title"]) or (cells["title"],)
        for title in titles_of(told, sure=True)
        for when in whens
    ]
    tabled.taken.add(line.number)


def _is_sure(page: Page, line: Line, cells: dict[str, str]) -> bool:
    beside = len(cells.keys() & {"party", "count", "place"})
    led = without_month(line.body) != line.body or (above := page.before(line.number)) and _IS_LED.match(above.text)
    return {"title", "due"} <= set(cells) and beside >= (1 if led else 2)


def _rows(page: Page, line: Line) -> list[dict[str, str]]:
    """《清册》(4月15日前,邮箱 …);《编制表》(5月20日前,邮箱 …): each a row, where all of them are."""
    told = [part for part in re.split(r"[;。](?![^()]*\))", line.body) if part.strip()]
    rows = [_row(page, line, part.strip()) for part in told] if 1 < len(told) <= _MOST else []
    whole = bool(rows) and all({"title", "due"} <= set(row) for row in rows)
    return rows if whole else _in_pairs(page, line) or [_row(page, line, line.body)]


def _in_pairs(page: Page, line: Line) -> list[dict[str, str]]:
    """8日 检查表 20日 名册 under a month: a day and a paper in turn, at least twice."""
    pieces = _pieces(page, line, without_month(line.body), _CUT_AT_BLANKS)
    kinds = [_kind(page, line, piece) for piece in pieces]
    pairs = list(zip(kinds[::2], kinds[1::2], strict=False))
    if len(pieces) < 4 or len(pieces) % 2 or set(pairs) not in ({("due", "title")}, {("title", "due")}):
        return []
    return [dict(((a, one), (b, other))) for (a, b), one, other in zip(pairs, pieces[::2], pieces[1::2], strict=True)]


def _row(page: Page, line: Line, body: str) -> dict[str, str]:
    """The parts of a line by what they are; empty where one is a clause, or the paper has no name."""
    body = _LABEL.sub("", without_month(body))
    if len(body) > 160 or _OFFICE.match(body) or _LEADS_ON.search(body):
        return {}
    if bracketed := _BRACKET.match(body):
        body = f"{bracketed['name']},{bracketed['told']}"
    by_cut = (_by_kind(page, line, _pieces(page, line, body, cut)) for cut in (_CUT, _CUT_AT_BLANKS))
    return next((cells for cells in by_cut if cells), {})


def _pieces(page: Page, line: Line, body: str, cut: re.Pattern[str]) -> list[str]:
    """A text cut at its signs, but not within brackets, names, dates or addresses."""
    held = [match.span() for pattern in (_HELD, ADDRESS) for match in pattern.finditer(body)]
    days = [(when.start, when.end) for when in page.moments(line, body)]
    cuts = [match.span() for match in cut.finditer(body)]
    if cut is _CUT_AT_BLANKS and len(body.split()) > 2:
        cuts = sorted((*cuts, *((end, end) for _, end in days if _SENT.match(body, end))))
    pieces, at = [], 0
    for first, last in cuts:
        if not any(start < last and first < end for start, end in (*held, *days)):
            pieces.append(body[at:first])
            at = last
    cut_out = [piece.strip(" 。") for piece in (*pieces, body[at:]) if piece.strip(" 。")]
    return [part for piece in cut_out for part in _without_bracket(page, line, piece)]


def _without_bracket(page: Page, line: Line, piece: str) -> tuple[str, ...]:
    """学籍核查表(邮箱 …): a paper, and in brackets where it goes or how many."""
    found = _GLOSSED.fullmatch(piece)
    if found is None or _kind(page, line, found["told"]) not in {"place", "count", "party"}:
        return (piece,)
    if _kind(page, line, found["name"]) not in {"title", ""} or re.search("[送交寄报发]", found["name"]):
        return (piece,)
    return (found["name"], found["told"])


def _by_kind(page: Page, line: Line, pieces: list[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for piece in pieces:
        kind = _kind(page, line, piece) or ("note" if set(cells) - {"due"} else "first")
        if kind == "title":
            piece = _WHOSE.sub("", _VERB.sub("", piece))
        elif _NO_DEMAND.search(_HELD.sub("", piece)):
            return {}
        if kind == "clause" or kind in cells and kind == "title" or kind in _OPEN and _IS_DONE.search(piece):
            return {}
        if kind in {"note", "first"} and (len(piece) > 24 or EVENT.search(piece)):
            return {}
        if kind == "first" and _HAPPENS.search(piece) or kind in _OPEN | {"place"} and _AT_ONE_WITH.search(piece):
            return {}
        cells[kind] = f"{cells[kind]},{piece}" if kind in cells else piece
    told = cells.keys() & {"due", "party", "count", "place"}
    return cells if {"title", "first"} & set(cells) and (len(told) >= 2 or "due" in told) else {}


def _kind(page: Page, line: Line, piece: str) -> str:
    whens = [when for when in page.moments(line, piece) if when.due or when.why]
    rest = piece
    for when in reversed(whens):
        rest = rest[: when.start] + rest[when.end :]
    if whens and _BESIDE_DAY.fullmatch(rest.strip()):
        return "due"
    if whens or _MOVES.search(piece):
        return "clause"  # a day within a clause: what it says there, the sentences tell
    if _COUNT.fullmatch(piece):
        return "count"
    if _OF_ONE.match(piece) or _GOES_ALONG.match(piece) or _SAME_DAY.search(piece):
        return "note"
    if ADDRESS.search(piece) or _PLACE.search(piece) and of_cell(piece) and not _names(piece):
        return "place"
    if _PARTY_DOES.search(piece) and not _names(piece):
        return "clause"
    if _PARTY.search(piece) and not _names(piece):
        return "party"
    return "title" if _names(piece) else ""


def _names(piece: str) -> bool:
    """Whether a piece is a paper's name and nothing else."""
    names = names_in(piece)
    return len(names) >= 1 and sum(name.end - name.start for name in names) >= len(_HELD.sub("", piece)) - 8
