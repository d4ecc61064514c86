"""The last look at a paper where it is named: what is read, given out, judged or put on file there is not handed in.

Whichever rule read the name, it is owed only where one of the places that name it lets it be handed over. What fails
goes to a person with the words that told otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.papers.names.finding import names_in
from tasks.domain.plan.drafting.papers.names.within import goes_along
from tasks.domain.plan.drafting.papers.not_owed.by_others import is_by_others, is_private, others_do
from tasks.domain.plan.drafting.papers.not_owed.own_work import is_own
from tasks.domain.plan.drafting.papers.owed import Owed

_MADE_OR_SENT = re.compile(
    r"[将把请]|填|写(?![明清])|报送|上传|提交|撰写|[制修拟议核]定(?!结果)|[制修拟]订|起草|形成|[上呈]报|编[制写成排]|编印成|推[荐选]|选送|建立|签[订署]|"
    r"[选评]出|[选挑][取选一两三四五六七八九十\d]|精选|遴选|录[入制成]|绘|提供|递交|整理|拍|制作|导出|移交|[携自附]?带|附上|连同|随|汇[总成编集]|准备|备好|收齐|"
    r"完善|更新|排[好出定]|列出|统计|登记|出具|设计|剪辑|生成|导入|梳理|印制|提出|装订|采集|申报|申请|征集|[寄传缴投]|报(?![告名])|(?<!提)交(?!流)|"
    r"送(?!教)|发(?![放布现展])|公示(?=《)|并公示|编发(?=[一两\d《]|[一-龥]{0,4}简报)"
)
_READ = "阅读|[共精研诵拜]读|研习|观看|收看|查[阅看]|[翻调]阅|浏览|听取|宣[读讲]|解读|传达"
_GIVEN_OUT = "发[放给]|印发|[下签颁]发|公布|公示|通报|编[发印]|刊[印登]|张贴|据此编|[编选]入"
_JUDGED = "审[阅核定批]|核定|评[阅审定]|验收|批[阅复]|抽查|复核|核[查对]"
_PUT_ON_FILE = "[记计存归装载纳]入|收入(?!证)|保[管存]|留存|存放|存档|归档"
_ELSE = re.compile(rf"(?:{_READ}|{_GIVEN_OUT}|{_JUDGED}|{_PUT_ON_FILE})(?=[^的后前]{{0,6}}$)")
_A_RECORD = re.compile("台[账帐]|清单|[表册单簿]$")  # 检查情况记入《问题台账》: is filled in so
_OF_WHAT = re.compile(
    r"[的和与及、]$|[表册单书告案结料账片]》?(?:各?[一\d]份)?[、和与及]"
)  # 审核后的名册, 核查表和清单
_BY_WHICH = re.compile(  # 照《养老机构管理办法》自查, 按附件提纲写
    r"(?:照|按|依据|根据|遵照|依照|参照)(?:附件)?$"
)
_RULES = re.compile("(?:办法|条例|规定|细则|规程|标准|规范|指南|纲要|通知|提纲|意见书|决定书)》?$")
_FROM_ELSEWHERE = re.compile("向[我本].{1,3}提供")  # 县公安局将向我局提供违法车辆名单
_PASSED_ON = re.compile("由?(?:所在)?(?:单位|学校|[校园村]|社区)[^,。;]{0,20}[报送交传]")  # 由所在单位送我校
_GATHERED = re.compile("(?:整理|梳理|收集|清点|核对)$")  # 整理统计台账,编制《统计台账目录》
_IS_MADE_OF_IT = re.compile(",(?:编制|形成|编成|制成)《")
_ASKS_FOR = re.compile("申报|申请|办理")  # 须申报下一年度用水计划,《用水计划申请表》1份: the form is what is handed in
_PUT_IN_PLACE = re.compile("(?:制[定订]|建立|健全|完善|修订|落实)$")  # 要制定整改方案,《整改清单》1份尽快送…
_THEN_ANOTHER = re.compile(r",《[^《》]+》(?:\([^()]*\))?(?:[各每][^,。;\d]{0,4})?[一二两三\d]{1,2}[份张套]")
_RENEWS = re.compile("(?:更新|完善|修订|健全|充实)[一-龥]{3,}")  # 更新转移名单,于5月29日前在平台提交《名册》
_SENDS_ANOTHER = re.compile(",[^。;《》]{0,40}(?:提交|报送|上报|上传|[将把])《")
_DO_IT = re.compile("(?:做|搞|抓)好(?:总结|小结|统计|登记|分析|自查|评估)$")  # 各支部要做好总结,学习总结1份…
_IS_A_TOPIC = re.compile(  # 今年的题目是《我和我的学生》
    "(?:题目|主题|课题|标题|曲目|篇目|书目|剧目)(?:名称)?(?:定?[为是]|:)$"
)
_TO_FAMILIES = re.compile(
    "向(?:学生)?(?:家长|社会|群众|公众|居民|用户|各?[校园]|各(?:学校|单位|乡镇|县区|村))[^,。;]{0,6}(?:反馈|公布|公示|通报|告知|宣传|公开)"
)
_FILMED = re.compile("拍|摄影|录[制像]")  # 拍摄入户发放照片两张
_HOLDS = re.compile(
    r"(?:体裁|题材|形式|格式|类型|主题)[为是]$|内容(?:应|须|主要)*(?:[为是]|包括|包含|涵盖|含)(?:[^,。;:]{1,12}[、和及与])*$|"
    r"[须应需]当?附有?$|^附[有上]?$|[一-龥]并附$|写[明清]$|[注列载标]明$|讲清$|^写$|"
    r"(?:^|(?<![结核应针面反绝]))对(?![照象比口标方策联账手外])(?:[^,。;》\d]{1,6}、)*$|其中(?:[^,。;]{1,10}[、和及与])*$|^内?含有?(?![^,。;]*(?:当日|\)|[将把]|报送|提交))[^,。;]{0,16}$"
)  # 试题须附答案; 对作业、睡眠五项自查; 其中散文3篇、诗歌2篇
_IS_DONE_TO = re.compile(r"[^,。;]{0,10}(?:进行|作出?|做|加以|予以)")  # 对预案进行修订
_IS_LIKE = re.compile(
    r"(?:[、和及][^,。;、]{1,8}){0,4}(?:俱全|齐全|齐备|完备)|(?:要|应当?|[必]?须|务必)(?:[真简内清完突紧有能符体合注与重]|[^,。;]{0,6}(?:真实|清[楚晰]|完整|准确|具体|规范|一致|相符|突出|体现|反映))"
    r"|[与和同](?:上年|去年|上月|上期|同期)[^,。;]{0,6}(?:相比|比较|对比)|(?:[和与及、][^,。;]{2,8})?分开(?:填写|装订|打包|报送|统计|登记)"
)
_IS_TO_TELL = re.compile("[要应须]当?(?:写|说|讲)[清明]")
_SENT_BY_A_DAY = re.compile(
    r"\d日(?:\([^()]*\))?[\d:时点]{0,6}前[^,。;]{0,4}(?:发[至到送往]|报送|上报|上传|提交|[送交报])"
)
_ENTERED_IN = re.compile("[^,。;、]*(?:填[写报入]|形成|写成)《")  # 老人出入院情况请从4月起填写《月报》
_WHAT_IS_TOLD = re.compile("(?:情况|数据|信息|结果)$")
_GOES_OUT = re.compile(
    r"(?![以须应经])的?[于在]?[^,。;各]{0,18}?(?:公布|发放|[颁印下]发|公示|通报|[返退发]还|编印|[送发寄][到至](?:各?学校(?![一-龥]{1,6}(?:股|科|邮箱|处|室))|各[校园单]|本人|家[里中长]))(?![一-龥]?[表名册后前]|[一\d][份套])"
    r"|由[^,。;各]{0,14}?(?:公布|发放|[颁印下]发|公示|通报|[返退发]还|统一编|存档|保[存管]|封存|留存|备查)(?![一-龥]?[表名册后前]|[一\d][份套])"
)
_LEFT = re.compile(
    "(?:本身|原件)?(?:一律|统一|都|均|仍|则|就)*(?:留|存|保存|存放)[在于](?![^,。;]*(?:盘|箱|群|柜|文件夹|平台|系统))[^,。;]{2,10}$"
)
_BY_THEMSELVES = re.compile("由各?[^,。;]{2,14}?自行(?:印发|发布|组织|执行|掌握|保[存管])")
_A_MARK = 4  # signs: 第一样,
_BEHIND_DAY = re.compile(r"\d[日号](?:\([^()]*\))?(?:[上下]午)?[\d:时点]{0,6}之?前?,$")  # 31日(周五)前,读书征文【邮】
_GOES = re.compile(
    r"(?:同时|均|都|仍|统一|一律|一并|另|须|应|请|也|则)*(?:[于在自]?\d|[于在]|[当同][日天]|每|各|最[迟晚]|截|延|上传|上[报交]|提交|报|交|送|发|抄送|寄|传|随|[与和同连、及]|以\d|以[^,。;]{1,6}为单位|可以|[一两三四五六七八九十]?人一[份张]|按"
    r"|由|扫描|复印|电子|纸质|的?(?:上传|报送|提交|填报)(?:截[止至])?时间)"
)
_COUNTED = re.compile(
    r"(?:\([^)]*\))*(?:[各每][^,。;\d]{0,4}?)?(?:\d+|[一两三四五六七八九十])[份篇个张件套节册幅本段](?:\([^)]*\))?|(?:\([^)]*\))+"
)
_ASKED = re.compile(
    r"(?<![向给对到为])(?:各[校园单乡镇县区村学科级地有参承基企街]|每[校园人名位个所家班])|请|[须应](?!急|用|对)|务必"
)
_CLAUSE, _STOP, _SENTENCE = re.compile(r"[,。;!?(]|:(?!\d)"), re.compile(r"[,。;!?]|:(?!\d)"), re.compile(r"[。;!?]")
_CELLS = re.compile(r"[\t|]")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paper's name stands in its line."""

    name: str
    near: str  # its clause up to the name
    behind: str  # and behind the name and its number
    clause: str  # the whole of it
    sentence: str  # the whole up to the name
    after: str  # what its sentence says behind it
    is_quoted: bool
    is_counted: bool
    addressed: str  # the line of those whom the circular is for


