"""Papers that are handed over as one: 申报书、佐证材料和汇总表装订成册; and what only goes with a paper: 发票复印件."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tasks.domain.plan.drafting.days.numbers import UNITS
from tasks.domain.plan.drafting.draft_words import FORM, PAPER
from tasks.domain.plan.drafting.papers.names.name import Name

_AS_ONE = re.compile(
    r"[合编订]成一?[册本卷]|合并(?:在|成|为|装|到)|装订成|成册|合订|装(?:入|成|进)[^,。;]{0,8}(?:袋|盒|信封)|(?<![\d一二两三四各])[一整全1]套|缺一不可|"
    r"(?:同一|一)个?(?:文件夹|工作簿|文档|邮件|档案袋|PDF)|作为附件"
)
_BOUND = re.compile(r"(?:装订|合订|汇编)成册[^,。;:]{0,8}[,、连]")
_MADE_ONE = re.compile(  # 报告和汇编装订成一册结题材料: the whole is what is handed in
    r"(?:装订|汇编|合并|合订|整理|汇总|编印|装|合|编|订)成(?:为|一|1|[册本份卷套个]|完整的?|[,、])*$"
)
_PACKED = re.compile(r"(?<!为单[位元])打包|压缩包|压缩成|压缩后")
_COMPANION = re.compile(
    r"(?:照片|图片|影像(?:资料)?|截图|(?:佐证|证明|支撑|附带|附件|相关|说明|过程性?)(?:材料|资料)|佐证|复印件|发票|凭证|原始记录|身份证|证书|影像|附带资料|附件)$"
)
_ITSELF = re.compile(
    r"(?:活动|现场|前后|对比|相关|有关|过程性?|工作)*(?:照片|图片|影像(?:资料)?|截图|佐证(?:材料)?|照片资料|图片资料)"
)
_TO = r"(?:\s*(?:[-—–~～]+|[至到])\s*\d{1,2})?"  # 3—5张
_OWN_NUMBER = re.compile(rf"各?[一二两三四五六七八九十\d]+{_TO}\s*[{UNITS}]")
_EACH_COUNTED = re.compile(rf"各\s*[一1两2]\s*[{UNITS}]")
_EACH_COPIED = re.compile(r"各(?:一式)?\s{0,2}[一二两三四五六七八九十\d]{1,2}\s{0,2}份")
_COUNTED_EACH = re.compile(rf"各?[一二两三四五六七八九十\d]+\s*[{UNITS}](?:\([^()]*\))?、$")
_GLOSS_COUNTS = rf"\s*\([^()]*[一二两三四五六七八九十\d]\s*[{UNITS}][^()]*\)"
_COUNTED_APART = re.compile(rf"{_GLOSS_COUNTS}[、和及与]+"), re.compile(_GLOSS_COUNTS)  # 证明(每人1份)和复印件(每团1份)
_GLOSSED = re.compile(_GLOSS_COUNTS)
_PICTURES_BY_NUMBER = re.compile(
    r"\s*\(?\s*(?:各|每[类项种]|不少于|至少)?[一二两三四五六七八九十\d]+" + _TO + r"\s*[张幅段个]"
)
_PICTURES = re.compile(r"(?:照片|图片|相片)$")
_PICTURES_COUNTED = re.compile(  # ,活动照片5张,每张附说明; 同时选活动照片八张
    r"(?:^|[,。;:])(?:(?!文[中内里]|其中|内[有装])[^,。;:《》附含插配带有]){0,10}?(?P<what>照片|图片|相片)"
    r"(?:各|共|每[户村校班园镇组人])?(?:不少于|至少)?[一二两三四五六七八九十\d]{1,2}(?:[—~-]\d{1,2})?\s*[张幅组套](?!以内)"
)
_PICKED_OUT = re.compile(r"(?:^|[,;和及])(?:再|另|并|同时)?(?:选取?|挑选?|精选|拍摄?)\d{1,2}\s*[张幅](?:的|清晰的?)?$")
_COUNTED_ON = re.compile(r"(?:和|及|与|、|以及|连同|,)[^,。;《》附含]{0,8}$")
_ALONG = re.compile(r"(?:连同|随附|并附上?|后附)[^。;]{0,16}$")
_COPIES = re.compile(  # 连同录取通知书复印件、户口簿复印件; not where they go in one cover, …复印件装订成一册
    r"连同(?:[一-龥]{2,12}复印件(?:[、和及]|以及)){1,4}[一-龥]{2,12}复印件(?![、和及]|[^。;,]{0,8}(?:装|合订|成册|打包))"
)
_WITH = re.compile(r"(?:[及和与附含]|连同|以及|并附上?|及其|和相关|及相关|随附|另附|并)[^,。;《》]{0,12}$")
_BEFORE = re.compile(r"(?P<what>[\u4e00-\u9fffA-Za-z0-9]{2,14}?)(?:及其|及|和|与|、)(?:相关|有关)?$")
_HOLDS = re.compile(
    r",\s*(?:每[节个份件篇项套课][^,。;]{0,4}的|[^。;《]*(?:打[成包]|[放装存][在入到进]|压缩[成为])[^,。;《]{0,6}(?:压缩包|文件夹|[文档][件案]袋|信封)).*$"
)
_BARE_NAME = re.compile(rf"[,(]|各?[一二两三四五六七八九十\d]+[{UNITS}]")
_BESIDE = re.compile(r"[\u4e00-\u9fff]{2,8}(?=[、和及与]|$)|(?<=[、和及与])[\u4e00-\u9fff]{2,8}")
_LONGEST = 60  # signs of a set's name


def as_one(names: Iterable[Name], text: str, sentence: str) -> tuple[Name, ...]:
    """The papers of one deadline; those that go in one cover are one, with what goes with it left out. `text` is the
    whole line."""
    found = tuple(_alone(names, text))
    firm = [name for name in found if not name.generic and text[name.end : name.end + 1] != ":"]
    if made := next((name for name in firm[1:] if _MADE_ONE.search(text[: text.find(name.title, name.start)])), None):
        return tuple(name for name in found if name.generic or not _is_in(name, made, firm, text))
    marked = _AS_ONE.search(sentence) or (_PACKED.search(sentence) and not any("《" in name.title for name in firm))
    if len(firm) < 2 or not marked:
        return found
    sign = _AS_ONE.search(text, firm[0].end) or _PACKED.search(text, firm[0].end)
    if not sign and _BOUND.search(text[: firm[0].start]):
        return found  # 申报材料装订成册一式6份、推荐名单1份: they stand beside what is bound
    firm = [name for name in firm if not sign or name.end <= sign.start()] or firm
    if len(firm) < 2:
        return found
    if all(_OWN_NUMBER.match(text, text.find(name.title, name.start) + len(name.title)) for name in firm):
        return found  # 结题报告1份、成果附件1套
    if _EACH_COUNTED.match(text, text.find(firm[-1].title, firm[-1].start) + len(firm[-1].title)):
        return found  # 把教学设计、课件、课堂实录各1份打包上传
    if all(_GLOSSED.match(text, name.end) for name in firm):
        return found  # 《登记册》(每校1册)和复印件(每校装订成1册)
    first, last = firm[0], firm[-1]
    told = text[first.start : last.end].strip(" ,、")
    told = _shared_head(firm) or told
    told = told if len(told) <= _LONGEST and not re.search(r"[。;,]", told) else "、".join(name.title for name in firm)
    whole = Name(first.start, last.end, told, parts=tuple(name.title for name in firm))
    return (whole, *(name for name in found if name.generic))


def _is_in(name: Name, made: Name, firm: list[Name], text: str) -> bool:
    """Whether a paper is made into the whole: 交《计划》,并将记录、照片装订成《档案》 keeps the plan."""
    last = next(one for one in reversed(firm) if one.start < made.start)
    moved = max(text.rfind(word, 0, last.start) for word in "将把")
    clause = moved if moved >= 0 else text.rfind(",", 0, last.start)
    return clause < name.start < made.start


def whole_of(head: str) -> str:
    """An item's head up to where it tells what its paper holds: 活动资料,每节课的教案、课件打成一个压缩包."""
    told = _HOLDS.search(head)
    whole = head[: told.start()] if told else head
    return whole if PAPER.search(_BARE_NAME.split(whole, maxsplit=1)[0]) else head


