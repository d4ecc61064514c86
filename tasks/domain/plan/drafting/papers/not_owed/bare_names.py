"""Names without 《》 in a circular that writes its papers in 《》: which of them are papers all the same.

An office that marks its papers marks nearly all of them. What stands bare among them is a paper where it heads its
item, is counted, is what a verb hands in, has its day behind it, or is joined to a marked one; else its sentence only
comes to speak of it: 认真做一次分析,形成《质量分析报告》.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tasks.domain.plan.drafting.days.numbers import COUNT, UNIT
from tasks.domain.plan.drafting.papers.owed import Owed

_LEAST, _HALF = 2, 0.5  # papers that are marked, and their share
_ENDING = 4  # signs by which it may be called later: 提升行动实施方案, 实施方案
_MOST = 20  # places of a name that are looked at
_MARKED = re.compile("《[^《》]+》")
_CELLS = re.compile(r"[\t|]|\S {2,}\S")  # a row of a table is no sentence
_SENTENCE, _CLAUSE = re.compile(r"[。;!?]"), re.compile(r"[,。;:!?]")
_ASIDE = re.compile(r"\([^()]*\)")
_HEADS = re.compile(r"[^,。;:]{0,4}|[^,。;:]{1,12}[、和与及]")  # 各校工作总结于…; 美术、书法作品

_FORM = "(?:(?:电子|纸质|扫描|打印|原)[版件稿档]|PDF|Word版|纸质|电子)"
_LIST = "(?:[、和与及][^,。;、《》]{1,14}){0,3}"  # 课程纲要、教学视频和作品集各1份
_OF_EACH = r"(?:[^,。;《》\d]{0,6}?[各每均共限][^,。;《》\d]{0,8}?)?(?:不少于|不超过|至少|约)?\s*"
_COUNTED = re.compile(
    rf"{_LIST}{_FORM}?[,、:]?{_FORM}?{_OF_EACH}(?:{COUNT}(?:[-—~至]{COUNT})?\s*{UNIT}|一式|若干|\s{UNIT})"
)
_COUNTED_ASIDE = re.compile(rf"\([^()]{{0,6}}{COUNT}\s*{UNIT}")  # 照片(不少于3张)
_COUNTS = re.compile(rf"(?:{COUNT}\s*{UNIT}|若干{UNIT}?)(?:\d{{2,4}}字[^,。;]{{0,4}})?的?$")  # 一篇2000字以内的

_HANDS = re.compile(  # 提交整改报告, 选3张现场照片, 4月3日前交总结
    "(?:报送|上报|提交|上传|写|填报|形成|编[制印]|制[定作订]|[修拟签]订|拟定|选[送出拔]|[挑精遴]选|推[荐选]|征集|录制|拍摄"
    "|整理|导出|加?洗|冲印|打印|提[供出]|上交|移交|递交|报备|发送|寄送|录入|完成|准备|携带|从|将|把|选)[^,。;:《》]{0,24}$"
    r"|(?:^|[前后日另再均都各]|还[须应要])[报交送](?![告名表])[^,。;:《》]{0,12}$"
)
_LISTED = re.compile("[一二三四五六]是$")

_SUBJECT = re.compile(r"(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]\s*|.{0,5}|.*[、和与及]")  # 进入决赛的, 签到表及
_DAY = r"(?:[\d一二三四五六七八九十][日号]|\d{1,2}/\d{1,2}|这一?[天日])(?:下班|[\d:时点分]{0,6})?(?:之|以)?前"
_TELLS_ITS_DAY = re.compile(  # 于4月3日前报送; ,4月3日前报送; 报送时间延至; 由学校撰写,写明依据,12月5日前上传
    rf"[^,。;《》]{{0,24}}?{_DAY}|,[于在]?(?:\d{{1,2}}月)?\d{{0,2}}{_DAY}"
    r"|[于在]?\d{1,2}月\d{1,2}[日号][^,。;《》]{0,8}(?:由[^,。;《》]{2,8})?(?:送[到至交给]|交[到至给])"
    r"|[^,。;《》]{0,8}?(?:截[止至]|延[至到]|每[月周季年])"
    rf"|由[^,。;]{{2,16}}?(?:写|排定|制作|汇总|提供)[^。;]{{0,50}}?{_DAY}"
)

_JOINED = re.compile(  # 《登记表》1份和作品, 连同作品; 《事迹材料》每户1篇,1000字以内,另附家庭照3张
    "(?:》[^,。;《》]{0,24}(?:以及|[、和与及]|[并另]附)[^,。;、《》]{0,6}|》[^。;《》]{0,40},(?:[并另须]|一并)附上?[^,。;《》]{0,10}"
    "|连同[^,。;《》]{0,20})$"
)
_JOINS = re.compile(  # 作品和纸质《登记表》; 作品背面贴《登记卡》; 签到表附在邮件中
    "[^,。;《》]{0,16}(?:以及|连同|[、和与及贴])[^,。;、《》]{0,4}《|[^。;《》]{0,16},连同《|[^,。;]{0,4}附[在于]"
)
_SENDS_ITSELF = re.compile(  # ,家庭合影照片电子版2张发至…: a clause of its own
    rf"{_FORM}?{_OF_EACH}{COUNT}\s*{UNIT}[^,。;《》\d]{{0,4}}(?:发[至送到往]|报送|上报|上传|提交|[送交寄][至到]?)"
)
_MOVES = re.compile(  # 并把献血证复印件送县献血办; 主监测员于5月22日11:00前将密封的全部答题册送至…
    "(?:^|前)(?:并|还|另|再|同时)?[将把](?:[一-龥]{1,6}的)?(?:全部|所有)?$"
)
_AWAY = re.compile(rf"{_OF_EACH}(?:{COUNT}\s*{UNIT})?(?:发[至送到往]|报送|上报|上传|提交|[送交寄])")
_ITS_FORM = re.compile(  # 述职报告由书记本人起草,…于12月30日前将电子版1份发至…
    r"[^。;《》]*[将把](?:其|电子[版件稿]|纸质[版件稿]|扫描件|盖章件|原件)[^。;《》]{0,12}(?:发|送|交|报|上传|提交)"
)
_ALL_OF_THEM_GO = re.compile(  # 《案卷目录》打印三份,电子目录刻一张光盘,都在6月12日这一天交到接收室
    "[^,。;《》]{0,12},(?:都|均|一并|一起)[^,。;]{0,24}[交送报发]"
)
_GOES_WITH = re.compile("(?:与|和|同|随)$")  # 与安全责任书1份一并送…
_TOGETHER = re.compile("[^,。;《》]{0,10}(?:一并|一起|一同|同时)[^,。;]{0,4}(?:[送交报寄发]|上传|提交)")
_COLLECTED = re.compile("(?:评选|征集|征稿|推荐|选送)[。:]")  # 教学论文评选。5月22日截止
_BESIDES = re.compile("另|同时|一并|还[要应需须]|以及|连同")


def writes_in_marks(titles: Iterable[str]) -> bool:
    """Whether an office puts 《》 round its papers: round half of what is owed, and not round one alone."""
    marked = ["《" in title for title in titles]
    return sum(marked) >= max(_LEAST, _HALF * len(marked))


def why_in_its_item(one: Owed) -> str:
    """Why a bare name in an item that a marked paper heads is left to a person, 《公示证明》。各校将照片和说明盖章…;
    "" where the item asks for it besides."""
    head = one.line.head
    goes_on = not _ASIDE.sub("", one.line.body.removeprefix(head)).startswith(("。", ":"))
    if "《" in one.title or not _MARKED.fullmatch(head) or one.title in head or goes_on:
        return ""
    before = one.line.body.partition(one.title)[0]
    besides = _BESIDES.search(_CLAUSE.split(before)[-1])
    return "" if besides else f"“{one.title}”写在{head}一项里，像是其中的内容，没有列入"


def only_named(owed: Sequence[Owed]) -> Iterator[tuple[Owed, str]]:
    """Each of what is owed that is only spoken of, with the reason in the words that a person reads."""
    in_marks = writes_in_marks(one.title for one in owed)
    for one in owed if any("《" in one.title for one in owed) else ():
        body = one.line.body
        names = [one.title, *one.aliases]
        if any("《" in name or f"《{name}" in body or f"{name}》" in body for name in names) or _CELLS.search(body):
            continue
        names += [one.title[-_ENDING:]] if len(one.title) > _ENDING + 1 else []
        beside = {other.title for other in owed if other.line is one.line and "《" in other.title}
        places = (found.span() for name in names for found in re.finditer(re.escape(name), body))
        told = [_place(body, *place) for place in islice(places, _MOST)]
        if one.due_line is one.line and _COLLECTED.match(body, len(one.title)) and body.startswith(one.title):
            continue
        if told and not any(_is_held(place, beside, in_marks=in_marks) for place in told):
            yield one, f"通知里别的材料写在书名号里，“{one.title}”没有，也看不出要交，没有列入"


@dataclass(frozen=True, slots=True)
class _Place:
    """What the sentence says before a name and behind it, without what stands in brackets."""

    before: str
    behind: str
    heads: bool  # its item
    counted: bool


def _place(body: str, start: int, end: int) -> _Place:
    before, behind = _SENTENCE.split(body[:start])[-1], _SENTENCE.split(body[end:])[0]
    bare = _ASIDE.sub("", behind)
    return _Place(
        _ASIDE.sub("", before),
        bare,
        heads=bool(_HEADS.fullmatch(body[:start])),
        counted=bool(_COUNTED.match(bare) or _COUNTED_ASIDE.match(behind) or _COUNTS.search(before)),
    )


def _is_held(place: _Place, beside: set[str], *, in_marks: bool) -> bool:
    """Whether a paper is asked for here; `beside`: the marked ones that its line asks for."""
    clause = _CLAUSE.split(place.before)[-1]
    handed = bool(_HANDS.search(clause))
    dated = bool(_SUBJECT.fullmatch(clause) and _TELLS_ITS_DAY.match(place.behind))
    if not place.before and _ITS_FORM.match(place.behind) or _MOVES.search(clause) and _AWAY.match(place.behind):
        return True
    if not clause and _SENDS_ITSELF.match(place.behind) or _GOES_WITH.search(clause) and _TOGETHER.match(place.behind):
        return True
    if not clause and _ALL_OF_THEM_GO.match(place.behind):
        return True
    if dated or _LISTED.search(clause) or _JOINED.search(place.before) or _JOINS.match(place.behind):
        return True
    if beside & set(_MARKED.findall(place.before + place.behind)):  # its sentence hands in a marked one
        return (handed or place.heads) if place.counted else (handed and not in_marks)
    if place.heads and beside:  # the head of an item that hands in a marked one is its topic
        return place.counted or handed
    return place.counted or handed or place.heads or not in_marks
