"""What is attached under a number, called one thing in the text and another in the list. 信息表（附件1）, 1.登记表."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import documents_in, sentences
from tasks.domain.plan.defect import Defect

_N = r"\d{1,2}|[一二三四五六七八九十]{1,2}"
_SHEET = rf"(?P<kind>附件|附表|样表|表格?)\s{{0,2}}(?P<n>{_N})(?!\d|[月日年、和至到—-]\s{{0,2}}\d)"
_NO_OTHER_THING = (
    r"(?!(?!样|格式|模板|式样|范本|空白|表样|表格|详|具体|参考|内容)[一-龥]{2,5}见)"  # 《评审表》(专业代码见附件2)
)
_BRACKETED = re.compile(
    rf"(?:《(?P<title>[^《》]{{2,40}})》|(?P<name>(?:[一-龥]{{2,12}}\([一-龥]{{1,8}}\))?[一-龥]{{2,24}}))\s{{0,2}}\({_NO_OTHER_THING}[^()]{{0,6}}?{_SHEET}[^()]{{0,4}}\)"
)
_ALONE = re.compile(  # where there is one attachment: 附件《承诺书》, 陪餐记录表(样式见附件)
    r"附件\s{0,2}《(?P<title>[^《》]{2,40})》"
    r"|(?:《(?P<other>[^《》]{2,40})》|(?P<name>[一-龥()]{4,24}?))\s{0,2}\((?:样[式表]|格式|模板)?[详]?见?附件\)"
)
_FIRST = re.compile(rf"{_SHEET}\s{{0,2}}[:(]?\s{{0,2}}《(?P<title>[^《》]{{2,40}})》")
_HEAD = re.compile(rf"^{_SHEET}[:.、\s]{{0,4}}(?P<title>《?[一-龥][^。;:,]{{2,40}}?》?)?$")
_TITLE = re.compile(r"《?[一-龥][^。;:,\t]{2,30}(?:[表书单册]|方案|计划|提纲|台账|报告|总结)》?(?:\([^()]{2,8}\))?")
_FILLER = re.compile(
    r"[《》“”\"\s.。;、:]|\([^()]{0,16}\)|20\d\d(?:[-—]20\d\d)?(?:学?年度?)?|(?:表样|样表|样式|模板|参考|式样|格式|范本|空白)+$"
)
_KINDS = re.compile(
    r"(?:登记|统计|汇总|信息|情况|记录|采集|审核|认定|交接|移交|申报|报名|推荐|核对|复核|核查|调查|普查|备案|检查|巡查)(?=表|单|清单|目录|名册|台账|书)"
)
_ENDS = (("清单", "目录", "一览表", "明细"), ("台账", "登记簿", "登记册"), ("名册", "名单", "花名册"))

_AHEAD = re.compile(  # 申报的学校交纸质申报书: whose it is, what is done with it, of what it is made
    r"^.*(?:的|(?<!移)交(?![接流通])|报送|上报|填[写报]|签订|撰写|纸质|电子版?)(?=[一-龥]{2})"
)
_SEVERAL = re.compile(r"等(?:相关|有关)?(?:材料|表格|附件|文件|资料)")  # 附件:申报表等材料

_Named = tuple[str, int]  # the name, its line


def attachments_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Every name under which one number is spoken of, in the text, in the list, over the sheet itself."""
    yield from _titles_vary(circular)
    twice = tuple(_twice_in_one_line(circular))
    yield from twice
    text, sheets = _spoken_of(circular), _sheets(circular)
    for key, names in text.items():
        listed = sheets.get(key)
        for name, line in names:
            told = any(name == one.quote or f"“{name}”" in one.message for one in twice)
            if listed and not told and listed[1] != line and not _may_be_one(name, listed[0]):
                as_listed = next((n for own, n in names if n != line and _bare(own) == _bare(listed[0])), 0)
                yield vary(line, name, listed[0], as_listed) if as_listed else vary(listed[1], listed[0], name, line)
                break
        first, line = names[0]
        other = next((one for one in names[1:] if one[1] != line and not _may_be_one(one[0], first)), None)
        if other and not listed:
            yield vary(other[1], other[0], first, line)


def _titles_vary(circular: Circular) -> Iterator[Defect]:
    """监测点复核表 in the list, and 监测点信息核对表 over the sheet that bears its number."""
    listed = attachments_of(circular)
    for at, (number, line) in enumerate(circular.lines[:-1]):
        found = _HEAD.match(line)
        own = listed.get(number_of(found["n"])) if found and found["kind"] == "附件" else None
        if found is None or own is None or number == own[1]:
            continue
        below, title = circular.lines[at + 1]
        title = found["title"] or (title if _TITLE.fullmatch(title) else "")
        name, over = _bare(own[0]), _bare(title)
        if title and name[:2] in over and name[-1:] == over[-1:] and not _may_be_one(own[0], title):
            sheet = (title, number if found["title"] else below)
            in_text = any(over in _bare(text) for n, text in circular.lines if n < own[1])
            odd, other = (own, sheet) if in_text else (sheet, own)  # the text calls it as the sheet does
            yield vary(odd[1], odd[0], *other)


