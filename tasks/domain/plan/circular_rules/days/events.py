"""Days counted from what happens on a day that nobody tells: 专项自查结束后10日内, 资金到账前."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.cards import FIELD_OF_DATES
from tasks.domain.plan.circular_rules.reading.dated import tabled_with_days
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.circulars.not_handed_in import stays
from tasks.domain.plan.circulars.office import handed_over
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.hanging import Hanging, Side, is_of_its_own
from tasks.domain.plan.drafting.days.when import When

_DAY = re.compile(r"\d{1,2}\s{0,2}月\s{0,2}\d|[一二三四五六七八九十]月[一二三四五六七八九十]|\d[./-]\d{1,2}[./-]")
_ITS_DEED = r"(?:到账|到位|拨付|下达|批复|公布|发布|下发|印发|开放|开通|关闭|上线|反馈|确定)"
_BY_ISSUER = re.compile(  # what the issuer or another office does some day, and nobody knows when
    r"(?:资金|经费|补助|款项|指标|任务|名额|文件|结果|名单|批复|系统|平台|通知书?)[一-龥]{0,4}?"
    rf"{_ITS_DEED}(?:之|以)?[前后](?![续往期])"
)
_OF_ALL = re.compile(rf"(?:{_ITS_DEED}|活动|比赛|竞赛|大赛|培训|演出|展演|演练|运动会|验收|检查|考核|评审|会)$")
_TERM = re.compile(r"每个?学期(?:结束|期?末)(?:之?前|后)\s{0,2}(?:\d{1,2}|[一二两三四])\s{0,2}个?(?:工作)?[日天周]内?")
_OWN = re.compile(r"^(?:节|假)|^[当本每次]个?(?:月|季度?|周|学期)$")  # 当月最后一个工作日, of what comes each month
_OF_EACH = re.compile(
    r"(?:本|各|所在|该|各自)(?:组|场|片区|学?校|单位|班|站|队)(?:的)?(?P<what>[一-龥]{2,4}?)(?:活动)?(?:结束|完成|开始)"
)
_RUNS_OUT = re.compile(  # 满三年之日以前, 到期之日前30日内: of each on a day of its own
    r"(?:满[\d一二两三四五六七八九十]{1,3}个?(?:周?年|月|周岁)|到期|届满)(?:之日)?$"
)
_BEFORE_END = re.compile(r"(?:报名|报送|上报|申报|提交)?截止(?:日期|时间)?(?:之|以)?前")
_OF_NO_DAY = re.compile(
    r"(?:整改|验收|审核|审批|公示|初审|复核|评审|论证|鉴定)"
)  # each party's own, on a day of its own


def event_unknown(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    page = Page(circular.text, None, calendar)
    open_moments = {
        line.number: [when for when in page.moments(line) if when.hang and when.due is None and not _is_own(when)]
        for line in page.lines
    }
    for one in sentences(circular):
        if not _hands_in(one) or stays(one.text) or _DAY.search(one.text) or tabled_with_days(circular, one):
            continue
        quotes = [when.quote for when in open_moments.get(one.line, ()) if when.quote in one.text]
        if not quotes and (found := _TERM.search(one.text)) and not _is_dated(circular, "学期前"):
            quotes = [found[0]]
        if not quotes and (found := _BY_ISSUER.search(one.text)) and not _is_dated(circular, found[0]):
            quotes = [found[0]]
        if quotes and _BEFORE_END.match(quotes[0]) and circular.deadlines:
            continue  # 误传的可在截止前撤回: the deadline itself
        if quotes and _is_tabled_for_each(circular, quotes[0]):
            continue
        for quote in quotes[:1]:
            yield defect("no-date", one.line, quote, f"“{quote}”：前面那件事是哪一天没有说，期限算不出")


def _is_tabled_for_each(circular: Circular, quote: str) -> bool:
    """本组演出结束后三日内, where a column 演出日期 tells the day of each group."""
    found = _OF_EACH.match(quote)
    return found is not None and bool(re.search(rf"{found['what']}(?:的?(?:日期|时间|安排))", circular.all_narrow))


def _hands_in(one: Sentence) -> bool:
    named = bool(documents_in(one.text))
    return bool(
        one.asks or (named and (re.search(SUBMIT, one.text) or handed_over(one.text))) or FIELD_OF_DATES.match(one.text)
    )


def _is_own(when: When) -> bool:
    """收到通知后, and what each party finishes on a day of its own; 节后 is told by the calendar."""
    hang = when.hang
    if hang is None or is_of_its_own(hang) or _befalls_each(hang):
        return True
    event = hang.anchor + hang.edge
    if _RUNS_OUT.search(event):
        return True
    return bool(_OWN.match(event)) or (hang.unit == "工作日" and bool(_OF_NO_DAY.search(event)))


def _befalls_each(hang: Hanging) -> bool:
    """统计员有变动的,自变动之日起3个工作日内, 自批准之日起: no event of all with a beginning or an end."""
    return hang.side is Side.AFTER and not hang.edge and not _OF_ALL.search(hang.anchor)


def _is_dated(circular: Circular, event: str) -> bool:
    word = re.sub(r"[之以]?[前后]$", "", event)[-2:]
    return any(word in circular.narrow[one.line] for one in circular.mentions if not one.deadline)