def why_not_handed_over(owed: Owed, page: Page) -> str:
    """Why a paper is left to a person, in the words that the person reads; "" where it can be handed in."""
    body, name = owed.line.body, owed.title.strip("《》“”")
    if _CELLS.search(body) or not _CLAUSE.search(body):
        return ""
    places = [found.start() for found in re.finditer(re.escape(name), body)]
    places = [at for at in places if not _is_within_another(name, at, body)] or places
    own = next((hit for at in places if (hit := _BY_THEMSELVES.match(body, at + len(name)))), None)
    if own:
        return f"{owed.title}“{own[0]}”，没有列入"
    told = [_said(_place(body, at, at + len(name), page.addressees)) for at in places]
    if "《" not in owed.title and not all(told):
        told = [why or _only_named(owed, body, at, at + len(name)) for at, why in zip(places, told, strict=True)]
    return f"{owed.title}{told[0]}，没有列入" if told and all(told) else ""


def _is_within_another(name: str, at: int, body: str) -> bool:
    """家长问卷统计表,问卷11月发放: the 问卷 of the longer name is none by itself."""
    longer = (one for one in names_in(body) if len(one.title.strip("《》")) > len(name))
    return any(one.start <= at and at + len(name) <= one.end for one in longer)


def _place(body: str, start: int, end: int, addressed: str) -> _Place:
    before, rest = body[:start].rstrip("《“"), body[end:].lstrip("》”")
    number = _COUNTED.match(rest)
    behind = _STOP.split(rest[number.end() :] if number else rest)[0]
    whole = _SENTENCE.split(before)[-1] + body[start:end]
    return _Place(
        name=body[start:end],
        near=_CLAUSE.split(before)[-1].strip(),
        behind=behind,
        clause=whole.rpartition(",")[2] + behind,
        sentence=whole,
        after=_SENTENCE.split(rest)[0],
        is_quoted=before != body[:start],
        is_counted=bool(number),
        addressed=addressed,
    )