def _twice_in_one_line(circular: Circular) -> Iterator[Defect]:
    """填写《体检登记表》(附件1),…;《健康统计表》(附件1)须由主席签字: one number, and two names that cannot be one's."""
    for line, text in circular.lines:
        first: dict[tuple[str, int], tuple[str, int]] = {}
        for found in _BRACKETED.finditer(text):
            name, at = first.setdefault(_key(found), (found["title"] or "", found.end()))
            apart = re.search("[;。]", text[at : found.start()])
            if name and found["title"] and apart and not _may_be_one(found["title"], name):
                yield vary(line, found["title"], name, line)


def _spoken_of(circular: Circular) -> dict[tuple[str, int], list[_Named]]:
    named: dict[tuple[str, int], list[_Named]] = {}
    alone = len(attachments_of(circular)) == 1
    for number, line in circular.lines:
        if _HEAD.match(line) or line.startswith("附件:"):
            continue
        for found in (*_BRACKETED.finditer(line), *_FIRST.finditer(line)):
            name = found["title"] or _paper(found.groupdict().get("name") or "")
            if len(_bare(name)) >= 3:
                named.setdefault(_key(found), []).append((name, number))
        for found in _ALONE.finditer(line) if alone else ():
            name = found["title"] or found["other"] or _paper(found["name"] or "")
            if len(_bare(name)) >= 3:
                named.setdefault(("附件", 1), []).append((name, number))
    return named


def _sheets(circular: Circular) -> dict[tuple[str, int], _Named]:
    """(附件, 2) -> the name in the list behind 附件：, else over the sheet: 附件2, and its title in the next line."""
    listed = attachments_of(circular).items()
    sheets = {("附件", n): (name.strip(), line) for n, (name, line) in listed if not _SEVERAL.search(name)}
    for at, (number, line) in enumerate(circular.lines):
        found = _HEAD.match(line)
        below = circular.lines[at + 1][1] if at + 1 < len(circular.lines) else ""
        title = (
            found["title"] or (below if re.fullmatch(r"《?[一-龥][^。;:,\t]{2,40}》?", below) else "") if found else ""
        )
        form = found and (found["kind"].startswith("附") or re.search(r"[表书单册]》?$", title))
        if found and title and form:  # 表2 《季度表》填报时间 is no sheet to fill in
            sheets.setdefault(_key(found), (title, number if found["title"] else circular.lines[at + 1][0]))
    return sheets


def _key(found: re.Match[str]) -> tuple[str, int]:
    return ("附件" if found["kind"] == "附件" else "表", number_of(found["n"]))


def _paper(name: str) -> str:
    name = _AHEAD.sub("", re.sub(r"\([^()]{0,8}\)", "", name))  # 优秀团员(团干部)推荐表
    if re.fullmatch(
        r"(?!各|请|将|把|按|由|填|见|报|附|另|并|需|须)[一-龥]{4,16}(?:计划|规划|承诺|责任|任务|申请|申报|推荐)书", name
    ):
        return name  # 年度研修计划书
    papers = documents_in(name)
    return papers[-1] if papers and name.endswith(papers[-1]) and len(papers[-1]) >= 5 else ""


def _bare(name: str) -> str:
    return _FILLER.sub("", _FILLER.sub("", name))


def _may_be_one(one: str, other: str) -> bool:
    """Whether one is the other with words left out, or only says of what kind it is: 论文承诺书 for a long title."""
    short, long = sorted((_bare(one).lstrip("份篇张"), _bare(other)), key=len)
    signs = iter(long)
    kind = short[-3:] == long[-3:] and 2 * len(short) <= len(long)
    return not short or kind or all(sign in signs for sign in short)


def papers_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """核对档案交接目录 where 档案移交清单 is what was asked for: a paper that nobody hands in, almost called so."""
    asked: dict[str, int] = {}
    spoken: dict[str, int] = {}
    for one in sentences(circular):
        for name in (*documents_in(one.text), *documents_in(circular.places[one.line].text[:24])):
            if f"《{name}》" in circular.all_narrow:
                continue  # names.names_vary compares these
            place = circular.places[one.line]
            head = place.style and re.split(r"[。:;,(]", place.text)[0] == name
            (asked if one.asks or head else spoken).setdefault(name, one.line)
    for name, line in spoken.items():
        for other, at in asked.items() if name not in asked else ():
            same = _core(name).endswith(_core(other)) and not name.endswith(other)  # 初验时核对档案交接目录
            tabled = line in circular.rows and at in circular.rows
            if line != at and not tabled and min(len(name), len(other)) >= 5 and same:
                yield vary(line, name[-len(other) :], other, at)
                break


def _core(name: str) -> str:
    """A name with its kind of list made one: 交接目录 and 移交清单."""
    for ends in _ENDS:
        for end in ends:
            if name.endswith(end):
                name = name[: -len(end)] + ends[0]
                break
    return _KINDS.sub("〇", name)
