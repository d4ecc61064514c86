"""What "these materials" means where it stands: the list above it, the list below it, the heading it is under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import COUNT, UNITS
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import BELOW, EVENT, GENERIC, SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.heads_of_lists import names_asked, only_heads_papers
from tasks.domain.plan.drafting.papers.lists.inline_lists import inline_items, told_in_row
from tasks.domain.plan.drafting.papers.lists.lists import asks_for_papers, is_headed_list, lists_about
from tasks.domain.plan.drafting.papers.names.called import box_of, holds_what_follows
from tasks.domain.plan.drafting.papers.names.finding import all_papers, find_names
from tasks.domain.plan.drafting.papers.names.listed_things import things_of
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.same_names import plain

_MADE = re.compile(
    r"填|修订|修改|编制|写|签|制作|录制|拍|形成|提供|每[校人班园]|准备|收集|整理|推荐|选送|建立|做好|印制|征集|[记登录汇]入"
)
_MAKES = re.compile(r"(?:形成|撰写|填写?|制作|编制|拟定|录制|拍摄|提交|报送|上报|整理)[^,。;]{0,2}$")
_OF_WORK = re.compile(
    "(?:检查|督[查导]|评估|评价|考核|自查|排查|整治|调查|培训|学习|宣传|活动|工作)的?(?:主要)?(?:内容|重点|任务|要点|范围|指标)"
    "|(?:会议|大会|活动|培训|仪式)的?(?:议程|议题|日程|流程|程序)"
)
_KEPT = re.compile(
    r"(?:不(?:要求|[用需必])?|无[须需])(?:再|另行)?(?:上交|上报|报送|提交)|留存(?:备查)?[。;,]?$|(?:自行|妥善)(?:留存|保管)"
)
_FIELD = re.compile(r"^[\u4e00-\u9fff]{2,6}:")
_LEAST_FIELDS, _LONGEST_HEAD, _NEAR = 2, 16, 3  # _NEAR: lines up to what is collected
_WHO_DOES = re.compile(r"^[各每][一-龥、]{1,14}?(?:选送|报送|上报|提交|推荐|制作|撰写|上传|创作)(?=.)")  # 各校选送作品
_WHOLE_WITH_PARTS = re.compile(  # 精品课,每校2节,每节含微课视频、教学设计: one thing, and what is in it
    rf"(?P<what>[一-龥“”A-Za-z]{{3,20}})(?:,(?:[一-龥]{{0,4}}每?[一-龥]{{1,3}}{COUNT}[{UNITS}],)+|。(?:[每各][一-龥]{{1,6}}{COUNT}[{UNITS}],)+)每[{UNITS}](?:均|须|应|要|需)*(?:含|包括|包含|附|由)"
)
_IS_TO_BE = re.compile(r"[须应要需](?:为|是|以|系)")
_SAYS_MORE = re.compile(  # 育人方略1篇,3000字以内; 班会设计纸质稿一式5份
    rf"(?<=[一-龥”》]{{2}})(?:(?:纸质|电子)[版件稿])?(?:一式)?[,、]?(?:每[校人班园])?\d{{1,3}}\s*[{UNITS}](?:,.*)?$"
)
_ANY_WORKS = re.compile(r"(?:参展|参赛|参评|投稿|优秀|原创|优质|相关|主题|的)*")
_COUNTED = re.compile(rf"{COUNT}\s?[{UNITS}](?:,.*)?$")  # 解说词一篇,二百字以内
_HOW = re.compile(
    r"不少于|不超过|至少|\d+\s*字|一式|每[校人班园篇]|格式|(?:纸质|电子)[版件稿]?各?\d|每[一-龥]{1,4}\d{1,2}\s*[份册套]"
)
_CALLS_FOR = re.compile(
    r"(?:举办|开展|征集|组织|做好)(?:全[县市区])?(?P<topic>[^,。]{2,16}?)(?:主题)?(?:作品)?(?:征集|评选|大赛|比赛|竞赛|展览|展评|书画展|征稿|活动|的通知)"
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A paper that is meant, and the line that names it."""

    title: str
    line: Line
    alias: str = ""
    told: str = ""  # what is said of it alone


def _whole_of(item: Line) -> str:
    """What an item asks for as one, with its parts told behind it: 申报材料(含…), 听课材料压缩包; "" for any other."""
    if collective := _WHOLE_WITH_PARTS.match(item.body):
        return collective["what"]
    box = box_of(item)
    return box.title if box else ""


