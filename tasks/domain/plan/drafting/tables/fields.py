"""What is told field by field: 责任单位：… 时限：… a line each, 【时限】…, or 《名册》。份数：…。时限：…。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import UNITS
from tasks.domain.plan.drafting.draft_words import LISTS_PAPERS, PAPER
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.scope import meant_by_item
from tasks.domain.plan.drafting.papers.names.finding import all_papers, is_paper, names_in
from tasks.domain.plan.drafting.papers.names.listed_things import pieces_of, things_of
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.references import find_references
from tasks.domain.plan.drafting.places.places import ADDRESS
from tasks.domain.plan.drafting.tables.card_days import asked_by
from tasks.domain.plan.drafting.tables.labels import with_labels
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of, titles_of, whens_of, without_count
from tasks.domain.plan.drafting.tables.same_day import take_days_of_others

_WORD = r"[\u4e00-\u9fff]{2,8}"
_FIELD = re.compile(
    rf"(?:^|(?<=[,。;|)\]】])|(?<=  ))\s*(?:[【\[〔<](?P<framed>{_WORD})[】\]〕>]\s*[:—-]*|(?P<label>{_WORD})\s*:)\s*"
)
_TO_FILL_IN = re.compile(r":\s{2,}")  # 填报单位:    统计截止:    年  月  日 of a form
_LABELS = {
    "contact": r"联系|咨询|电话",
    "due": r"时限|期限|截止|"
    r"(?:报送|报名|申报|投稿|填报|上传|完成|上报|提交|上交|递交|交付|送达|办结|最迟|最晚)(?:时间|日期)|^(?:时间|日期)$|(?:何时|时候|几时|哪天)(?![开举召评考进公放])|[报交付]日$|截止日$|^(?:交付|报送|上报|提交|上交)$",
    "place": r"哪里|何处|[怎如][么样何]?[报交送]|"
    r"方式|途径|渠道|平台|[报送交付寄]至|往哪|地[址点]|邮箱|去向|(?:接收|受理|收件|送交)(?:单位|部门|[科股]室|人)?$",
    "count": r"数量|份数|件数|篇数|几份|多少",
    "party": r"责任|单位|对象|主体|范围|报送[人者方]|提交[人者方]|填报[人者方]|谁",
    "note": r"备注|格式|说明|形式|样式|篇幅|签章|"
    r"(?:材料|投稿|来稿|作品|征文|写作|参赛|形式|其他|填写|装订|质量|规格|内容|编写)要求",
    "name": r"名称|^(?:报送|上报|提交|应报|所报)?(?:材料|资料|文件|表格)$|^(?:表册|报表|作品|品名)$",
    "demand": r"^(?:报送|上报|提交|具体|有关|相关|基本)?要求$",  # what the paper above is like, or what is asked for
    "title": r"内容|任务|事项|材料|要求|项目|成果|[报交]什么|[报交]哪些|[提交]付?交?物|[要应需][报交]的$",
}
_ROLES = tuple((role, re.compile(label)) for role, label in _LABELS.items())
_LEAST = 3  # fields of one card
_LONGEST_THING = 16
_NO_NAME = re.compile(r"[,。;:、]|(?:阶段|要求)$")
_NO_THING = re.compile(r"[,。;:、]|(?:活动|会议|培训|比赛|竞赛|工作|大赛|阶段|要求|安排|时间|地点)$")
_IN_LISTS = frozenset({"", "—", "①", "1()", "1)", "甲", "1.", "cn()", "cn"})
_ROOM = re.compile(r"会议室|礼堂|报告厅|会场|剧[场院]|体育(?:[馆场]|中心|公园)|教室|广场|体艺馆|展览?馆(?!\d)")
_DATED = re.compile(r"\d日.{0,8}前")
_ITS_DAY = re.compile(r"\d\s*[日号]")
_OF_A_GROUP = re.compile(r"[一-龥、(),]{2,30}?[:为在于]?(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]")  # 小学、初中为9月19日
_FOR_ALL = re.compile(r"均|都|统一|一律|全部")
_ABOVE = re.compile(r"(?:详?见|同)(?:上|前|上述|内容|左)[^,。;]{0,4}")
_OF_ALL = re.compile(
    "(?:以上|上述|所有|全部|各项)?(?:[一-龥]{2,4}的?)?(?:材料|资料)(?:提交|报送|上报|上传|上交)?(?:截[止至]|时间|期限|时限)"
)
_FIRM = re.compile(
    r"^\W?(?:报送|上报|提交|上交|递交|填报|交付)?(?:截[止至]|时限|期限)|^\W?(?:报送|上报|提交|上交|递交|填报)"
)
_SEALED = re.compile(rf"(?<=[份{UNITS}]),(?=加?盖|须?由|签字|统一|注明|格式)")  # 教学设计1份,加盖公章
_MAKES = re.compile(r"(?:形成|制定|整理|填写?|填报|撰写|报送|提交|上报|推荐|制作|编制|拟定|录入|报)[^,。;]{0,3}$")

Card = dict[str, tuple[str, Line]]  # role -> what is told, and its line


def read_cards(page: Page, tabled: Tabled) -> None:
    """责任单位, 内容, 时限, 方式, a line each: a row that stands upright."""
    free = tuple(line for line in page.lines if line.number not in tabled.taken)
    lines, below = with_labels(free, _role, lambda text: text if things_of(text) or all_papers(text) else "")
    found = _with_shared_place(list(cards(lines)))
    dated = any("due" in card for card in found)
    slight = sum(len(card) < _LEAST for card in found)  # a name with no more than 时间:, not once by chance
    told_of = [{role: text for role, (text, _) in card.items()} for card in found]
    take_days_of_others(
        [(card["title"][1].count, card["title"][0], cells) for card, cells in zip(found, told_of, strict=True)]
    )
    for card, cells in zip(found, told_of, strict=True):
        own = {at.number for role, (_, at) in card.items() if role != "place"}
        if not dated or len(card) < _LEAST and slight < 2 or tabled.taken & own:
            continue
        told, line = card["title"]
        cells.setdefault("note", cells.get("due", ""))  # 交付:3月27日,发至…
        if _ABOVE.fullmatch(cells.get("place", "")):
            cells["place"] = told  # 方式:见上, where the 内容 names the platform
        items = _items_under(page, page.line[below[line.number]]) if line.number in below else ()
        whens = whens_of(cells.get("due", ""), page, line)
        for when in whens or (None,):
            listed = _listed(page, cells, items) or [(Row(cells, line), title) for title in _papers(card)]
            beside = Row(cells, card.get("due", card["title"])[1])
            for row, title in asked_by(listed, when, whens, beside):
                owed = owed_of(row, title, when)
                owed.due_line = card["due"][1] if when else None
                owed.aliases += _called(page, min(at.number for _, at in card.values()))
                tabled.owed.append(owed)
        taken = {at.number for _, at in card.values()} | {item.number for item in items}
        tabled.taken.update(taken | {below[number] for number in taken & below.keys()})


def _items_under(page: Page, first: Line) -> tuple[Line, ...]:
    """报什么: over ①《申请表》…;②《汇总表》…: the items of the list that begins there; () where no list does."""
    items = page.blocks.get(first.number, ()) if first.kind else ()
    return () if any(when.marked for item in items for when in page.moments(item)) else items


def _listed(page: Page, cells: Mapping[str, str], items: tuple[Line, ...]) -> list[tuple[Row, str]]:
    """Each paper of such a list, with what its own item says of it."""
    rows = [(Row({**cells, "title": item.body}, item), item) for item in items]
    return [(row, meant.title) for row, item in rows for meant in meant_by_item(page, item)]


def _with_shared_place(found: list[Card]) -> list[Card]:
    """报送方式:均发至邮箱 in the last card holds for those that tell no place."""
    shared = next((card["place"] for card in found if "place" in card and _FOR_ALL.match(card["place"][0])), None)
    return [{"place": shared, **card} if shared and "place" not in card else card for card in found]


def _papers(card: Card) -> tuple[str, ...]:
    """The papers of a card: what its 名称 says, or what its 内容 asks to be made."""
    told = card["title"][0]
    pieces = pieces_of(told)
    if len(pieces) > 1 and all(listed := [tuple(titles_of(piece, sure=True)) for piece in pieces]):
        return tuple(title for titles in listed for title in titles)
    if several := things_of(told):
        return several
    told = _SEALED.split(told, maxsplit=1)[0]
    if "name" in card and (named := tuple(titles_of(told, sure=True))):
        return named
    names = names_in(told)
    return tuple(name.title for name in names if "《" in name.title) or tuple(n.title for n in _made(told, names))


def _made(told: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """整理典型案例若干,做到有图、有处理结果: what is to be made, not what it holds; else what is named last."""
    made = tuple(name for name in names if _MAKES.search(told[: name.start]))
    return made[:1] or names[-1:]


def _called(page: Page, first: int) -> list[str]:
    """任务九:工作总结 above its fields: another name of what they ask for."""
    above = page.before(first)
    if above is None or not above.kind or LISTS_PAPERS.search(above.body):
        return []  # 四、初中学校报送的材料 over the list
    return [above.body] if is_paper(without_count(above.body)) else []


def _names(above: Line, card: Card) -> bool:
    """Whether the line over a card names its paper; 材料清单 over 要求:制定活动方案 does not."""
    told = card["demand"][0] if "demand" in card and not above.kind else ""
    if any(_MAKES.search(told[: name.start]) for name in names_in(told)):
        return False
    if above.kind and any(at.kind and above.number not in at.parents for _, at in card.values()):
        return False  # 3.参评汇总表。 and then 二、报送时间:…, which is of the whole list
    if above.kind and re.match("制[定订]|开展|组织", above.body):
        return False  # 一、制定计划, and below it 时间: of the work, 报送:《工作计划》
    if above.count > 1 and any(_OF_ALL.match(at.body) for _, at in card.values()):
        return False  # 3.公开课教案。 and then 材料提交截止时间:…
    return (is_paper(without_count(above.body)) or _is_thing(above, card)) and not _is_of_others(above, card)


def _is_of_others(above: Line, card: Card) -> bool:
    """(4)总结; and below it 提交日期:第(1)项为9月6日;…, or 截止时间:方案为9月6日;…: the days of the whole list."""
    due = card["due"][0] if "due" in card and above.kind else ""
    others = (name for name in names_in(due) if name.title.strip("《》") not in above.body)
    return bool(_ITS_DAY.search(due)) and (bool(find_references(due, 0, len(due))) or any(others))


def _is_thing(item: Line, card: Card) -> bool:
    """4.土壤样品, with when and where below: owed by whatever name; 4.活动安排, with 截止日期: and who."""
    told = without_count(item.body)
    if not item.kind or "due" not in card or not 2 <= len(told) <= _LONGEST_THING:
        return False
    if _FIRM.search(card["due"][1].body) and ({"party", "count", "demand"} & set(card) or told != item.body):
        return not _NO_NAME.search(told)
    return "place" in card and not _NO_THING.search(told)


def cards(lines: tuple[Line, ...]) -> Iterator[Card]:
    """Each run of fields that names a paper, or stands under one, and has at least three fields with that name."""
    card: Card = {}
    above: Line | None = None
    for line in lines:
        head, fields = fields_of(line)
        if not fields or head:
            yield from _whole(card, above)
            card, above = {}, line
        if head and fields:
            card["name"] = (head, line)
        if card and line.kind and all(line.parents != at.parents for _, at in card.values()):
            yield from _whole(card, above)  # 三、报送方式: of all, below the fields of one
            card, above = {}, None
        for role, told in fields:
            if role == "due" and _OF_A_GROUP.match(told) and _OF_A_GROUP.match(card.get("due", ("",))[0]):
                told, line = f"{card['due'][0]};{told}", card["due"][1]
            elif role in card:
                yield from _whole(card, above)
                card, above = {}, None
            card[role] = (told, line)
    yield from _whole(card, above)


def _whole(card: Card, above: Line | None) -> Iterator[Card]:
    if not card:
        return
    if above is not None and "title" in card and _is_told_of(above, card["title"][0]):
        card["note"] = card.pop("title")
    if above is not None and not {"name", "title"} & set(card) and _names(above, card):
        card["name"] = (above.body, above)  # 2.1 集中整治工作方案, then 报送单位:, 报送时间:
    if "demand" in card:
        card.setdefault("note" if {"name", "title"} & set(card) else "title", card["demand"])
    named = card.get("name") or card.get("title")
    meets = _ROOM.search(card.get("place", ("", named))[0])  # 地点:三楼会议室 is where one meets
    firm = {"name", "due"} <= set(card) or {"title", "due"} <= set(card) and "《" in card["title"][0]
    least = len(card) >= _LEAST or firm
    clause = named is not None and (ADDRESS.search(named[0]) or _DATED.search(named[0]))  # no name: 20日前发邮箱
    if named is not None and not clause and least and {"due", "place", "count"} & set(card) and not meets:
        yield {**card, "title": named}


def _is_told_of(above: Line, told: str) -> bool:
    """(一)自查报告, and below it 内容:基本情况、发现的问题: what it tells; not 第一阶段材料 over 内容:成绩册1份."""
    return bool(above.kind) and "《" not in told and is_paper(above.body) and not above.body.endswith(("材料", "资料"))


def fields_of(line: Line) -> tuple[str, list[tuple[str, str]]]:
    """The paper that a line begins with, and its fields as (role, told); none where it holds more than fields."""
    if line.kind not in _IN_LISTS or _TO_FILL_IN.search(line.body):
        return "", []
    found = list(_FIELD.finditer(line.body))
    roles = [_role(field["framed"] or field["label"]) for field in found]
    if not found or not all(roles):
        return "", []
    head = line.body[: found[0].start()].strip(" ,。;:|")
    if head and (not is_paper(head) or len(found) < 2):
        return "", []
    ends = [field.start() for field in found[1:]] + [len(line.body)]
    told = [line.body[field.end() : end].strip(" ,。;|") for field, end in zip(found, ends, strict=True)]
    if any(role == "demand" and _DATED.search(text) for role, text in zip(roles, told, strict=True)):
        return "", []  # 要求:各校于3月13日前报出台账 is a sentence
    return head, list(zip(roles, told, strict=True))


def _role(label: str) -> str:
    role = next((name for name, pattern in _ROLES if pattern.search(label)), "")
    return "" if role in {"due", "place", "count", "party"} and PAPER.search(label) else role  # 安全责任书
