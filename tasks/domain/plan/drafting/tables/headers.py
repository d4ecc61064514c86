"""The head of a table: what each column is, by its word, and where that is none known, by what stands below it."""

from __future__ import annotations

import re
from itertools import takewhile

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.tables.by_content import (
    columns_in_order,
    columns_of,
    columns_without_head,
    roles_by_content,
)
from tasks.domain.plan.drafting.tables.rows import cells_of
from tasks.domain.plan.drafting.tables.table_days import papers_in_head

_ROLES = (
    (
        "title",
        re.compile(
            r"(?:材料|资料|作品|表格|报表|表册|稿件)(?:名称|目录|清单|种类)?$|^(?:应|需|所)?交(?:件|付物|什么)$|^提交物$"
        ),
    ),  # 学校应交材料 is no school
    ("seq", re.compile(r"^(?:序号|编号|[表代]号|代码|序|项次|批次|组别|批)$")),
    ("month", re.compile(r"^月[份度]?$")),
    ("period", re.compile(r"期别|频次|频率|周期|报告期")),
    ("contact", re.compile(r"联系人|电话|联系方式|手机")),
    (
        "due",
        re.compile(r"时间|时限|期限|截[止至]|日期|何时|几时|时候|(?:办理|报送|上报|提交|[交收]件|送交|收取|交付)日$"),
    ),
    ("count", re.compile(r"数量|份数|篇数|件数|名额|要求数|限额|限报")),
    (
        "place",
        re.compile(
            r"方式|(?:报送?|提交|上报|上交|递交|[交送])[办方]法|渠道|途径|地址|邮箱|去向|去处|平台|科室|股室|接收|送达|哪里|何处|^[办方]法$|(?:送交|报送|提交|递交|收件|受理|上交|交)(?:处|地)$|报至|报送至|报送到|交到|提交至|上传位置|(?<!比赛)(?<!活动)(?<!会议)(?<!培训)(?<!演出)(?<!考试)(?<!举办)地点|部门"
        ),
    ),
    ("party", re.compile(r"单位|学校|对象|责任人|提交人|报送人|范围|主体|责任|谁")),
    ("note", re.compile(r"备注|要求|格式|说明|字数|注意|^作品形式$")),
    ("title", re.compile(r"材料|名称|表名|报表|内容|项目|表格|资料|任务|事项|文件|作品|上报|报送|工作")),
)
_WHEN_DUE = re.compile(r"截[止至]|报送|上报|提交|上交")
_WAY = re.compile(r"方式|[办方]法|渠道|途径|去[向处]|邮箱|地址")
LOOKS = {
    "seq": re.compile(r"^\d{1,2}$"),
    "due": re.compile(r"\d\s*[月日:.]|[月周].{0,3}[日底末前]|每"),
    "place": re.compile(r"@|邮箱|群|平台|网|系统|[科股室]$"),
    "party": re.compile(r"^(?:各|全体)|学校|教师|班主任|幼儿园|单位"),
}
_ASIDE, _LONGEST_HEAD = re.compile(r"\([^()]*\)"), 12  # 报送期限(2026年,含当日)
_IS_TOLD = re.compile(  # a row of what a head only names: 9月12日前, 教务部邮箱 …@…
    r"^(?:20\d\d年)?\d{1,2}月\d{1,2}[日号](?:\([^()]*\)|（[^（）]*）)?(?:上午|下午)?[\d:：时点]{0,6}(?:之?前)?$|[A-Za-z0-9]@[A-Za-z0-9]"
)
_OWES = re.compile(r"^(?:责任|牵头|承办|填报|报送|经办|填表)(?:部门|[科股处]室)$")
_KIND = re.compile(r"(?:作品|征集|参赛|参评|比赛|项目)?(?:类别|类型|门类|体裁|赛道)")
_HEAD = re.compile(r"[一-龥()/]{2,10}")
_IS_DAY = re.compile(r"(?:20\d\d\s?[年./-])?\s?\d{1,2}\s?[月./-]\s?\d{1,2}|每[月周季]|[一二三四五六七八九十]{1,2}月")
_NO_HEAD = re.compile(r"[:。;|｜]$|^[【〔].*[】〕].")
_FEWEST, _MOST = 3, 9  # columns
_STAGE = re.compile(r"(?:普通)?高中|初中|小学|幼儿园|中学|中小学")