def meant_by_item(page: Page, item: Line) -> Iterator[Meant]:
    """What an item of a list is called; where its head names no paper, the head itself. 由学校留存: it is not owed."""
    if _KEPT.search(item.body):
        return
    if of_all := _whole_of(item):
        yield Meant(of_all, item)
        return
    names = names_asked(page, item)
    listed = told_in_row(item) or all_papers(re.sub(r"\([^()]*\)", "", item.body))
    if len(listed) > 1:
        yield from (Meant(piece, item) for piece in listed)  # 甲类:评估报告(1份)、规划图册(1份)
        return
    if not names and (made := _made_in(item)):
        yield from (Meant(name.title, item, item.head if len(item.head) <= _LONGEST_HEAD else "") for name in made)
        return
    if not names:
        yield Meant(named_as(item)[:40], item)
    for name in names:
        if len(names) > 1 and page.full_name(name.title) in {other.title for other in names if other is not name}:
            continue  # 《月度情况统计表》(以下简称《月表》)
        if name is not names[0] and _IS_TO_BE.match(item.text, name.end):
            continue  # 实践作品,每校4件,参赛作品须为原创
        told_on = SUBMIT.search(told := item.head.replace(name.title, "")) or re.search("填写|撰写|编制|制作", told)
        whole = (
            len(names) == 1
            and len(item.head) <= 40
            and not told_on
            and "\t" not in item.head
            and not re.search(rf"[,，]|一式|附件\d|\d\s*[次字{UNITS}]", item.head)
        )
        yield Meant(item.head if whole else name.title, item)


def _made_in(item: Line) -> tuple[Name, ...]:
    """七、总结全年工作。各单位要…形成全年工作总结: the papers that an item without one in its head asks for."""
    names = [name for name in find_names(item.text, item.start, len(item.text), ()) if not name.generic]
    quoted = tuple(name for name in names if name.title.startswith("《"))
    return quoted or tuple(name for name in names if _MAKES.search(item.text[: name.start]))


def of_list(page: Page, demand: Demand) -> tuple[Meant, ...]:
    """The list that 以上材料, 下列材料, or a deadline that names nothing, speaks of; empty when there is none."""
    if holds_what_follows(demand.line):
        return ()
    below = bool(BELOW.search(demand.sentence)) or demand.line.text.endswith(":")
    for items in lists_about(page, demand.line, below=below):
        if _is_of_work(page, items):
            continue
        known = [item for item in items if page.names_of(item) or told_in_row(item)]
        named = [item for item in known if not only_heads_papers(page, item)]
        if named and len(named) * 2 >= len(items):
            all_of_it = below and items[0].number > demand.line.number
            thing = is_headed_list(page, items) and len(named) * 3 >= len(items) * 2
            meant_items = items if all_of_it else [i for i in items if i in named or thing and is_thing(i.body)]
            return tuple(meant for item in meant_items for meant in meant_by_item(page, item))
    if demand.the_rest:  # 1.核查表;2.台账;3.名册 in one line, 其余于4月17日前
        return tuple(Meant(title, line) for _, title, line in inline_items(page, None, demand.line))
    return ()


def _is_of_work(page: Page, items: tuple[Line, ...]) -> bool:
    """二、检查内容 over what is looked into: a list of no papers."""
    heading = page.heading(items[0]) if items else None
    return heading is not None and bool(_OF_WORK.fullmatch(heading.body.strip(" :。")))


def is_thing(text: str) -> bool:
    """(3)进货记录抽样件 among papers: a name of a kind that we do not know, and nothing more."""
    return bool(re.fullmatch(r"[\u4e00-\u9fff“”]{4,16}[;。]?", text)) and not EVENT.search(text)


def under_heading(page: Page, line: Line) -> tuple[Meant, ...]:
    """三、材料报送(5月29日前): the items under it that have no day of their own."""
    items = [item for item in page.children(line) if not any(when.due for when in page.moments(item))]
    if not page.children(line):
        below = (one for one in page.lines if not one.kind and one.parents and one.parents[-1] == line.number)
        return tuple(Meant(name, one) for one in below for name in _only_names(one))
    return tuple(meant for item in items if page.names_of(item) for meant in meant_by_item(page, item))


def _only_names(line: Line) -> tuple[str, ...]:
    """教研总结、优秀教案: a paragraph that is nothing but papers."""
    return all_papers(line.body.replace(",", "、"))


def is_field(page: Page, line: Line) -> bool:
    """报送时间:… among the fields that stand under an item, 报送单位:, 报送方式:, and so speak of it alone."""
    if line.kind or not line.parents:
        return False
    beside = [one for one in page.lines if not one.kind and one.parents == line.parents and _FIELD.match(one.text)]
    return len(beside) >= _LEAST_FIELDS