def _said(place: _Place) -> str:
    return next((why for judge in _JUDGES if (why := judge(place))), "")


def _read_or_filed(place: _Place) -> str:
    """全体教师共读《…》: whether the last verb before it is none of making or sending."""
    others = [] if _FILMED.search(place.near) else list(_ELSE.finditer(place.near))
    if not others or _OF_WHAT.search(place.near[others[-1].end() :]):
        return ""
    last = others[-1]
    is_filled_in = last[0].endswith("入") and _A_RECORD.search(place.name)
    is_made = any(one.end() > last.start() for one in _MADE_OR_SENT.finditer(place.near))
    return "" if is_filled_in or is_made else f"在这里是“{last[0]}”的，不是要交的"


def _held_by_another(place: _Place) -> str:
    """试题须附答案; not 须附《承诺书》, nor 写读书笔记一篇, nor 对预案进行修订."""
    held = None if place.is_quoted else _HOLDS.search(place.near)
    if held is None or held[0].endswith("写") and place.is_counted:
        return ""
    if place.is_counted and goes_along(place.name, held[0]):
        return ""
    if held[0].endswith("对") and _IS_DONE_TO.match(place.behind):
        return ""
    return f"前面是“{place.near[-6:]}”，说的是别的材料"


def _set_as_topic(place: _Place) -> str:
    """今年的题目是《我和我的学生》."""
    set_so = place.is_quoted and _IS_A_TOPIC.search(place.near)
    return f"前面是“{place.near[-6:]}”，是题目" if set_so else ""