def header_at(page: Page, at: int) -> tuple[list[str], int]:
    """The roles of the columns of a header that begins here, and how many lines it takes; empty when it is none."""
    lines = page.lines
    cells = cells_of(lines[at].written)
    if any(_IS_TOLD.search(cell) for cell in cells[1:]):
        return _by_sentence_above(page, at, len(cells)), 0
    if len(cells) >= 2:
        roles = _told_apart([_role(cell) for cell in cells], cells)
        known = _is_header(roles) or (roles and _dates_papers(roles, cells))
        return roles if known else roles_by_content(page, at, [_role(cell) for cell in cells]), 1
    if width := columns_without_head(page, at):
        return _without_head(page, at, width), 0
    if roles := _of_dated_rows(page, at):
        return roles, len(roles)
    if roles := _of_group_and_paper(page, at) or _tall_roles(page, at, titles=1):
        return roles, len(roles)
    width = columns_of(page, at)
    found = (
        roles_by_content(page, at, [_role(line.text) for line in lines[at : at + width]], tall=True) if width else []
    )
    return found, len(found)


def _tall_roles(page: Page, at: int, *, titles: int) -> list[str]:
    """The roles of heads of known words, a line each, with so many columns of names; empty where they are no head."""
    roles: list[str] = []
    for line in page.lines[at : at + _MOST]:
        role = _role_of_line(line.text)
        again = role in roles and role != "note" and not (role == "title" and roles.count(role) < titles)
        if not role or line.kind or again or _NO_HEAD.search(line.text):
            break
        roles.append(role)
    if roles.count("title") > 1:
        roles = _told_apart(roles, [line.text for line in page.lines[at : at + len(roles)]])
    return roles if len(roles) >= _FEWEST and _is_header(roles) else []


def _of_group_and_paper(page: Page, at: int) -> list[str]:
    """项目 参加对象 报送材料 报送时间, a line each: names of groups beside those of papers, where a day stands in the
    first row under the head of days."""
    roles = _tall_roles(page, at, titles=2)
    if "group" not in roles or "due" not in roles:
        return []
    row = page.lines[at + len(roles) : at + 2 * len(roles)]
    dated = len(row) == len(roles) and LOOKS["due"].search(row[roles.index("due")].text)
    return roles if dated else []


def _of_dated_rows(page: Page, at: int) -> list[str]:
    """资料名称 责任单位 份数 期限 办法, a line each: heads of which not every word is known, above rows of as many
    lines whose days all stand under the same head."""
    heads = list(takewhile(lambda line: not line.kind and _HEAD.fullmatch(line.text), page.lines[at : at + _MOST]))
    named = [_role_of_line(line.text) or f"other {n}" for n, line in enumerate(heads)]
    for width in range(len(named), _FEWEST - 1, -1):
        roles = named[:width]
        if "title" not in roles or roles.count("due") != 1 or len(set(roles)) < width or roles[0].startswith("other"):
            continue  # a heading over the heads would shift them all by one
        rows = [page.lines[first : first + width] for first in (at + width, at + 2 * width)]
        days = [[n for n, line in enumerate(row) if _IS_DAY.match(line.text)] for row in rows]
        if days == [[roles.index("due")]] * 2 and not any(line.kind for row in rows for line in row):
            return roles
    return []


def _without_head(page: Page, at: int, width: int) -> list[str]:
    """The roles of rows of one cell a line without a head: by the sentence above them, else by their cells."""
    words = columns_in_order(page.lines[at - 1].text) if at else []
    named = [_role(word) for word in words] if len(words) == width else ["seq", *[""] * (width - 1)]
    named[0] = "seq"
    return named if all(named) and _is_header(named) else roles_by_content(page, at, named, tall=True, headed=False)


def _by_sentence_above(page: Page, at: int, width: int) -> list[str]:
    """The roles of rows of cells without a head, 每行依次为:名称、报送人、时限; none where none leads them."""
    roles = [_role(word) for word in columns_in_order(page.lines[at - 1].text)] if at else []
    return roles if len(roles) == width and all(roles) and _is_header(roles) else []


