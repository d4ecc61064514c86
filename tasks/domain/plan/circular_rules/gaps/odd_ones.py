"""The one paper of many without a day or a place: 将《自查报告》报电教站, where all the others have theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tasks.domain.plan.circular_rules.places.placed import all_are_placed
from tasks.domain.plan.circular_rules.reading.dated import RECURS, dated_headings, month_over
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circular_rules.reading.places_told import says_where
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.circulars.office import handed_over
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.draft import DraftRequirement

_LAW = re.compile(r"(?:法|条例|办法|规定|细则|标准|指南)》?$")
_LEAST, _ODD = 4, 0.3  # so many papers, and at most so many of them odd
UNDATED = frozenset({"no-date", "vague-word", "impossible-date", "slip", "conflicting-dates", "weekday-mismatch"})
_UNPLACED = frozenset({"no-channel", "unnamed-channel", "channel-unclear"})
_MOVED = re.compile(r"[将把]\s{0,2}$")
_ALREADY = re.compile(r"已(?:经)?[于在按]")
_PAPER = re.compile(
    r"(?:[表书册单簿]|报告|总结|小结|台账|方案|预案|手册|记录|案例|简介|计划|申请|复印件"
    r"|[证凭]明|[一-龥]证|协议|合同|纪要|回执|日志|名录|(?:教学|作业)设计|教案|课件|论文|反思|心得|录像|实录|视频|(?:教学|复习|整改)建议|课例|微课)$"
)
_ONLY_IF = re.compile(r"的,|如有|若有|凡|自愿|鼓励|可以?[将把]")  # 更换司机的,须填备案表: on a day of its own
_SOME_DAY = re.compile(
    r"(?<![去前上]年)(?<!\d)(?:\d{1,2}|[一二三四五六七八九十]{1,2})月|[日周号]|星期|礼拜|第[一二三四1-4]个|按[时期]|同[时步日]|届时|见|另"
)
_OF_ALL = re.compile(r"所列|一律|均|各[类项种]|全部")  # 本通知所列报表一律通过平台上报
_SO_MANY_ABOVE = re.compile(
    r"(?:以上|上述|前述)\s?[两三四五六七八九\d]\s?[项样种张份件](?:材料|表格?)?(?:都|均|一律|统一)"
)
_THIS_SHEET = re.compile(r"[本此该](?:表|台账|清单|报告)")  # what is said on the sheet itself
_HANDS_IN = re.compile(r"报送|上报|提交|上交|[报交送]齐|报出|(?<=[前另再还])报")
_WIDE = re.compile(r"\s{2,}")
_AND = "[和、及与]"  # 小结和照片同在11日前交齐: where the other one goes
# 县局办公室择优向市局推荐
_BY_WHOM = re.compile(r"各[一-龥]{1,6}(?:科室|办公室)|[,;](?![各你贵])[^,;]{2,14}择优[^。;]*$")
_SOMEWHERE = re.compile(  # 交教研组长, 送到馆里, 由牵头园保管, 会上发言: places that have no name of their own
    r"[送交报传寄发呈递][至到给往由]|(?<![提上递])交(?!齐|[,。;]|$)|[报送](?:[本我县市区镇乡]|所在|属地)|上传|会上|当面|OA|[馆厅楼室群网]|邮|报到|[送交报给向][^,。;]{0,8}(?:主持人|组长|老师)|平台|系统|同上|一并|一同|连同|随"
)
_MARK = 4  # signs of an ending by which a paper is spoken of elsewhere: 活动记录 for 研学活动记录


def odd_ones(
    circular: Circular, requirements: tuple[DraftRequirement, ...], known: tuple[Defect, ...]
) -> Iterator[Defect]:
    """Told only of a paper that one single line names, and asks for there: what has other names, or stands in a list,
    has its day and its place in words that may not have been understood."""
    sure = [one for one in requirements if one.channels or one.due]
    undated = [one for one in sure if not one.due and not one.due_quote]
    for one in undated if _are_few(undated, sure) else ():
        lacks = _is_moved_by_title(circular, one) or _is_sent_some_day(circular, one)
        if lacks and one.line not in dated_headings(circular) and not _is_told(one, known, UNDATED):
            yield defect("no-date", one.line, one.title, "别的材料都写了时间，这一件没有说什么时候交")
    unplaced = [one for one in sure if not one.channels]
    few = _are_few(unplaced, sure) or _is_one_of_three(unplaced, sure)
    left = [one for one in sure if (few and not one.channels) or _is_of_none_above(circular, one, sure)]
    for one in left if not all_are_placed(circular) else ():
        nowhere = _is_sent_nowhere(circular, one) or _alone_is_sent_nowhere(circular, one, sure)
        if nowhere and not _is_told(one, known, _UNPLACED):
            yield defect("no-channel", one.line, one.title, "别的材料都写了交到哪里，这一件没有说")


def _are_few(odd: Sequence[DraftRequirement], sure: Sequence[DraftRequirement]) -> bool:
    odd_titles, titles = ({one.title for one in some} for some in (odd, sure))
    return len(titles) >= _LEAST and len(odd_titles) <= _ODD * len(titles)


def _is_one_of_three(odd: Sequence[DraftRequirement], sure: Sequence[DraftRequirement]) -> bool:
    return len({one.title for one in odd}) == 1 and len({one.title for one in sure}) == _LEAST - 1


def _is_of_none_above(circular: Circular, one: DraftRequirement, sure: Sequence[DraftRequirement]) -> bool:
    """以上三样都发到邮箱, and each paper below it has a place of its own in its line, but this one."""
    counted = [n for n, text in circular.lines if n < one.line and _SO_MANY_ABOVE.search(text) and says_where(text)]
    below = {other.line for other in sure if counted and other.line > counted[-1]} - {one.line}
    return len(below) > 1 and all(says_where(circular.narrow[n]) for n in below)


def _is_told(one: DraftRequirement, known: Sequence[Defect], kinds: frozenset[str]) -> bool:
    return any(found.kind in kinds and abs(found.line - one.line) <= 1 for found in known)


def _is_moved_by_title(circular: Circular, one: DraftRequirement) -> bool:
    """将《自查报告》报电教站."""
    line = circular.narrow[one.line]
    moved = _MOVED.search(line.partition(one.title)[0]) and not _ALREADY.search(line)
    alone = sum(one.title.strip("《》") in text for _, text in circular.lines) == 1
    some_day = _SOME_DAY.search(line.replace(one.title, ""))  # 每季度第一个月的第二个星期五把《台账》传到
    return bool(one.title.startswith("《") and moved and alone and not some_day and not _LAW.search(one.title))


def _is_sent_some_day(circular: Circular, one: DraftRequirement) -> bool:
    """每对学校合写《联合教研报告》1份，发至教研科邮箱: where it goes is told, and no word of a day."""
    said = _only_sentence(circular, one)
    if said is None or _OF_ALL.search(said.text) or month_over(circular, one.line):
        return False
    near = (other.text for other in sentences(circular) if other.line == one.line and not is_past(other.text))
    if any(_SOME_DAY.search(text) for text in near):
        return False
    sent = re.search(SUBMIT, said.text) or handed_over(said.text)
    return bool(sent and says_where(said.text) and not RECURS.search(said.text) and not _ONLY_IF.search(said.text))


def _is_sent_nowhere(circular: Circular, one: DraftRequirement) -> bool:
    """于5月23日前上交《培训记录》1份: handed in, and no word of where."""
    said = _only_sentence(circular, one, says_where)
    line = circular.narrow[one.line]
    if said is None or says_where(line) or _ONLY_IF.search(said.text):
        return False
    name = re.escape(one.title.strip("《》"))
    sent = re.compile(rf"(?:上报|上交|报送|提交)(?:《?{name}|[,]|$)|前(?:(?:完成|做好)申报|[交报送]齐|报出)(?:[,]|$)")
    own = [said, *(other for other in sentences(circular) if other.line == one.line and other.start > said.start)]
    return any(sent.search(other.text) for other in (own if _is_alone(one.title, own) else own[:1]))


def _alone_is_sent_nowhere(circular: Circular, one: DraftRequirement, sure: Sequence[DraftRequirement]) -> bool:
    """于5月17日下班前报送台账一份, 请再报送一份典型案例: each of the others has a place, and neither where it is named
    nor where its day stands is there a word of any."""
    titles = {other.title for other in sure}
    if (
        [other for other in sure if not other.channels] != [one]
        or not one.due
        or len(titles) < _LEAST
        or one.line in circular.rows
        or says_where(_BY_WHOM.sub("", circular.narrow[one.line].rstrip("。")))
    ):
        return False
    name = one.title.strip("《》")
    said = [text for line in {one.line, one.due_line or one.line} for text in _saying(circular, line, name, one)]
    others = {re.escape(title.strip("《》")[-2:]) for title in titles} - {re.escape(name[-2:])}
    short = re.compile(
        rf"{re.escape(name[-_MARK:])}|(?:^|[、和及与,。;:]){re.escape(name[-2:])}"
    )  # 值班表和照片,发送至…
    return (
        (_is_among_rows(circular, one.line) or any(_HANDS_IN.search(text) for text in said))
        and not any(_SOMEWHERE.search(text) or says_where(text) or _ONLY_IF.search(text) for text in said)
        and not any(re.search(rf"{other}{_AND}|{_AND}{other}", text) for other in others for text in said)
        and not any(short.search(text) and says_where(text) for n, text in circular.lines if n != one.line)
    )


def _saying(circular: Circular, line: int, name: str, one: DraftRequirement) -> list[str]:
    """The sentences of a line in which a paper is spoken of, or its day told, without its name and who hands it in."""
    own = [said.text for said in sentences(circular) if said.line == line]
    told = (text for text in own if name[-2:] in text or (one.due_quote and one.due_quote in text))
    return [_BY_WHOM.sub("", text.replace(name, "件")) for text in told]


def _is_among_rows(circular: Circular, line: int) -> bool:
    """6  自评报告  6月12日, and the lines above and below it, of as many words between wide spaces, say where."""
    beside = (circular.narrow.get(n, "") for n in (line - 1, line, line + 1))
    above, own, below = (_WIDE.split(text.strip()) for text in beside)
    return len(own) > 1 and len(above) == len(below) == len(own) + 1 and says_where(above[-1]) and says_where(below[-1])


def _is_alone(title: str, own: Sequence[Sentence]) -> bool:
    """寒假研修心得。全体教师每人1篇,于4月3日前提交。: whether the sentences behind a head name no other paper."""
    behind = (name for other in own[1:] for name in documents_in(other.text))
    return all(name in title for name in behind) and not re.search(SUBMIT, own[0].text)


def _only_sentence(circular: Circular, one: DraftRequirement, answers: Callable[[str], bool] = bool) -> Sentence | None:
    """The sentence that asks for a paper by its name, where no other line that `answers` speaks of it by the end of
    its name: 5月20日评选优秀教学设计 says nothing of where they are sent."""
    name = one.title.strip("《》")
    sheets = {line for _, line in attachments_of(circular).values()}
    elsewhere = (
        text for n, text in circular.lines if n != one.line and n not in sheets and text.strip("《》 ") != name
    )
    form = re.compile(
        rf"《?{re.escape(name)}》?(?:的?[格样]式)?见附[件表]|^附[件表]\d{{0,2}}[:.、\s]{{0,3}}《?{re.escape(name)}》?$"
    )
    elsewhere = (form.sub("", text) for text in elsewhere)  # 《推荐表》见附件2, 附件1 推荐表: the sheet, and no place
    spoken_of = (text for text in elsewhere if answers(text) and (name[-_MARK:] in text or _THIS_SHEET.search(text)))
    if not _PAPER.search(name) or len(name) < _MARK or any(spoken_of) or one.line in circular.rows:
        return None
    here = (said for said in sentences(circular) if said.line == one.line and name in said.text)
    return next(here, None)