def counted_beside(text: str, start: int, end: int, named: tuple[Name, ...]) -> Iterator[Name]:
    """答题卡和《记录单》。答题卡每人1张…: what a head names beside a paper, and the sentences behind it count."""
    for piece in _BESIDE.finditer(text[start:end]):
        what, at = re.sub(r"^[和及与]", "", piece[0]), start + piece.start()
        apart = bool(named) and all(name.end <= at or name.start >= at + len(piece[0]) for name in named)
        if apart and re.search(rf"[。;]{what}[^。;《》]{{0,12}}?\d+\s*[{UNITS}]", text[end:]):
            yield Name(at, at + len(piece[0]), what)


def _shared_head(firm: list[Name]) -> str:
    """《一年级新生名册》《七年级新生名册》 are 新生名册（一年级、七年级）."""
    bare = [name.title.strip("《》") for name in firm]
    tail = ""
    while all(len(title) > len(tail) + 1 and title[-len(tail) - 1] == bare[0][-len(tail) - 1] for title in bare):
        tail = bare[0][-len(tail) - 1 :]
    tail = re.sub(r"^(?:年级|学期|季度|年度|[级组类部段岁月])", "", tail)
    kinds = [title.removesuffix(tail) for title in bare]
    return f"{tail}（{'、'.join(kinds)}）" if len(tail) >= 3 and all(kinds) else ""


