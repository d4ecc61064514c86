"""The parts of one line by what they are: a paper's name, its day, by whom, to where, how many."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.month_days import without_month
from tasks.domain.plan.drafting.days.month_words import MONTHS
from tasks.domain.plan.drafting.days.numbers import UNITS
from tasks.domain.plan.drafting.draft_words import EVENT, SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import names_in
from tasks.domain.plan.drafting.places.places import ADDRESS, of_cell

_SIGNS = r"[,。;|｜\t]|(?<=[\u4e00-\u9fff》)]):|\s*(?:——|—|–|/)\s*| {2,}"
_CUT, _CUT_AT_BLANKS = re.compile(_SIGNS), re.compile(rf"{_SIGNS}|\s+")
_GLOSSED = re.compile(r"(?P<name>[^()]{2,30})\((?P<told>[^()]+)\)")
_OPEN = {"title", "first", "note", "count", "party"}  # the kinds of what is of no form of its own
_LABEL = re.compile(r"^(?:编号|序号)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[\s:.、,]\s*")  # 编号4 资源包 每校1个
_SENT = re.compile(
    r"(?:发|送|寄|上传|报送?|交)(?=[至到给往]?(?:邮箱|“|[一-龥]{2,10}[科股室部处办]))"
)  # 3月13日前发邮箱 …
_MOST = 12  # rows of one line
HELD = re.compile(r"\([^()]*\)|《[^《》]*》|“[^“”]*”")
_BRACKET = re.compile(r"^(?P<name>[^()]{2,30})[(\[〔](?P<told>[^()]*[,;|、][^()]*)[)\]〕][。;]?$")
_BESIDE_DAY = re.compile(
    r"(?:之?前|以前|下班前|截[止至]|最迟|[最]晚|报送|上报|提交|发布|上传|报|交|完成|时限|期限|时间|日期|每[次月季]|(?:第[一二]|[上下])(?:学期|半年)|均|于|在|为|[和及与、,:\s~])*"
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
_FOR_ALL = re.compile("[均都]|统一|一律")
_SO_MANY = re.compile(r"[一-龥]{2,12}\d{1,4}家(?:[逐按每][年季月]报)?")  # 直报单位186家逐季报
_PARTY_DOES = re.compile(r"^各[^()]{1,16}?(?:对[^,。;]{2,}|[成建设]立|组织开?展?|开展|进行|自行|负责对)")
_NUMBERED_FORM = re.compile(  # 生产经营景气状况(N241表): a form of the statistics, by its number
    r"(?P<what>[一-龥][一-龥、]{3,24})\((?:[A-Z]{0,2}\d{2,4}(?:-\d{1,2})?|[一-龥]{1,3}\d{1,2})表\)"
)
_OF_MONTHS = re.compile(rf"^{MONTHS.pattern}份?的")
_AS_OF = re.compile(  # 数据截至9月30日: what the paper tells, and no day of its own
    r"(?:数据|情况|内容|信息|进度|统计|填报|账目|范围)[一-龥]{0,4}?(?:截[至止]到?|截止[至到]?|[统计写填反映算]{1,2}到)[^,。;]*\d[日月]底?(?:为?止)?"
)
_GOES_ALONG = re.compile(r"附(?![件表属录])")
_NO_DEMAND = re.compile(
    r"公示|公布|印发|下发|发放|举[行办]|召开|反馈|通报|评审|评选|(?<!被)(?:抽查|检查|督查)|验收|返还|退还|"
    r"不需|无需|不必|不报"
)
_VERB = re.compile(r"^(?:[各请]校?|将|完成)?(?:报送|上报|提交|上交|上传|填报|报|交(?![流通接换]))(?=《|[一-龥]{4})")
_WHOSE = re.compile(
    r"^(?:各|每[个所]?)(?:校|园|站|馆|镇|乡|村|局|所|单位|学校|部门)(?=[一-龥、]{4})(?!自|的?情况)"
)  # 各校…工作计划
_OF_ONE = re.compile(
    r"^每[节篇份件个张幅项套部](?![一-龥]{0,3}[报交送])"
)  # 每节课例包括教学设计和录像: what one of them is
_IS_DONE = re.compile(  # 每名新教师撰写《心得》1篇, 《计划》须由学校审核: a sentence, and no parts of an item
    r"(?:制定|编制|拟[定订]|形成|建立|撰写|填写|填报|编写|录制|拍摄|制作|签[订署](?=《))(?=《|[一-龥]{2})|^[由各每][一-龥()、“”]{1,24}?(?:提交|报送|上报|上传|选送|推送|推荐|限报)(?=《|[一-龥]{2})|^《[^》]+》(?:必?[须应需]|由|经)"
)
_MOVES = re.compile(  # 各站将总结发至森保股邮箱; 企业在“运政在线”办理
    r"[在经]“[^“”]+”[^,。;]{0,6}(?:办理|申请|申报)$|[将把][^,。;]{2,40}?(?:报送|上报|提交|上传|发[至到送]|送[至到交]|交[至到]|报[至到给])"
)
_AT_ONE_WITH = re.compile(  # 与节目视频同日上传平台: its day is told in another item
    r"(?:(?<!邮箱)(?<!网站)(?<!平台)(?<!空间)(?<!系统)[和与]|[同跟随])[^,。;]{2,16}?(?:同日|同时|同期|同步|一并|一起|一同|同一[时日期天])|随[^,。;]{2,10}[送交报]"
)
SAME_DAY = re.compile(r"(?:^|,)(?:报送|上报|截止)?(?:时间|日期|期限|时限)(?:也)?(?:同上|同前|相同)(?:$|,)")
_HAPPENS = re.compile(r"会议?$|视导|比赛|讲座|研讨|论坛|[周月日节]$|开放|放假|开学|[之以]?后$|期间$")
_LEADS_ON = re.compile(r"(?:以下|下列|如下)[^。;]*:$")  # 报送以下报表,每表1份,截止时间为3月10日: over its list
_OFFICE = re.compile(r"^(?:我局|县局|县教育局|市教育局|教研室|指导中心)")


def rows_of_line(page: Page, line: Line) -> list[dict[str, str]]:
    """The parts of each row of a line by their kind: 《清册》(4月15日前,邮箱 …);《编制表》(5月20日前,邮箱 …) are two
    rows, where all of them are; a line that is no row gives one without parts."""
    told = [part for part in re.split(r"[;。](?![^()]*\))", line.body) if part.strip()]
    rows = [_row(page, line, part.strip()) for part in told] if 1 < len(told) <= _MOST else []
    whole = bool(rows) and all({"title", "due"} <= set(row) for row in rows)
    if whole and _FOR_ALL.match(place := rows[-1].get("place", "")):
        rows = [{"place": place, **row} for row in rows]  # 8日:《方案》;22日:《总结》,均发至邮箱
    return rows if whole else _in_pairs(page, line) or [_row(page, line, line.body) or _first_sentence(page, line)]


def _first_sentence(page: Page, line: Line) -> dict[str, str]:
    """自查报告,纸质,4月3日。检查结束后再写,须写明问题: the parts of a row, and what is said behind them."""
    first, _, rest = line.body.partition("。")
    said = SUBMIT.search(rest) or _NO_DEMAND.search(first) or any(when.due for when in page.moments(line, rest))
    cells = _row(page, line, first) if line.kind and rest and not said else {}
    return cells if {"title", "due"} <= set(cells) else {}


def _in_pairs(page: Page, line: Line) -> list[dict[str, str]]:
    """8日 检查表 20日 名册 under a month: a day and a paper in turn, at least twice."""
    pieces = _pieces(page, line, without_month(line.body), _CUT_AT_BLANKS)
    kinds = [kind_of(page, line, piece) for piece in pieces]
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
    held = [match.span() for pattern in (HELD, ADDRESS) for match in pattern.finditer(body)]
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
    if found is None or kind_of(page, line, found["told"]) not in {"place", "count", "party"}:
        return (piece,)
    if kind_of(page, line, found["name"]) not in {"title", ""} or re.search("[送交寄报发]", found["name"]):
        return (piece,)
    return (found["name"], found["told"])


def _by_kind(page: Page, line: Line, pieces: list[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for piece in pieces:
        kind = kind_of(page, line, piece) or ("note" if set(cells) - {"due"} else "first")
        if kind == "title" and cells.get("title", "").endswith(_OF_MONTHS.sub("", piece)):
            kind = "note"  # 汛期值班表: and then 5月至9月的值班表,均在上月25日前
        if kind == "title":
            piece = _WHOSE.sub("", _VERB.sub("", _NUMBERED_FORM.sub(r"\g<what>", piece)))
        elif _NO_DEMAND.search(HELD.sub("", piece)):
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


def kind_of(page: Page, line: Line, piece: str) -> str:
    """What one part of a line is: title, due, count, place, party, note, a whole clause; empty where none of them."""
    if _AS_OF.fullmatch(piece) or _NUMBERED_FORM.fullmatch(piece):
        return "note" if _AS_OF.fullmatch(piece) else "title"
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
    if _OF_ONE.match(piece) or _GOES_ALONG.match(piece) or SAME_DAY.search(piece):
        return "note"
    if _SO_MANY.fullmatch(piece):
        return "party"
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
    return len(names) >= 1 and sum(name.end - name.start for name in names) >= len(HELD.sub("", piece)) - 8
