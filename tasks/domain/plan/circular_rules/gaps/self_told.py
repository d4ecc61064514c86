"""A paper that one sentence asks for by itself, without a day or a place: 自评表每院一份,签字后于3月31日前上报."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from tasks.domain.plan.circular_rules.places.placed import all_are_placed
from tasks.domain.plan.circular_rules.reading.covering import coverage, only_says_where
from tasks.domain.plan.circular_rules.reading.dated import RECURS, dated_headings, leads_to_days, month_over
from tasks.domain.plan.circular_rules.reading.kept_up import is_kept_up
from tasks.domain.plan.circular_rules.reading.lacking import NO_DAY, NO_PLACE
from tasks.domain.plan.circular_rules.reading.places_told import says_where
from tasks.domain.plan.circular_rules.reading.spoken import is_name
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.draft import DraftRequirement

_SURE = 0.6  # confidence of a paper that lacks a day or a place for good
_MOST = 2  # more of them are told somewhere in words that were not understood
_GIVES = re.compile(  # behind its day: …前上报。 …前交来。 …前收齐后上交。
    rf"(?:{SUBMIT}|[报交]来|报出|[报交]上来|反馈|移交|回复|[报交]齐|完成报送|提报)"
    r"(?:《[^》]{2,30}》(?:一式)?[\d一两二三]份)?[^,。;一-龥]{0,4}(?=[,。;]|$)"
)
_DAY = re.compile(
    r"(?<!\d)\d{1,2}\s{0,2}[月日号]|[一二三四五六七八九十]月|[周旬][一二三四五六日天末初底]|星期|学期|[年月季][初底]|\d[./-]\d"
    r"|\d\s{0,2}:\s{0,2}\d|按[时期]|同[时步日]|届时|当[日天场]|[时日]起|即日|现场|会上|报到|[时期]限|截[止至]|时间|[日天时]内"
    r"|[前时](?=[,报交送提发由将把])|(?:结束|完成|活动|会议?|培训|演练|比赛|检查|工作)[之以]?后|[假节]后|见|另行|随"
)
_ENDS = re.compile(r"截[止至]|[日号][之以]?前")
_BY_AN_OFFICE = re.compile(r"由[^,。;]{0,12}(?:中心|[局办科股室会])(?:统一|直接|负责)?[^,。;]{0,6}[推发送印下报]")
_MARKED = re.compile("《([^《》]{3,40})》")
_TIME = re.compile(r"时[间限]|期限")
_SENDS = re.compile(r"[报发送交寄传]|填|录")
_Asked = tuple[DraftRequirement, Sentence]
_OF_ALL = re.compile(
    r"(?:材料|资料|[表文]件|数据|作品)[^。;]{0,20}(?:一律|均|统一|都)|(?:(?<![字名人份])以上|上述|所有|全部|各[类项])"
)
_ONLY_IF = re.compile(r"的,|如有|若有|凡|自愿|鼓励|可以?[将把报发]")


def wanting(circular: Circular, requirements: tuple[DraftRequirement, ...]) -> Iterator[Defect]:
    """Nothing where another line tells days or places and names no paper: it may speak of this one."""
    if circular.is_endless:
        return
    yield from _undated(circular, requirements)
    yield from _unplaced(circular, requirements)


def _undated(circular: Circular, requirements: tuple[DraftRequirement, ...]) -> Iterator[Defect]:
    spans = {mention.line for mention in circular.mentions if _TIME.search(circular.narrow[mention.line])}
    dated = {mention.line for mention in circular.deadlines} | spans
    if _tells_of_any(circular, lambda one: one.line in dated or bool(RECURS.search(one.text))):
        return
    whole = [said for one in requirements if (said := _only_sentence(circular, one, lambda n: n in dated))]
    lacking = [asked for asked in whole if _is_sent_without_day(circular, asked)]
    for one, _ in lacking if _are_few(lacking) else ():
        yield defect("no-date", one.line, one.title, NO_DAY)


def _unplaced(circular: Circular, requirements: tuple[DraftRequirement, ...]) -> Iterator[Defect]:
    if all_are_placed(circular) or _tells_of_any(circular, lambda one: says_where(one.text)):
        return
    placed = {one.line for one in requirements if one.channels}
    whole = [said for one in requirements if (said := _only_sentence(circular, one, lambda n: n in placed))]
    sent = {(one.line, one.title.strip("《》")) for one in requirements if one.channels}
    open_ = (asked for asked in whole if not _goes_with(asked[1], sent) and _is_given_nowhere(*asked))
    lacking = [asked for asked in open_ if not _is_covered(circular, asked[1])]
    for one, _ in lacking if _are_few(lacking) else ():
        yield defect("no-channel", one.line, one.title, NO_PLACE)


def _goes_with(asked: Sentence, sent: Collection[tuple[int, str]]) -> bool:
    """Whether a paper that has its place stands in the sentence, or in its line and not in marks."""
    beside = [name for line, name in sent if line == asked.line]
    return any(name in asked.text or "《" not in asked.text for name in beside)


def _is_covered(circular: Circular, asked: Sentence) -> bool:
    covered = coverage(circular, lambda one: says_where(one.text) and not _is_of_another(one, asked))
    return covered.of(circular, asked)


def _is_of_another(one: Sentence, asked: Sentence) -> bool:
    """在县局会议室召开动员会。《储备清单》1份于9月12日前上报: ahead in its line a place where nothing is handed in."""
    names = _MARKED.findall(one.text)
    own = any(name in asked.text for name in names) if names else re.search(SUBMIT, one.text)
    return one.line == asked.line and one.start < asked.start and "《" in asked.text and not own


def _are_few(lacking: Sequence[_Asked]) -> bool:
    return len({one.line for one, _ in lacking}) <= _MOST


def _tells_of_any(circular: Circular, tells: Callable[[Sentence], bool]) -> bool:
    """Whether a sentence tells it of no paper by its name: 以上材料发送至…, 请于3月20日前报送."""
    telling = (one for one in sentences(circular) if tells(one) and not is_past(one.text) and one.text[-1] != ":")
    return any(_OF_ALL.search(one.text) or not _names(circular.narrow[one.line]) for one in telling)


def _names(text: str) -> bool:
    return any(map(is_name, documents_in(text)))


def _is_sent_without_day(circular: Circular, asked: _Asked) -> bool:
    """巡查整改报告以正式文件1份报市卫健委医政科(801室)."""
    one, said = asked
    if one.due or one.due_quote or not one.channels or month_over(circular, one.line) or is_kept_up(said.text):
        return False
    if leads_to_days(circular, one.line) or only_says_where(circular, said, {one.title.strip("《》")}):
        return False
    near = [other for other in sentences(circular) if other.line == one.line]
    nameless = [other for other in near if not _names(other.text)]
    if any(_ENDS.search(other.text) for other in nameless if other.start < said.start):
        return False  # 3月2日起受理,3月30日截止。申请表、自评表上传…
    told = " ".join(other.text for other in near if other == said or (other in nameless and other.start > said.start))
    told = told.replace(one.title.strip("《》"), "")
    sent = _SENDS.search(said.text) and says_where(said.text) and not _BY_AN_OFFICE.search(said.text)
    return bool(sent and not _DAY.search(told) and not RECURS.search(told))


def _is_given_nowhere(one: DraftRequirement, said: Sentence) -> bool:
    """安全值守表3月27日16:00前报来."""
    if one.channels or not one.due or one.line != (one.due_line or one.line) or not one.due_quote:
        return False
    return bool(_GIVES.search(said.text.partition(one.due_quote)[2] or said.text))


def _only_sentence(circular: Circular, one: DraftRequirement, tells: Callable[[int], bool]) -> _Asked | None:
    """With the sentence that asks for it by its name, where no other line speaks of it: by the end of its name, or, in
    a line that `tells`, by its last word, 值班表、巡查表和照片."""
    name = one.title.strip("《》")
    if one.confidence < _SURE or one.line in circular.rows or one.line in dated_headings(circular):
        return None
    word = re.compile(rf"(?:^|[、,。;:和与及“])(?:{re.escape(name[-2:])})")
    others = [(n, text) for n, text in circular.lines if n != one.line]
    if any(name[-4:] in text or (tells(n) and word.search(text)) for n, text in others):
        return None
    said = next((said for said in sentences(circular) if said.line == one.line and name in said.text), None)
    return None if said is None or _ONLY_IF.search(said.text.partition(name)[0]) else (one, said)