def _told_apart(roles: list[str], cells: list[str]) -> list[str]:
    """Of two columns of names the one of papers is the title, the other its group; columns unknown bear numbers."""
    numbers = [at for at, role in enumerate(roles) if role == "seq"]
    roles = [f"other {at}" if at in numbers[1:] else role for at, role in enumerate(roles)]  # 序号 报表 表号
    titles = [at for at, role in enumerate(roles) if role == "title"]
    if not titles and "due" in roles:  # 类别 作品要求 限报 截止日期: the works of each kind
        roles = [
            "title" if _KIND.fullmatch(cell) and not role else role for role, cell in zip(roles, cells, strict=True)
        ]
    roles = _with_kinds(roles, cells)
    if len(titles) == 2:
        paper = next(
            (
                at
                for at in titles
                if re.search(r"材料|报送|上报|作品|资料|表格|报表|文件|成果|^应?交|^提交物", cells[at])
            ),
            titles[-1],
        )
        roles[next(at for at in titles if at != paper)] = "group"
    dues = [at for at, role in enumerate(roles) if role == "due"]
    if len(dues) == 2 and sum(bool(_WHEN_DUE.search(cells[at])) for at in dues) == 1:
        roles[next(at for at in dues if not _WHEN_DUE.search(cells[at]))] = ""  # 自评起止时间 beside 报送截止时间
    _places_apart(roles, cells)
    unknown = [cell for role, cell in zip(roles, cells, strict=True) if not role]
    dated = {"title", "due"} <= set(roles) or _dates_papers(roles, cells)
    dated = dated or {"seq", "due", "party"} <= set(roles)  # 批次 日期 单位数 预计卷数, of what a sentence names above
    if dated and (len(unknown) <= 2 or all(len(cell) <= 4 for cell in unknown)):
        roles = [role or f"other {at}" for at, role in enumerate(roles)]
    return roles if all(roles) else []


def _with_kinds(roles: list[str], cells: list[str]) -> list[str]:
    """类别 材料 谁报 数量, whose day a sentence tells: the kinds are the groups of the papers."""
    if not {"title", "party", "count"} <= set(roles) or roles.count("title") > 1:
        return roles
    return ["group" if _KIND.fullmatch(cell) and not role else role for role, cell in zip(roles, cells, strict=True)]


def _places_apart(roles: list[str], cells: list[str]) -> None:
    """Of two columns of places the one that tells the way: not 对口部门 beside 报送方式, 责任部门 beside 接收人."""
    places = [at for at, role in enumerate(roles) if role == "place"]
    owes, ways = ([at for at in places if told.search(cells[at])] for told in (_OWES, _WAY))
    if len(places) != 2:
        return
    if len(owes) == 1 and "party" not in roles:
        roles[owes[0]] = "party"
        other = next(at for at in places if at not in owes)
        roles[other] = "contact" if cells[other].endswith("人") and "contact" not in roles else "place"
    elif len(ways) == 1:
        roles[next(at for at in places if at not in ways)] = ""


def _dates_papers(roles: list[str], cells: list[str]) -> bool:
    """报表、总结报送截止时间: a column of days whose head names the papers."""
    return any(role == "due" and papers_in_head(cell) for role, cell in zip(roles, cells, strict=True))


def _is_header(roles: list[str]) -> bool:
    known = set(roles)
    return (
        len(known) == len(roles)
        and (bool(known & {"title", "contact"}) or {"due", "party"} <= known)
        and bool(known & {"due", "place", "count", "seq", "party", "contact"})
    )


def _role_of_line(text: str) -> str:
    """The role of a head that has a line for itself, 报送期限(含当日); "" of a longer line."""
    bare = _ASIDE.sub("", text)
    return _role(bare) if len(bare) <= _LONGEST_HEAD else ""


def _role(cell: str) -> str:
    cell = re.sub(r"\s", "", cell)
    if re.search(r":.", _ASIDE.sub("", cell)):
        return ""  # 时限:5月31日 is a field, with what it says
    if _STAGE.fullmatch(cell):
        return f"stage {cell}"  # 高中 初中 小学 over the numbers of each
    if papers_in_head(cell):
        return "due"  # 《整改清单》送达截止时间, of whatever length
    return next((role for role, pattern in _ROLES if len(_ASIDE.sub("", cell)) <= 14 and pattern.search(cell)), "")