def _alone(names: Iterable[Name], text: str) -> Iterator[Name]:
    """Without what only goes with the paper before it: 《活动总结》和不少于5张照片, 申请表和发票复印件."""
    before: Name | None = None
    for name in names:
        goes_with = before is not None and _goes_with(before, name, text)
        if before is None and not name.generic and _COMPANION.fullmatch(name.title):
            name = _with_its_paper(name, text)
        if not goes_with:
            yield name
        before = before if goes_with or name.generic else name


def _goes_with(before: Name, name: Name, text: str) -> bool:
    if name.generic or "《" in name.title:
        return False
    between = text[before.end : name.start]
    counted = _COUNTED_EACH.search(text[before.start : name.start])
    if counted and _OWN_NUMBER.match(text[text.find(name.title, name.start) + len(name.title) :]):
        return False  # 活动总结1份、活动照片6张
    counted_apart = _COUNTED_APART[0].search(text, before.start, name.start)
    if counted_apart and _COUNTED_APART[1].match(text, text.find(name.title, name.start) + len(name.title)):
        return False
    if _PICTURES.search(name.title) and _is_counted_itself(before, name, text):
        return False
    if _EACH_COPIED.match(text, name.end):
        return False  # 《申报表》和佐证材料各一式两份
    if _ITSELF.fullmatch(name.title):  # 《活动总结》和不少于5张照片; but 总结1份和活动照片5张 are two things
        return True
    companion = _COMPANION.search(name.title) or name.form == "复印件"
    if _is_copy_among_copies(before, name, text):
        return False
    behind = text.find(name.title, name.start) + len(name.title)
    if _ALONG.search(between) and companion and not _OWN_NUMBER.match(text, behind):
        return True  # 《备案表》经校长签字,连同身份证、驾驶证复印件; not 连同户口簿复印件1份
    apart = "《" in before.title or _OWN_NUMBER.match(text, behind) or "《" in between
    apart = apart or (between in {"和", "与"} and name.title.endswith("材料"))  # 推荐表和证明材料
    apart = apart or (before.title.endswith("证明") and name.title.endswith("复印件"))  # 收入证明和房产证复印件
    return bool(companion and not apart and _WITH.search(text[before.end - 1 : name.start]))


def _is_copy_among_copies(before: Name, name: Name, text: str) -> bool:
    """《申请表》一式两份,连同录取通知书复印件、户口簿复印件: each a paper of its own."""
    row = _COPIES.search(text, before.end)
    return bool(row and row.start() < name.start < row.end())


def _is_counted_itself(before: Name, name: Name, text: str) -> bool:
    """总结1篇,并选取劳动照片6张; or told in a clause of its own: 总结和照片于…前报,照片5张; but not 附照片5张."""
    behind = text.find(name.title, name.start) + len(name.title)
    if _PICTURES_BY_NUMBER.match(text, behind) and _COUNTED_ON.search(text[before.end : name.start]):
        return True
    if _PICKED_OUT.search(text[before.end : behind - len(name.title)]):
        return True
    own = range(before.start, name.end)
    return any(
        name.title.endswith(told["what"]) and told.start("what") not in own for told in _PICTURES_COUNTED.finditer(text)
    )


def _with_its_paper(name: Name, text: str) -> Name:
    """佐证材料 of 自评得分及佐证材料 is that of the 自评得分."""
    found = _BEFORE.search(text[: name.start])
    what = found["what"] if found else ""
    what = re.sub(r"^.*(?:医院|学校|单位|企业|部门|[将把交送报请])(?=.{2,})", "", what)
    if not found or len(what) < 2 or FORM.fullmatch(what):
        return name
    return replace(name, title=f"{what}{text[found.start() + len(found['what']) : name.start]}{name.title}")
