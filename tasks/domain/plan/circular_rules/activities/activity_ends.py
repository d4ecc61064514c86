"""A deadline on the last day of what it reports on, or before it: 自查到3月8日，报告3月6日前报. circular L18, L49"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.activities import item_days
from tasks.domain.plan.circular_rules.activities.activities import Activity, activities, is_turn_before
from tasks.domain.plan.circular_rules.activities.by_others import is_a_meeting_apart, is_registered_then
from tasks.domain.plan.circular_rules.activities.made_there import are_works, is_all_of_what_they_do, is_made, made_in
from tasks.domain.plan.circular_rules.activities.own_phase import ONLY_AFTER, is_own_phase
from tasks.domain.plan.circular_rules.activities.whole_told import sums_up_both, tells_of_its_whole, told_of
from tasks.domain.plan.circular_rules.reading.materials import called, meant
from tasks.domain.plan.circular_rules.reading.named_after import bears_name_of, closeness, is_of_all, without_common
from tasks.domain.plan.circular_rules.reading.near_misses import is_of_what_is_over
from tasks.domain.plan.circular_rules.reading.own_lists import items_for
from tasks.domain.plan.circular_rules.reading.referred import names_meant
from tasks.domain.plan.circulars.circular import Circular, quoted_names
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import documents_due, documents_in, numbers_in, sentence_of, sentences
from tasks.domain.plan.defect import Defect, defect

MADE_BEFORE = re.compile(
    r"基本(?:情况|信息)|命题|试[卷题]|器材|设备|计划|方案|报名|申报|申请|回执|责任书|承诺书|预案|安排|名额|推荐|意向|述职|发言|解说词|责任人|(?:信息|联络|联系|协管|管理)员|人员(?:信息|基本情况)?(?:登记|统计|信息|情况)?表|名册|需求|意愿|电子照|证件照|登记照|免冠"
)
_MADE_AFTER = re.compile(
    r"总结|成果|报告|台账|清单|记录|日志|照片|图片|影像|视频|实录|录像|简报|小结|成绩|作品|数据|鉴定|(?:结业|结课|研修|学习|培训|合格)[一-龥]{0,4}证书|(?:登记|统计|汇总|情况|检查|排查|自查|考勤|评价|测评)表|(?:活动|宣传)信息$|[资材]料包$"
)
_WHILE_IT_RUNS, _SHORT = re.compile(r"心得|体会|感悟|征文"), 4  # one's own thoughts need no last day of a week
_ALL_OF_IT = re.compile(
    r"整个|全程(?!参[加与])|全过程的?情况|(?:本次|这次|此次|整个)[一-龥“”]{2,12}?的?全过程|全期|(?:全部|所有)[^,。;]{0,8}(?:记录|数据|结果|情况|过程|课程|内容|环节)|全面反映"
)
_ON_THE_WAY = re.compile(r"总结|成果|报告|照片|图片|影像|视频|简报|小结|信息$")
_ATTACHED = re.compile(r"[并另须后]附|,附|附[^件表录属,。;]{2,12}[张份篇]|贴[在于]")
_OF_WHATEVER_IS_ON = re.compile("活动|总结|^(?:现场|工作|图文)?照片|[之以]上|材料")  # 演练照片 are of the drill alone
_PREPARES = re.compile(r"阶段|整理|申报|初[赛评选]|自行|准备|填报|登记|采集|筹备|组织实施")
_MAKES_READY = re.compile(r"准备|动员|部署|筹备")  # no paper reports on it
_HOLIDAYS = re.compile(r"假期|长假|假日|节日期间")
_PERIODIC = re.compile(r"[日周旬月季]报|[周旬月季](?:台账|小结)|阶段性?(?:小结|总结|报告)|中期(?:小结|总结|报告)|半年")
_KEPT = r"[^,。;《]{0,10}(?:留存|自存|存档|备查|不上?报)"  # 签到表各支部留存: in the same sentence, and not due
_UP_TO = re.compile(r"(?:写|统计|截)至\s{0,2}\d{1,2}月\d{1,2}[日号]")  # 阶段总结(写至11月30日)
_EACH_MONTH, _EACH_WEEK = re.compile(r"每(?:个?月|季|学期|年)"), re.compile(r"每[次周日天]")
_DIARY = re.compile(r"每[日天](?:填写|撰写|记录|写)")  # kept each day, and handed in once
_SEVERAL_TIMES = re.compile(r"分别|第[一二三1-9][期次批篇则]|[两二三四五六2-9]次|分(?:[两二三四五六2-9])?[批次期]|累计")
_WHOLE_CAMPAIGN = 75  # days: what is handed in on the way of a longer one is no result of it
_SURELY = 3  # signs in common
_EARLY = 0.6  # of it: with more still to come, only what is made on the way is missed
_LAST_DAYS = 7  # of an activity; more are missed in the summary that the same line asks for
_LATE_ENOUGH = 0.05  # of an activity may be still to come, where the paper does not bear its name


def before_activity_ends(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for mention in circular.deadlines:
        yield from too_early(circular, mention, _papers(circular, mention))


def too_early(circular: Circular, mention: Mention, papers: tuple[str, ...]) -> Iterator[Defect]:
    """`papers`: what is due on the day."""
    near = mention.before[-12:] if papers else circular.narrow[mention.line]
    again = _EACH_WEEK.search(_DIARY.sub("", mention.sentence))
    if _EACH_MONTH.search(near) or again or _UP_TO.search(circular.narrow[mention.line]):
        return  # 3月27日至4月24日每周五: what comes again belongs to the days before
    if is_registered_then(mention) or any(_PERIODIC.search(paper) for paper in papers):
        return
    running = activities(circular)
    alone = len({one.end for one in running if one.end > one.first}) == 1
    for one in running:
        if _is_too_early(circular, mention, papers, one, alone=alone):
            yield early(mention, one.last, same_day=mention.date == one.end)
            return


def _is_too_early(circular: Circular, mention: Mention, papers: tuple[str, ...], one: Activity, *, alone: bool) -> bool:
    """Whether what is due needs an activity that is still going on, or that has not begun."""
    day = mention.date
    if day is None or day > one.end:
        return False
    if day < one.first and papers and all(MADE_BEFORE.search(paper) for paper in papers):
        return False  # 参训人员回执, days before the training
    sentence = told_of(circular, mention)
    whole = tells_of_its_whole(circular, sentence, mention, one)
    if is_of_what_is_over(papers, (one.end - day).days) and not (whole or _ALL_OF_IT.search(sentence)):
        return False
    if is_own_phase(circular, mention, papers, one) or is_a_meeting_apart(papers, one):
        return False
    if sums_up_both(mention, papers, one):
        return True
    if (
        _in_other_row(circular, mention, papers, one)  # each row of a table has its own activity
        or _comes_again(circular, mention)
        or _is_of_one_before(circular, mention, papers, one)
    ):
        return False
    if whole and one.first <= day < one.end and not any(MADE_BEFORE.search(paper) for paper in papers):
        return True
    too_soon = (
        _cannot_be_before(papers, one)
        if day < one.first
        else _needs_its_end(circular, mention, papers, one, alone=alone)
    )
    return too_soon and not item_days.has_its_own_day(circular, mention, papers, one)


def _in_other_row(circular: Circular, mention: Mention, papers: tuple[str, ...], activity: Activity) -> bool:
    rows, line = circular.rows, activity.last.line
    tabled = mention.line in rows and line in rows and mention.line != line and rows[mention.line] is not rows[line]
    return tabled and not any(closeness(paper, activity.words) > 1 for paper in papers)


def _comes_again(circular: Circular, mention: Mention) -> bool:
    """进度表分别于3月31日前、4月30日前两次报送: each time tells how far it has come."""
    days = {one.date for one in circular.deadlines if one.line == mention.line and one.sentence == mention.sentence}
    return len(days) > 1 and bool(_SEVERAL_TIMES.search(mention.sentence))


def early(mention: Mention, last: Mention, *, same_day: bool) -> Defect:
    when = "当天正是" if same_day else "早于"
    message = f"截止{when}第 {last.line} 行活动的最后一天（{last.quote}），最后的活动来不及整理材料"
    return defect("before-activity-ends", mention.line, mention.quote, message)


def _cannot_be_before(papers: tuple[str, ...], one: Activity) -> bool:
    """值班记录 due before the first day on duty, 合唱节活动总结 two days before it is held."""
    after = (paper for paper in papers if ONLY_AFTER.search(paper) and not MADE_BEFORE.search(paper))
    looks_at_them = re.search(
        "鉴定|评审|答辩|评[选比]|验收", one.words.split("\n")[0]
    )  # 结题报告 comes before 结题鉴定
    return not looks_at_them and any(_is_called_after(paper, one.words) for paper in after)


def _is_called_after(paper: str, words: str) -> bool:
    """合唱节活动总结 or 演练总结: three signs in common, or all that tells the paper from others."""
    if closeness(paper, words.split("\n")[0]) < 2:
        return False  # the title alone makes no link
    close = closeness(paper, words)
    return close >= _SURELY or (close > 1 and close == len(without_common(paper).removesuffix("表")))


def _is_of_one_before(circular: Circular, mention: Mention, papers: tuple[str, ...], this: Activity) -> bool:
    """自查表 by 14 March, two days after the 自查 of 3 to 12 March, while 整改 goes on."""
    running = (one for one in activities(circular) if not _MAKES_READY.search(one.words))
    ended = [one for one in running if mention.date and one.end < mention.date and not is_turn_before(one, this)]
    if any(one.last.line == mention.line != this.last.line for one in ended):
        return True  # 自查阶段(10月14日至29日)…台账于31日前: its own phase is over
    within = [one for one in ended if this.first <= one.first and one.end <= this.end]
    return item_days.is_of_its_step(circular, mention, papers, within) or any(
        bears_name_of(paper, one.words.split("\n")[0]) and _is_closer(paper, one, this)
        for one in ended
        for paper in papers
    )


def _is_closer(paper: str, one: Activity, this: Activity) -> bool:
    """Whether a paper is called after the one that is over; 培训总结, after the whole rather than a part of it."""
    own = closeness(paper, one.words.split("\n")[0])  # without the circular's title
    whole = closeness(paper, f"{this.words}\n{this.title}")
    part = this.first < one.first and one.end < this.end and item_days.OF_ITS_WHOLE.search(paper)
    return own > whole or (own == whole and not part)


def _papers(circular: Circular, mention: Mention) -> tuple[str, ...]:
    """What is due, 材料3 by the name that item 3 has."""
    due = documents_due(circular, mention) or names_meant(circular, mention)
    due = tuple(name for name in due if not re.search(rf"{re.escape(name)}{_KEPT}", mention.sentence))
    items = items_for(circular, mention.line, mention.before)
    return tuple(dict.fromkeys((*due, *(name for one in due for name in (*meant(one, items), *called(one, items))))))


def _needs_its_end(
    circular: Circular, mention: Mention, papers: tuple[str, ...], one: Activity, *, alone: bool
) -> bool:
    day, papers = mention.date or one.end, tuple(paper for paper in papers if not numbers_in(paper))
    if _needs_no_end(circular, mention, papers, one):
        return False
    papers = tuple(p for p in papers if not (MADE_BEFORE.search(p) or item_days.is_of_a_sibling(circular, p, one)))
    shared, short = _is_shared(circular, mention, papers, one), (one.end - one.first).days <= _SHORT
    result = any(short if _WHILE_IT_RUNS.search(p) else _comes_of_it(p, one) for p in papers)
    if day == one.end == one.first and not any(ONLY_AFTER.search(paper) for paper in papers):
        return False  # 领队会议 on the day when 健康证明 are brought along
    if day == one.end:
        summary = result and any(_OF_WHATEVER_IS_ON.search(paper) for paper in papers)
        here = mention.line == one.last.line and (not papers or alone and result)
        said = shared or here or (summary and not _has_its_own_paper(circular, papers, one))
        return not _PREPARES.search(circular.narrow[one.last.line]) and said
    left = (one.end - day).days / max(1, (one.end - one.first).days)
    if _ALL_OF_IT.search(sentence_of(circular, mention)) and (shared or alone):
        return True  # 汇总表须包含整个监测期的数据
    if left > _EARLY and not any(_ON_THE_WAY.search(paper) for paper in papers):
        return False
    some_days = mention.line == one.last.line and shared and (one.end - day).days > _LAST_DAYS
    own = any(ONLY_AFTER.search(paper) and _is_called_after(paper, one.words) for paper in papers)
    own = own or (one.last.date is not None and any(is_of_all(paper, one.title) for paper in papers))
    if (left < _LATE_ENOUGH and not some_days and not own) or not result:
        return False
    if mention.line == one.last.line and re.search(r"结束后|完成后|之后", sentence_of(circular, mention)):
        return True  # 9月1日至9月30日为宣传月,活动结束后选取照片,于9月25日前发送
    return not _comes_on_the_way(papers, one) and (shared or (alone and _sums_up(circular, mention, papers, one)))


def _comes_on_the_way(papers: tuple[str, ...], one: Activity) -> bool:
    whole = any(item_days.OF_ITS_WHOLE.search(paper) for paper in papers)
    return (one.end - one.first).days > _WHOLE_CAMPAIGN and not whole


def _comes_of_it(paper: str, one: Activity) -> bool:
    made = _MADE_AFTER.search(paper) or item_days.OF_ITS_WHOLE.search(paper)
    return bool(made) or is_all_of_what_they_do(paper, one)


def _sums_up(circular: Circular, mention: Mention, papers: tuple[str, ...], one: Activity) -> bool:
    """活动照片, 总结 where the activity is the only one, and no paper bears its name."""
    summary = any(re.search(r"活动|总结|照片", paper) for paper in papers)
    in_phase = "阶段" in sentence_of(circular, mention)
    return summary and not in_phase and not _has_its_own_paper(circular, papers, one)


def _has_its_own_paper(circular: Circular, papers: tuple[str, ...], one: Activity) -> bool:
    """工作总结 due with the last day of 主题宣讲, of which there is a 主题宣讲总结: a paper of other work."""
    names = (name for said in sentences(circular) if said.asks for name in documents_in(said.text))
    called = one.words.split("\n")[0]
    return any(name not in papers and ONLY_AFTER.search(name) and closeness(name, called) > 1 for name in names)


def _needs_no_end(circular: Circular, mention: Mention, papers: tuple[str, ...], one: Activity) -> bool:
    before = [bool(MADE_BEFORE.search(paper)) for paper in papers]
    if any(before) and _ATTACHED.search(mention.sentence):
        return True  # 填写申报表,并附照片2张
    of_others = all(item_days.is_of_a_sibling(circular, paper, one) or _is_of_holidays(paper, one) for paper in papers)
    return bool(papers) and (all(before) or of_others or are_works(papers))


def _is_of_holidays(paper: str, one: Activity) -> bool:
    """假期祭扫情况统计表, the working day after the feast, while 预约祭扫 goes on: what it tells of is over."""
    return bool(_HOLIDAYS.search(paper)) and not _HOLIDAYS.search(one.words)


def _is_shared(circular: Circular, mention: Mention, papers: tuple[str, ...], one: Activity) -> bool:
    """Whether one of the papers is of that activity, by its name or as what is made there."""
    made = made_in(circular.narrow[one.last.line])
    shared = any(bears_name_of(paper, one.words) or any(is_made(paper, *what) for what in made) for paper in papers)
    return shared or _shares_name(circular, mention, one.last) or any(is_of_all(paper, one.title) for paper in papers)


def _shares_name(circular: Circular, mention: Mention, end: Mention) -> bool:
    around = f"{end.before}{re.split('[。;]', end.behind)[0]}"  # 5月18日至22日,全县“数字资源应用周”
    names = {name for name in quoted_names(around) if name.startswith("“")}
    return bool(names & set(quoted_names(sentence_of(circular, mention))))