def of_unknown_head(page: Page, demand: Demand) -> str:
    """An item's head that is a name of no kind we know: 征集校训释义; 项目短片,由各社摄制 among papers. "" where it
    only says what follows."""
    said = demand.line.head
    said = said.split(",", 1)[0] if _is_among_papers(page, demand.line) else said
    head, counted = _COUNTED.sub("", said), is_counted(demand.line.head)
    head = re.sub(r"^(?:报送|上报|填报|填写|提交|征集|开展|做好|组织|关于|完成|上交)", "", head)
    head = re.sub(r"(?:评选|征集|推荐|遴选|上报|报送|申报|选送)$", "", head)
    head = _WHO_DOES.sub("", head)
    told = len(demand.line.head) < len(demand.line.body.rstrip("。;")) and not GENERIC.match(head)
    vague = re.search(
        r"们$|系统”?$|平台”?$|支部$|(?<![纪摘主需重简概提])要(?![点素闻求目])[一-龥]{2}|^(?:加强|强化|提高|落实|严格|压实|精心|健全|完善|切实)|要求|时间|方式|安排|其[他它]|事项|什么|何时|怎[么样]|如何|哪[里些个]|工作$|活动$|期限|日期|[,、]|\d"
        + (r"|(?:会议|培训|比赛|竞赛|阶段)$" if counted else r"|会议|培训|比赛|竞赛|阶段"),
        head,
    )
    return head if told and 2 <= len(head) <= _LONGEST_HEAD and not vague else ""


def listed_as(page: Page, line: Line, title: str) -> Line | None:
    """The one item of the lists of papers above that is called in full what a line calls shortly, 月报表 of 1.供水情况
    月报表; None where several are, or it has a day of its own."""
    short = plain(title)
    alike = [
        item
        for items in page.blocks.values()
        if items[0].number < line.number and line not in items
        if asks_for_papers(page, items)
        for item in items
        if plain(named_as(item)).endswith(short) and item.number < line.number
    ]
    own = len(alike) == 1 and not any(when.due and not when.repeats for when in page.moments(alike[0]))
    return alike[0] if own and plain(alike[0].head) != short else None


def named_as(item: Line) -> str:
    """The name of an item, without its number."""
    things = things_of(item.head)
    return things[0] if len(things) == 1 else _SAYS_MORE.sub("", _COUNTED.sub("", item.head)).split(",", 1)[0]


def _is_among_papers(page: Page, item: Line) -> bool:
    """Whether most items of its list, which a heading calls one of papers, are papers."""
    items = page.blocks.get(item.block, ())
    return is_headed_list(page, items) and len([one for one in items if page.names_of(one)]) * 2 > len(items)


def is_counted(head: str) -> bool:
    """解说词一篇: a head with its number is what is handed in."""
    return bool(_COUNTED.search(head))


def of_works(page: Page, demand: Demand) -> str:
    """作品 of a circular 关于举办自制教玩具评选的通知 are 自制教玩具作品."""
    kind = next((name.title for name in demand.generic if name.title in {"作品", "稿件"}), "")
    kind = kind or ("作品" if re.search(r"限投|投寄|来稿", demand.text) else "")
    titled = (_CALLS_FOR.search(line.text) for line in page.lines[:4])
    topic = next((found["topic"] for found in titled if found), "")
    whole = topic if topic.count("“") > topic.count("”") or topic.find("”") < len(topic) - 1 else topic.strip("“”")
    return f"{whole}{kind}" if kind and demand.hands_in else ""


def collected(demand: Demand, demands: Iterable[Demand]) -> str:
    """作品 behind a paragraph that says 征集剪纸等手工作品: what is collected there; "" where nothing is."""
    kind = next((name.title for name in demand.generic if name.title in {"作品", "稿件"}), "")
    near = [one for one in demands if kind and 0 <= demand.line.number - one.line.number <= _NEAR]
    told = [name.title for one in near for name in one.names if "征集" in one.sentence and name.title.endswith(kind)]
    what = re.sub(r"^.*(?:征集|等(?![级次])(?=.{3}))", "", told[-1]) if told else ""
    return "" if _ANY_WORKS.fullmatch(what.removesuffix(kind)) else what


def is_made(sentence: str) -> bool:
    """Whether a sentence asks for something to be written or made, also where it does not yet say to hand it in."""
    return bool(_MADE.search(sentence))


def says_how(sentence: str) -> bool:
    """Whether a sentence says how long, how many, in which form."""
    return bool(_HOW.search(sentence))
