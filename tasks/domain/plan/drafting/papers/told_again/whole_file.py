"""A word for all that a circular asks for, 参评材料, 推荐材料: no paper beside the papers themselves, and owed once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.papers.names.same_names import plain
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.tables.rows import cells_of

_WHOLE = re.compile(
    r"(?:申报|参评|参赛|参选|评选|推荐|推选|报名|申请|评审|报送|上报|上送|上交|选送|提交|送评|各项|全部|所有|相关|有关|纸质|电子|的|和|及|、)+(?:材料|资料)"
)
_OF_TOPIC = re.compile(  # 课题材料, 质量月、合同清查的材料; not 佐证材料, which are papers
    r"(?!.*(?:申报|申请|推荐|佐证|证明|支撑|事迹|评审|过程|证件|附件|宣传|学习|培训|参考|原始|结题|结项|备查|说明|汇报|交流|发言|典型|案例))"
    r"(?P<topic>[一-龥“”、]{2,16}?)的?(?:[各两二三四五六](?:项|类))?(?:材料|资料)"
)
_OF_ROW = re.compile(r"(?P<topic>[一-龥“”]{2,12}?)(?:相关|有关|的)*(?:材料|资料|表格|报表)")
_ALL_DONE = re.compile(
    r"(?:以上|上述)(?:各项|几项|两项|三项)?(?:工作|任务|内容|事项)(?:[请须应均]|务必|需|要)*[于在]?$"
)
_STAGE = re.compile(
    r"[一-龥]{0,4}(?:申报|推荐|报送|上报|征集|自查|自评|总结|评选|初评|选拔|报名)[一-龥]{0,4}阶段\s*[:(]\s*"
)
_IS_DONE = re.compile(r"\s*(?:全部|一律|如期|按时)?(?:完成|报送|上报|落实|结束)")
_FULL = 4  # signs of a name that says enough
_SHORTEST = 3  # signs of a form's short name
_SENDS, _AND = re.compile("^[^《》、]{0,6}(?:报送|上报|提交|上交)(?=.{2})"), re.compile("、|以?及|[和与]")
_FORM = re.compile(r"[表册单书]$")
_ANOTHER = re.compile("延期|变更|撤销|注销|续签|备用|候补|替补|后备|补充|增补")  # 备用监考员名单 is no 监考员名单
_OPENING = 16  # signs of a paragraph that may say what it is about
_LEAST = 2  # papers that the word stands for


def without_wholes(page: Page, owed: list[Owed]) -> list[Owed]:
    """参评材料统一上送,包括:论文、目录…于3月7日前: the papers alone; 推荐材料 told twice, with both places."""
    wholes = [one for one in owed if _WHOLE.fullmatch(one.title)]
    for whole in wholes:
        if _is_told_by_its_papers(whole, owed):
            owed = [one for one in owed if one is not whole]
    owed = [one for one in owed if not _is_row_for_papers(page, one, owed)]
    owed = _without_topics(page, owed)
    dated = [one for one in wholes if one.when is not None and one in owed]
    for open_ in [one for one in wholes if one.when is None and one in owed]:
        papers = _under(page, open_.title, owed) or (dated if len(dated) == 1 else [])
        for paper in papers:
            paper.goes_to(open_.channels, "。".join(open_.ways))
            for sentence in open_.heard:
                paper.is_told(sentence, sentence)
        owed = [one for one in owed if one is not open_] if papers else owed
    return owed


def _without_topics(page: Page, owed: list[Owed]) -> list[Owed]:
    """课题材料送至302室: what the papers under 课题, or called so, are together, and no paper of its own."""
    kept = [*owed]
    for whole in owed:
        told = _OF_TOPIC.fullmatch(whole.title) if whole.when is None else None
        topics = re.split("[、和及与]", told["topic"]) if told else []
        papers = _about(page, topics, owed)
        for paper in papers:
            if not paper.channels:
                paper.goes_to(whole.channels, "。".join(whole.ways))
        if papers or any(_opens_with(page, topic, whole) for topic in topics):
            kept.remove(whole)
    return kept


def _opens_with(page: Page, topic: str, whole: Owed) -> bool:
    """Whether a paragraph above begins with the topic: 关于合同清查。清查范围为…."""
    return any(topic in line.head[:_OPENING] for line in page.lines if line.number < whole.line.number)


def _about(page: Page, topics: Sequence[str], owed: Sequence[Owed]) -> list[Owed]:
    """The papers with a day that bear one of the topics, or stand under a heading that does."""
    dated = [one for one in owed if one.when is not None]
    over = {id(one): "|".join(page.line[n].head for n in one.line.parents) for one in dated}
    return [one for one in dated if any(topic in f"{one.title}|{over[id(one)]}" for topic in topics)]


def _under(page: Page, title: str, owed: Sequence[Owed]) -> list[Owed]:
    """The papers of the list under 二、申报材料, where they have their day: what 打印申报材料…送… sends."""
    heads = [line.number for line in page.lines if line.kind and line.body.strip(" :。") == title]
    papers = [one for one in owed if one.when is not None and any(n in heads for n in one.line.parents[-1:])]
    return papers if len(papers) >= _LEAST else []


def _is_row_for_papers(page: Page, whole: Owed, owed: Sequence[Owed]) -> bool:
    """4月10日前 报送课题申报材料 in a row of a schedule, where 二、课题申报 asks for its papers by that day."""
    told = _OF_ROW.fullmatch(whole.title)
    if told is None or whole.when is None or len(cells_of(whole.line.written)) < _LEAST:
        return False
    papers = [one for one in owed if one.line is not whole.line and _same_day(one, whole)]
    return bool(_about(page, [told["topic"]], papers))


def _is_told_by_its_papers(whole: Owed, owed: Sequence[Owed]) -> bool:
    if whole.when is None:
        return False
    papers = [one for one in owed if one.line is whole.line and not _WHOLE.fullmatch(one.title)]
    return sum(one.when is not None and one.when.due == whole.when.due for one in papers) >= _LEAST


def without_echoes(owed: list[Owed]) -> list[Owed]:
    """汇总表 beside the one 作品汇总表, 附件3考核量分表 beside 《2026年考核量分表》: said again in short."""
    kept = [*owed]
    for short in owed:
        longer = [one for one in kept if one is not short and (_is_said_short(short, one) or _is_done(short, one))]
        if len({one.title for one in longer}) == 1:
            longer[0].goes_to(short.channels, "。".join(short.ways))
            longer[0].is_told(short.line.body)
            longer[0].aliases.append(short.title)
            kept.remove(short)
    return [one for one in kept if not _is_row_of(one, kept)]


def _is_row_of(row: Owed, owed: Sequence[Owed]) -> bool:
    """附件2登记表、考核量分表, or 报送《总结》和照片 of a schedule, where each of them is owed by its whole name."""
    pieces = [_bare(piece) for piece in _AND.split(_SENDS.sub("", row.title))]
    others = [plain(one.title) for one in owed if one is not row and one.line is not row.line and _same_day(row, one)]
    return len(pieces) > 1 and all(any(title.endswith(piece) for title in others) for piece in pieces if piece)


def _bare(title: str) -> str:
    return plain(re.sub(r"^附[件表]\d+", "", title))


def _is_said_short(short: Owed, long: Owed) -> bool:
    """Of another line, by the same day, and called so at the end of its name."""
    told, full = _bare(short.title), plain(long.title)
    apart = short.line is long.line or "《" in short.title and "《" not in long.title or _ANOTHER.match(full)
    form = len(told) >= _SHORTEST and _FORM.search(told) and not _are_items(short, long)
    return bool(not apart and form and told != full and full.endswith(told) and _same_day(short, long))


def _is_done(short: Owed, long: Owed) -> bool:
    """各支部要做好总结,学习教育总结1份于…前送: what is to be done, and behind it the paper of it; 编制预算草案,…
    将《预算草案》…: the same paper, which is marked where it is sent."""
    same = short.line is long.line and plain(long.title).endswith(plain(short.title)) and _same_day(short, long)
    done = re.search(f"[做搞抓]好{re.escape(short.title)},", short.line.body)
    marked = long.title.startswith("《") and "《" not in short.title and len(short.title) >= _FULL
    return same and (marked or done is not None)


def _are_items(one: Owed, other: Owed) -> bool:
    """(一)《医疗服务月报表》:… (二)《基层医疗服务月报表》:…: two items of one list that are called so."""
    together = bool(one.line.kind) and one.line.block == other.line.block
    return together and all(each.line.body.startswith(each.title) for each in (one, other))


def _same_day(one: Owed, other: Owed) -> bool:
    return bool(one.when and other.when and one.when.due == other.when.due)


def by_the_day_of_all(page: Page, owed: Sequence[Owed]) -> None:
    """以上工作于3月19日前完成。总结、简介发至邮箱: the day of all that is to be done is that of what its line sends;
    推荐阶段:3月21日至4月10日。…填写《汇总表》,报…: what a stage asks for comes by its end."""
    for one in owed:
        moments = page.moments(one.line) if one.when is None else ()
        for when in moments:
            text = one.line.text
            of_all = _ALL_DONE.search(text[: when.start]) and _IS_DONE.match(text, when.end)
            of_stage = len(moments) == 1 and when.ranged and _STAGE.fullmatch(text[one.line.start : when.start])
            if when.due and (of_all or of_stage):
                one.when, one.due_line = when, one.line
                one.doubted(0.1)
