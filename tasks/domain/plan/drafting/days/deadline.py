"""Whether a moment of a sentence is one to hand something in by, and not when something happens."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.bounded import is_bound_of
from tasks.domain.plan.drafting.days.by_verb import by_verb
from tasks.domain.plan.drafting.days.closing import closes, is_each_its_own, is_told_again
from tasks.domain.plan.drafting.days.done_by_others import done_by_others
from tasks.domain.plan.drafting.days.happening import what_happens
from tasks.domain.plan.drafting.days.last_moment import is_last_moment, leads_days
from tasks.domain.plan.drafting.days.numbers import ORDERS
from tasks.domain.plan.drafting.days.only_dates import only_dates
from tasks.domain.plan.drafting.days.over_papers import stands_over_papers
from tasks.domain.plan.drafting.days.said import Said
from tasks.domain.plan.drafting.days.shared_out import is_shared_out
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.days.whose_day import whose_day
from tasks.domain.plan.drafting.draft_words import (
    BY_THE_OFFICE,
    EVENT,
    HANDS_IN_LABEL,
    LABELLED_DUE,
    LABELLED_EVENT,
    SUBMIT,
)
from tasks.domain.plan.drafting.papers.names.finding import is_paper, names_in

_IS_DAY_OFF = re.compile(
    r"\s*\)?\s*(?:均?为(?=调休|工作日|放假|休息)|起(?=放假)|正常)?(?:(?:上班|上课|放假|休息|调休|补班|补课)(?!之?前|以?后|的|时)|(?<=为)工作日)"
)
_IS_OPEN = re.compile(r"\s*(?:全天|半天|上午|下午|整天)?(?:开放|开诊|营业|坐班|值班|上课|训练|坐诊)")  # 每周六开放半天
_ENDS = re.compile(
    r"\s*(?:全部|全面|陆续|基本|正式|起)?"
    r"(?:结束|开始|启动|闭幕|开工|完工|竣工|开通|上线|启用|开放)(?=[,。;)]|$)"
)
_IS_TERM = re.compile(
    r"\s*\)?\s*,?\s*(?:确?定)?(?:为|是)(?:集中|网上|统一)?(?:申报|报名|填报|征集|征稿|投稿|上报|报送|提交|受理|收件|录入|上传)(?:期|阶段|时间|时段)"
)
_JOINS = re.compile(r"\s*[、和及与]\s*")
_FIRST_OF_ROW = re.compile(r"[:、,]\s*$|^\s*[、,和及与]\s*$")
_ITEM_AHEAD = re.compile(  # 甲、乙项5月6日17:00前;丁项5月12日17:00前
    rf"(?:^|[:,;。]\s*)第?(?:[{''.join(ORDERS.values())}()、,和及至到\d一二三四五六七八九十—~-]{{1,16}})[两三四五六]?项(?:材料)?\s*[:为是在于]?\s*$"
)
_PAPER_AHEAD = re.compile(r"\s*(?P<paper>《[^》]+》|[^:,。;《》\d]{2,20}?)(?:\([^()]*\))?[:,](?P<told>[^。;]+),\s*")
_DOES = re.compile(rf"{EVENT.pattern}|由(?![^,。;]{{1,10}}(?:汇总|填|统一|签|代))|[将把请在于]|[之以]后|时间|[前止]$")
_GLOSS = re.compile(r"(?:》|[表告案单册结书料件])\($")
_NAME_AHEAD = re.compile(r"(?:》|[表告案单册结书料件])\s*[:,为是]?\s*$")
_IS_NAMED = re.compile(
    r"^[,、;和]?\s*(?:《[^》]*》|[一-龥]{1,16}[表告案单册结书账]|材料[^,。;]{1,6}|第[^,。;]{1,6}项(?:材料)?)(?:则|就)?[为是]\s*$"
)
_OF_THOSE = re.compile(
    r"[^,。;]{0,6}?(?:备案|注册|登记|报名|申报|提交|上报|报送|签订|入职|成立|设立|取得)(?:完毕|成功|了)?的"
    r"|(?:达到|年满|已满|取得|参加工作|出生|退休|毕业|竣工|开工|建成)[^,。;]{0,14}的(?=[一-龥]{1,8}$)"
)
_WHICH_WAS_SENT = re.compile(r"\s*(?:报送|上报|提交|上交|上传)的(?:《[^》]*》|[一-龥]{2,10})(?:[须应需]|要)")
_PERIOD_OF = re.compile(r"(?:期间)?的(?!时间|时段|期限)[一-龥]{2,12}(?:情况|数据|信息|记录|台账|照片|工作|活动)")
_SHUT = re.compile(r"(?:关闭|暂停|停止)[^,。;]{0,6}(?:申报|填报|上传|入口|受理|系统|平台)")
_CHECKED = re.compile(r"完成[^,。;]{0,6}(?:初审|复审|审核|复核|核查|核验|整改|验收|自查|排查)")
_THEN_MOVES = re.compile(r"[^,。;]{2,12},(?:并|同时)?(?:[将把]|填[写报]《|形成《|撰写《)")
_PARTY_AHEAD = re.compile(r"(?:[:、,]|^)[\u4e00-\u9fff()]{2,12}$")
_BY_AN_OFFICE = re.compile(  # or what comes of it: 评审结果于4月20日反馈
    r"(?:由[^,。;]{2,14}(?:[股科室办局]|中心|组|部门)|(?:^|[,。;])[^,。;将把]{0,8}(?:结果|意见|成绩|名单))(?:将|拟)?(?:于|在)?\s*$"
)
_HANDED = re.compile(r"\s*[报交送]齐?(?=[,。;]|$)")
_GROUP_AHEAD = re.compile(r"(?:^|[,;、\s])[一-龥()、,]{2,20}\s*[:\s]?\s*$")
_HANDING_IN = re.compile(
    r"(?:报送|上报|提交|上交|申报|投稿|填报|征集|材料|作品|稿件)[一-龥]{0,4}(?:要求|事项|办法|方式|安排|须知|说明|程序)$"
)
_FIELD = re.compile(r"\s*(?:时间|日期)\s*:\s*")
_WITHIN = re.compile(r"(?:期间|阶段)\s*$")
_AND_THAT_DAY = re.compile(  # 3月2日收齐,当天交政教处
    r"\s*(?:统一)?(?:收齐|收回)后?,?(?:统一)?(?:上交|[交送][到至])"
    r"|\s*(?:由[^,。;]{2,8})?(?:收齐|汇总|填好|回收|收回|整理)[^,。;]{0,6},(?:并?于)?[当同][日天](?:即|就|统一|一并)?(?:[报交送发]|上[报交传]|提交)"
)
_TELLS = re.compile(r"\s*(?:反馈|公布|通报|下发|返还|退还|通知|发放|公示|回复)")
_IS_CALLED = re.compile(r"\s*\)?\s*,?\s*(?:确?定)?(?:为|是)(?!期|止|截|报送|上报|提交|材料)")


def is_due(when: When, text: str, start: int, end: int, others: list[When], above: str = "") -> bool:
    """Whether a moment of a sentence is one to hand something in by, and not when something happens."""
    before = text[max([start, *(w.end for w in others if w.end <= when.start)]) : when.start]
    behind = text[when.end : min([end, *(w.start for w in others if w.start >= when.end)])]
    repeats = any(other.repeats for other in others)
    colon = text.replace("://", "~//").find(":", start, others[0].start) if len(others) > 1 else -1
    days = [one for one in others if one.day and not one.ranged]
    in_a_row = colon > 0 and len(days) > 1 and bool(SUBMIT.search(text[start:colon]))
    said = Said(when, text, start, end, before, behind, repeats, above, in_a_row)
    if is_bound_of(when, behind, others):
        return False
    first = _head_of_row(when, text, others)
    if leads_days(text[start : first.start], of_several=first is not when):
        return True
    ahead = (text[start : w.start] for w in others if w.end < when.start)
    if _IS_NAMED.search(before) and any(map(LABELLED_DUE.search, ahead)):
        return True  # 《登记表》截止时间是5月6日,《台账》是5月8日
    if is_each_its_own(when, text, start, end, others) or is_told_again(when, text, start, end, others):
        return True
    if (only := _as_of(said)) is not None:
        return only
    if is_shared_out(when, text, start, end, others, above):
        return True
    answers = (rule(said) for rule in (_by_label, _by_what_follows, _by_range, _under_its_label))
    return next((answer for answer in answers if answer is not None), by_verb(said))


def _head_of_row(when: When, text: str, others: list[When]) -> When:
    """The first of the days that stand in a row up to this one, with nothing but 、 or 和 between them."""
    for before in reversed([one for one in others if one.end <= when.start]):
        if not _JOINS.fullmatch(text[before.end : when.start]) or before.ranged or before.repeats or when.ranged:
            break
        when = before
    return when


def _as_of(said: Said) -> bool | None:
    """Days that only bound or date something."""
    ahead = said.text[said.start : said.when.start]
    dates = only_dates(said.when, said.sentence, ahead, said.before, said.behind, repeats=said.repeats)
    return False if dates or re.match("[^,。;]{0,16}起[算计]", said.text[said.when.end :]) else None


def _by_label(said: Said) -> bool | None:
    """What stands right before it: 截止时间:, 《计划》(…), 交稿时间:乡镇…."""
    if said.when.marked and whose_day(said.sentence) and names_in(said.above):
        return True  # 会后材料三种:记录、汇总表、清单, and below it 离退休支部:4月3日前
    if LABELLED_DUE.search(said.before) or stands_over_papers(said.when, said.text, said.start, said.end, said.above):
        return True
    alone = said.when.marked and _NAME_AHEAD.search(said.before) and not said.clause.strip(" )")
    led = said.text[: max(said.text.find(":", 0, said.start), 0)]  # 报送的材料有三项:(一)《台账》,3月6日前;(二)…
    if said.when.marked and _ITEM_AHEAD.search(said.before) and not said.clause.strip(" )"):
        return True
    if _ends_item(said):
        return True
    if alone and SUBMIT.search(f"{said.above},{led},{said.text[said.end :]}"):
        return True  # 《台账》:3月16日前;《档案》:5月18日前。均报…
    under_label = HANDS_IN_LABEL.match(said.sentence.lstrip(" ,")) and _NAME_AHEAD.search(said.before)
    if under_label and not said.clause.strip(" )"):
        return True  # 报送时间:《计划》为3月27日,《总结》为10月16日
    glossed = _GLOSS.search(said.before) and said.behind.startswith(")")
    if glossed and SUBMIT.search(f"{said.above},{said.sentence}"):
        return True  # 《计划》(4月3日)发至邮箱
    in_turn = _PARTY_AHEAD.search(said.before) or _FIRST_OF_ROW.search(said.before)
    if said.in_a_row and not EVENT.search(said.before) and in_turn:
        return True  # 分片报送:东片4月10日,西片4月17日
    labelled = HANDS_IN_LABEL.match(said.sentence.lstrip(" ,"))
    if labelled and _PARTY_AHEAD.search(said.before) and not EVENT.search(said.before):
        return True if not labelled[0].endswith("邮箱") else None  # 交稿时间:乡镇3月14日、县直单位3月21日
    return None


def _ends_item(said: Said) -> bool:
    """《排查表》:县公路中心,各一份,1月4日17:00前。这一天有人收件: a paper, who owes it, and its day, without a verb."""
    item = _PAPER_AHEAD.fullmatch(said.text[said.start : said.when.start])
    bare = said.when.marked and not said.when.ranged and not said.clause.strip(" )")
    return bool(bare and item and is_paper(item["paper"]) and not _DOES.search(item["told"]))


def _by_what_follows(said: Said) -> bool | None:
    """What its own clause goes on to say: 系统自动关闭; 反馈各单位; 在系统中完成初审; 办理备案的项目."""
    when, clause = said.when, said.clause
    if _HANDED.match(said.behind) and re.search(r"[于在》表告单册书料件]\s*$", said.before):
        return True  # A、C于3月18日报, 《意见表》12月10日交齐
    if _AND_THAT_DAY.match(said.behind):
        return True
    if _BY_AN_OFFICE.search(said.before) and _TELLS.match(said.behind):
        return False  # 由公共卫生股于11月27日反馈各单位
    if _WHICH_WAS_SENT.match(said.behind):
        return False  # 9月22日报送的《计划》要写明责任人
    others = when.end + len(said.behind) < said.end and not SUBMIT.search(said.behind)
    if _ENDS.match(said.behind) and (others or not SUBMIT.search(said.sentence)):
        return False  # 填报说明: 演练在6月20日前结束,评估以演练为依据
    if done_by_others(said.behind) or when.repeats and _IS_OPEN.match(said.behind):
        return False
    if _IS_DAY_OFF.match(said.behind):
        return False  # 端午节后第一天6月25日(星期日)上班
    if _is_the_last(said):
        return True
    goes_on = _THEN_MOVES.match(said.behind) if when.end + len(said.behind) >= said.end else None
    if goes_on and SUBMIT.search(said.behind, goes_on.end()):
        return None  # 9月10日前完成自查,将附件1发至邮箱: the one day holds for both
    if when.marked and (work := _CHECKED.search(clause)) and not SUBMIT.search(clause, work.end()):
        return False  # 三个工作日内在系统中完成初审
    if when.marked and _OF_THOSE.match(clause) and not SUBMIT.search(_OF_THOSE.sub("", clause, count=1)):
        return False  # 9月30日前办理备案的项目
    if when.quote.endswith("截止") and not what_happens(said.before) and not BY_THE_OFFICE.search(said.before):
        return True  # 第一项于6月20日17:30截止
    return None


def _is_the_last(said: Said) -> bool:
    """4月25日18时系统自动关闭; 总结以5月20日为限."""
    ahead = said.text[said.start : said.when.start]
    asked = SUBMIT.search(said.text, 0 if is_paper(ahead.strip(" ,")) else said.start, said.end)
    return bool(closes(said.behind) and asked) or is_last_moment(said.before, said.behind, ahead)


def _by_range(said: Said) -> bool | None:
    """A range is when something is open, or shut, or is called something."""
    if not said.when.ranged:
        return None
    if said.repeats and (not said.when.marked or said.when.quote.endswith("止")):
        return False  # 3月13日至4月30日,每周五16:00前; 自5月14日起至8月6日止
    if not said.when.marked and _PERIOD_OF.match(said.behind):
        return False  # 7月1日至8月15日的投诉情况汇总成《情况表》
    if _SHUT.search(said.behind):
        return False  # 4月15日至19日期间平台关闭申报入口
    if _IS_TERM.match(said.behind):
        return True  # 4月1日至4月15日为申报期
    if not said.when.marked and _IS_CALLED.match(said.behind):
        return False  # 5月8日至6月7日为全县宣传月
    return None


def _under_its_label(said: Said) -> bool | None:
    """四、申报时间: above 2026年4月8日17:00截止; 时间:, where nothing was asked for before it."""
    alone = not said.text[: said.start].strip() and not said.behind.strip(" 。;")
    if alone and said.when.marked and not said.when.ranged and _FIELD.fullmatch(said.before):
        return True  # 时间:5月28日17:00前, a line below its paper: what happens has no 前
    told = said.when.marked or not said.before.strip(" ,") or _GROUP_AHEAD.search(said.before)
    if LABELLED_DUE.search(said.above) and told and not EVENT.search(said.before):
        return True
    if _HANDING_IN.search(said.above) and LABELLED_EVENT.fullmatch(said.before.strip()):
        return True  # 二、报送要求 over 1.时间:4月8日前
    told_first = said.when.marked and SUBMIT.search(said.text, said.start, said.when.start)
    within = said.when.repeats and _WITHIN.search(said.before)  # 3月10日至4月20日期间每周一17:00前
    if LABELLED_EVENT.search(said.before) and not (told_first or within):  # 上报读书笔记，时间：5月29日前
        return False
    return False if BY_THE_OFFICE.search(f"{said.before}于" if said.before else "") else None