def _told_to_families(place: _Place) -> str:
    """向家长反馈学生测试结果."""
    told = _TO_FAMILIES.search(f"{place.near}{place.name}{place.behind}")
    return f"这里是“{told[0]}”，不是交" if told and not _MADE_OR_SENT.search(place.near) else ""


def _gone_by(place: _Place) -> str:
    """照《管理办法》自查; 县公安局将向我局提供名单."""
    by_rule = _BY_WHICH.search(place.near) and _RULES.search(place.name)
    from_elsewhere = _FROM_ELSEWHERE.search(place.near) and not _ASKED.search(place.near)
    return f"前面是“{place.near[-6:]}”，不是要交的" if by_rule or from_elsewhere else ""


def _goes_out(place: _Place) -> str:
    """审批结果于5月8日公布; 影像资料要真实."""
    if not place.is_quoted and _WHAT_IS_TOLD.search(place.name) and _ENTERED_IN.match(place.behind):
        return "写在另一份材料里"
    sent = _SENT_BY_A_DAY.search(place.after)  # 总结要写清楚做法,于8月28日17:00前发到…
    like = None if sent and _IS_TO_TELL.match(place.behind) else _IS_LIKE.match(place.behind)
    like = like or _GOES_OUT.match(place.behind)
    return f"后面说的是“{like[0]}”，不是交" if like and not _MADE_OR_SENT.search(place.near) else ""


def _left_there(place: _Place) -> str:
    """问卷11月发放,…;问卷本身留在园区."""
    left = None if place.is_quoted else _LEFT.match(place.behind)
    return f"后面说的是“{left[0]}”，不是交" if left and not _MADE_OR_SENT.search(place.near) else ""


def _done_by_others(place: _Place) -> str:
    own = is_own(place.clause, place.addressed) and not _ASKED.search(place.clause)
    private = is_private(place.clause, place.addressed, place.sentence) and not _PASSED_ON.search(place.after)
    if own or private or others_do(place.clause, place.addressed) or is_by_others(place.behind, place.addressed):
        return "像是别人或者主办单位自己做的"
    return ""


_JUDGES: tuple[Callable[[_Place], str], ...] = (
    _read_or_filed,
    _held_by_another,
    _set_as_topic,
    _told_to_families,
    _gone_by,
    _goes_out,
    _left_there,
    _done_by_others,
)


def _only_named(owed: Owed, body: str, start: int, end: int) -> str:
    """A bare name is owed where something makes or sends it, counts it, or tells its day; not where its sentence only
    comes to speak of it: 听课意见当面反馈,评课表由教研员带回."""
    before, rest = body[:start].rstrip("“ "), body[end:].lstrip("”")
    verbs = f"{_CLAUSE.split(before)[-1]}{body[start : max(start, end - 2)]}"  # 参演学校报送活动心得 is one name
    goes_on = len(before) > _A_MARK and before.endswith(",") and not _BEHIND_DAY.search(before)
    undated = owed.due_line is None and bool(before)
    if _IS_MADE_OF_IT.match(rest) and _GATHERED.search(before):
        return "是用来做后面那份材料的"
    if _PUT_IN_PLACE.search(before) and _THEN_ANOTHER.match(rest) or _DO_IT.search(f"{before}{body[start:end]}"):
        return "是要做的事，交的是别的材料"
    if _RENEWS.fullmatch(body, start, end) and _SENDS_ANOTHER.match(rest):
        return "是要做的事，交的是后面的材料"
    if _ASKS_FOR.match(body, start) and rest.startswith((",《", "《")):
        return "是要申报的事，交的是后面的表"
    handed = _MADE_OR_SENT.search(verbs) or any(one.match(rest) for one in (_COUNTED, _GOES, _IS_DONE_TO))
    return "只是说到，看不出要交" if (goes_on or undated) and not handed else ""
