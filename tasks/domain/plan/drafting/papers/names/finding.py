"""What a sentence calls by name to be handed in: 《安全责任书》, 师德承诺书, “推门听课”活动教案."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from tasks.domain.plan.drafting.days.numbers import COUNT, UNITS
from tasks.domain.plan.drafting.draft_words import AWARDED, FORM, GENERIC, LEGAL, PAPER, WITH_ANOTHER
from tasks.domain.plan.drafting.papers.names.boundaries import BOUNDARY
from tasks.domain.plan.drafting.papers.names.documents import EACH_IN_BRACKETS, is_document, is_studied, only_points
from tasks.domain.plan.drafting.papers.names.listed_things import listed_things
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.within import is_counted_up, is_of_another, is_part, is_what_it_is_like
from tasks.domain.plan.drafting.places.online import find_online

_QUOTED = re.compile(r"《[^《》]+》|“[^“”]+”|「[^「」]+」|\"[^\"]+\"")
_IN_QUOTES = re.compile("(?<!在)(?<!登录)(?<!通过)“\x01{3,30}”")  # 在“项目库”上传
_ASKED = re.compile(
    r"(?:填[写报好]?|报送|上报|提交|附件\s*[\d一二三四五六七八九十]+)[:的]?$"
)  # 填写“汇总表”, 附件4“推荐表”
_HANDED = re.compile(r"(?:[报上提发]?[送传交]|进|截|\(|[^,。;]{0,6}(?:最后时间|截止))")
_WHO = re.compile(
    rf"^(?:的|完整的?|[一二三四五六七八九]是(?![否非])|写(?![作生字实])|即(?![时将可日便])(?=[一-龥]{{4}})|(?:学生|教师|每人|党员|职工)(?=[写撰])|\d+字(?:以[内上]|左右)?的?|成(?!绩|果|长|员|人|本|年|立|才|就|品|套|功|效|交|书|文|分|语|都|因|形|型|熟|组|册|片)|若干[节件篇份项个]|一批|今年的(?=.{{3}})|本校|本园|本单位|本辖区|本地区|本部门|本系统|本(?:[镇乡村站馆局县市院所厂店](?![长级民志区])|区(?!域)|社区|街道|公司|企业|行业|机关|支部)|本人|每[种类](?=[一-龥]+的)|各地(?!方)(?=[一-龥]{{2}})|各(?!月|季|周|学期|阶段|学科|年级)(?:[镇乡村站馆局县市区院所厂店队场]+(?![域际长级民志员点铺次主道]))?|前述(?=[一-龥]{{3}})|全体|每[户村家店](?=[一-龥]{{2}})|每位|每名|所有|参赛(?=学校|单位|教师|学生|选手|人员|者|作者|队|幼儿园|学员)(?![一-龥]{2}(?:名[单册]|花名册|信息表|登记表))|参训(?!总结|小结|心得|体会|感悟|报告|(?:人员|教师|学员|学生|班主任|干部|职工|医生)?(?:回执|名[单册]|花名册|信息表|登记表))|参加(?!人员|对象)|县(?![级道域志]|城(?!管))|本(?![次轮期届]|学[期年])|该|个(?=[报登申推汇][一-龥]{{1,4}}[表单])|一份|一式[一二两三四五\d]份|后|为|是|有(?![限机关效害毒色])|(?:村|社区)(?=写|填)|"
    rf"[一-龥]{{1,12}}[局股科委站办](?:提出|提供|提交|[报交送])(?=[一-龥]{{4}})|寄(?=[一-龥]{{4}})|中心校|中心学校|乡镇中心校|直属学校|学校(?=[一-龥]{{0,2}}$)|幼儿园(?=[一-龥]{{0,2}}$)|教师(?!名[单册]|征文|论文|作品|案例|心得|随笔)(?=[一-龥]{{0,2}}$)|班主任(?!名[单册])(?=[一-龥]{{0,2}}$)|单位(?=[一-龥]{{0,2}}$)|老师|[站村馆所院局镇乡户店厂班队组科室园校]的|(?:[一-龥]{{2,8}}[局委办科股站所院组]|[一-龥]{{2,6}}中心)的(?=[一-龥]{{4}})|[一二两三四五六七八九十\d]+\s*[次{UNITS}](?!分所))+"
)
_AS_SIGNED = re.compile(
    r"^[上当本下]个?(?:月|季度?|周)的(?=.{3})|^[一-龥]{1,4}好的(?=作品|材料|照片)|^.*(?:签[字名]|盖章|公章|印章|同意|批[复准]|审[核定批查签]|确认)(?:通过|无误)?后?的(?=.{2})|^[一-龥]{0,10}(?:通知|文件)的?附件\s*\d+的?(?=.{2})|^第[一二三四五六七八九十\d]{1,2}(?:部分|[大小]项|[条项款章节])(?:[中里内]的?|的)(?=[一-龥《]{2})|^附[件表]\s*\d+\s*[中里内]的?|^问[一二三四五六七八九十\d]{1,2}[中里]?的(?=[一-龥《]{2})|"
    r"^(?:切实可行|行之有效|简明扼要|内容翔实|有针对性|针对性强|可操作性强)的(?=.{3})|^(?:符合|结合|切合)[^,。;的]{2,10}的(?=.{4})|"
    r"^(?:[一二三两\d]|每)(?:节|堂|次)(?:课|活动)的(?=.{2})|"
    r"^(?:全面|系统|深入|认真|详细|客观|细致|科学|最好|较好|满意|有?代表性|有特色|典型)的(?=.{2})|"
    r"^(?:为|成)?(?:时长)?(?:\d{1,3}|[一二三四五六七八九十]{1,4})分钟(?:以[内上]|左右)?的(?=.{2})|^.*\d{2,5}\s*字(?:以[内上]|左右)?的?(?=.{3})|^(?:[修重]?[改编制写备填做弄]好的?|(?:重新|进一步)(?:完善|制定)|(?:重新|进一步)?(?:修订|修改)(?=.{4})|[准]?备[好齐]|带[好齐]|收齐|好(?![人事书课家评句文])|完善(?!情况|方案|措施|后)|[一-龥]{0,12}收齐|"
    r"出(?=报告|书面|总结))(?=.{2})|^“[^”]*(?:空间|平台|系统|网|群|栏目?|小程序)”[上中内]?的(?=.{2})|^(?:[场批届]次)的(?=.{2})"
)  # 加盖公章后的工作总结, 附件1中登记表, 准备好相关材料
_BEHIND = re.compile(
    rf"(?:的)?(?:(?:不超过|不少于|约)?\d{{3,5}}字(?:以[内上]|左右)|若干[{UNITS}]?|[两三四五六七八九十]样|(?<=[一-龥]{{2}})等?[两二三四五六七八九十\d][项种类](?:材料|资料|报表)|(?:每[次校园班人队名村组])?[共各]?[一二两三四五六七八九十\d]+\s*[次{UNITS}](?:以[上内])?(?:参[展评赛])?|(?<![第一二三四五六七八九十\d])[一二两三四五六七八九十\d]{{1,2}}\s*期|一式[一二两三四五\d]+份|各?[一二两\d]份|"
    r"加?盖[一-龥]{0,6}?公?章(?:后|的)?|签字|签名|打包|压缩|等|汇总|都|均|一律|还|也|又|仍)+$"
)
_OF_IT = re.compile("(?<=[一-龥》]{2})的$")  # 活动总结的|报送截止时间
_TOLD = re.compile(r"(?:书面|电话|口头|立即|及时|逐级|同时)报告$")  # 向办公室书面报告: is told, and no paper
_WRITTEN = re.compile(r"(?:形成|撰写|写出|出具|提交|提供|拟写)(?:一份|\x00)*$")  # 形成书面报告
_EACH_OF_THEM = re.compile(  # what was named before, and its parts
    r"每[件篇个份项幅部](?:作品|材料|案例|课题|项目|成果)$|一[\u4e00-\u9fff]{1,3}(?:发|报|交|附|配)?一(?:[份个张本篇册件套项条][一-龥]{0,3}|[表单册档案卡策]|报告?|备案)$|每[次份篇项个期](?=记录|材料|简报|总结|档案)|每[篇份件个次节][须应需]?所?[配附含]|每[件篇个][一-龥]{2}(?=照片|图片)"
)
_NO_PAPER = re.compile(
    r"不随|^不[配剪加做附带录拍编]|^[逾过]期|^从(?![业事])|^[报交]材料$|^同一[份张本]|^[一-龥]{0,4}一[个份篇段](?:视频|作品|文件)$|(?:首个?|第[一二三]个|[前后下上次]一个?|最后一?个?)工作日报$|^(?:粘)?贴(?:近期|本人|有|上|[一二两1-2]寸)|的?[一-龥]{1,6}(?:可|可以|可自行)(?:修改|调整|完善|补充)|(?<![一-龥])[一-龥]{0,8}可?自留|^内?收取?材料$|^[一-龥]{1,5}一[张份][表册单]$|"
    r"^[一-龥]{0,6}[读看写画办做填听学交报]了|[表告结单册料案]已(?:[在于经]|被)[一-龥]{2}|^[一-龥]{2,12}(?:局|委|会|部|中心)(?:统一)?颁发|"
    r"^对照(?!检查|表|剖析|报告|材料)|^同[日天]报$|"  # 对照名单填写; 与计划同日报
    r"^可?(?:另)?[配附](?!件)(?:以|上|有)?(?:[一二三两四五六\d]{1,2}[张幅])?[一-龥]{0,4}(?:图|照片|音乐|[一二三两\d][一-龥]{1,3}(?:说明|介绍))|^(?:凡?(?:未|没有?|无)(?:另外?|另行)?(?:特别|专门|单独)?|特别|特此|郑重|温馨|几点)(?:说明|提示|提醒)$|"
    r"扫[描码]?[^《》]{0,14}二维码$|^每[表册单卡书篇份]$|^[这那][一二两三]?[张份本册](?:表|单|册|卡)$|^[^《]*实行[零日周旬月季年]报|^稿$|^[日天]的|^[一二两三四五六七八九十\d]+[种类项样][一-龥]{0,4}(?:表|材料|资料|作品)$|^[上下附该]?表[中内所列]+[^《》]{0,14}?的?(?:材料|资料|表格)$|^见(?!闻|习|面|证)|(?<!以)作为|^(?:颁发|公布|宣布|通报|评出|授予)|^凡(?!例)|"
    r"(?:每|各)[种类项](?:材料|资料|表格)$|^纳入|^(?:全程|同步|同期|随堂)?(?:录音|录像|摄像|拍照|录屏)$|^(?:要)?(?:注意|及时|随时|做好)(?:收集|搜集|积累|保存|留存|保留)|"
    r"^报?的(?=材料|资料)|[缺少无]书$|^即(?!时)|零报告$|^一[表册单档卡张份]$|该(?:作品|材料|表|课题|项目|案例|成果)$|^(?:按照?|依照|参照)(?![时期月季周])|[每逐按][周旬月季年日]报$|^随(?:[稿函文件表]|作品|材料|申报书)$|(?:报送|投稿|填写|填报)?(?:方[式法]|途径)说明$|^列表$|^[正副]本$|^每[一-龥]{1,5}一[表册单份档]$|^(?:内|须|均|其中)?含(?!量)|有计划$|按照?(?:方案|计划|清单|名单|目录)$|^[做抓开搞办]好|(?:去处|去向|渠道|途径|栏目|符号|名词|术语|字段)说明$|^(?:[村校园站镇乡县市省室所院馆里]{1,2}里?)?不[另再]?[交报]|^不[收接]|^(?:反映|体现|涵盖|内容(?:应|须)?(?:为|是|包括|包含|涵盖|含))[^《》]*(?:情况|数据|信息|结果|内容)$|不[用需必再]*[填报交]|不得|不准|严禁|[见按如照依][上下附后此该本]表$|样[表张]$|^[也均都更亦]?(?:不[用需必须]|无[需须])|^先(?!进|锋|行|烈|优|天|模|贤|辈|期)|^(?:认真|全面|逐[条项一]|自行)?自[评查]$|[退返][回还](?:给?(?:各?(?:单位|学校)|本人|[各原本]?[校园]|教师))|(?:^|自留|[空旧原])(?:空表|空白表|底稿|旧表|退稿|提取码|链接和?.{0,4}|不退稿|人力资源)$"
)
_OF_SOMEBODY = re.compile(  # 工业企业的报表一律通过平台填报: whatever they are
    r"[一-龥]{0,10}(?:企业|单位|学校|机构|部门|乡镇|街道|园所)的(?:报表|材料|资料|表格|文件)"
    r"|(?:第?[一二三四五六七八九十\d]{1,3}[部步阶])?[分段]?的(?:报表|材料|资料)[一-龥]{0,8}"  # 第二、三部分的材料
    r"|[前后第][一二三四五两]{1,2}[次批]的(?:材料|资料|报告|表格?|文件)"  # 前两次的材料发至…,第三次的报告送…
)
_SPOKEN_OF = re.compile(
    r"[在于自从]?[^,。;《》]{0,14}(?:[已未]?满|超过|不足)[一二两三四五六\d]{1,2}年[^,。;《》]{0,4}的(?=[一-龥]{0,6}(?:单位|企业|学校|[校园站村户]|机构|人员|者|,))|(?:将|均|一律)?(?:纳入|列入|计入|载入)|(?:[于在将]?(?:20\d\d年)?\d{1,2}月\d{1,2}日?(?:之?前|以前)?)?(?:即将)?(?:到期|期满|届满|过期|失效|换发)|(?:的?基础上|整理后|审核后|汇总后|归档后|移交前)|(?:填报|报送|上报|审核|编制|评审|认定|发放|征集|收集)(?:工作)?(?:全部)?结束[之以]?后|[于在将]?(?:\d{1,2}月\d{1,2}[日号])?之?前?(?:统一|及时)?反馈(?:[给至到]|本人|各|学校|单位|教师|作者)|[括含]|(?:报送|上报|填报|提交|公开)(?:制度|工作|要求|任务|质量|纪律)"
)  # 严格执行信息报送制度
_IS_OWN = re.compile(r"\s*[一二两三四五六\d]{1,2}\s*[篇则条](?=[一-龥]{2}信息)|(?:教师|学校)作品")  # 2篇活动信息
_AS_FORMS = re.compile(r"[^。;,]{0,40}等[^,。;]{0,6}(?:形式|方式)(?![报上提送交发])")  # 可填写小论文、报告等形式
_FOR_EXAMPLE = re.compile(  # 资质、规模、纳税情况、紧缺性等因素
    r"(?:、[^,。;、《》]{1,8}){0,5}(?:等|[两三四五六七八九十\d]{1,2}[类种大])[一-龥]{0,6}(?:制度|活动|工作|能力|方面|环节|过程|因素|条件|指标|主题|专题|话题|板块|领域)(?![的报表情])"
)
_SIZED = re.compile(r"(?:均|各)?[应须需]?(?:在|不[小低少]于|大于)?\d{1,4}(?:\.\d)?\s*(?:[MKG]B?|万?像素|dpi)", re.I)
_NOTICE = re.compile(r"(?:条例|通知书?|文学|杂志|月刊|周刊|晚报|晨报|学报|教育报)》$")  # only spoken of
_REFERENCE = re.compile(r"(?:^|(?<=[,、(:和及]))附[件表]\s*[\d一二三四五六七八九十]+\s*[:.、]?")
_BATCH = re.compile(
    r"第[一二三四五六七八九十]{1,2}批(?:次)?[为是][^,。;:]{1,16}(?=[,;:])"
)  # 第一批为一季度数据,4月10日前
_MONTHS = re.compile(r"\d{1,2}月份?(?:[至到—~-]|—{2})\d{1,2}月份?的?(?=[一-龥《])")  # 6月至9月的值班表
_RANGE = re.compile(rf"{COUNT}\s*(?:[-—–~～]+|[至到])\s*{COUNT}\s*[{UNITS}]")  # 活动照片3—5张
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
_BLANK = re.compile(rf"_{{2,}}\s*[{UNITS}]")  # 证明___份
_HELD = re.compile(r"\((?:见|详见|模板见|格式见|样表见)?附[件表][^)]*\)")
_BETWEEN = re.compile(r"[、;。]|和(?!谐|平)|以?及(?!格|时)|(?<=》)(?=《)")
NAMED_ASIDE = (  # in brackets, and yet a part of the name: 校(园)长陪餐记录表, 课题(项目)申请表
    r"[一-龥]{1,2}\)[长职任]|(?!附|略|样|见|盖章|签|原件|扫描|电子|纸质|双面|[必选可限含共每各正全试暂已新]|[县市区镇乡街社村园校院系部处所局站组科室班人户单学])"
    r"[一-龥]{2,3}\)(?![报发交送寄传填写于由须应需请并将和及与至到给在经按一每各打装加存签复扫命以用通为是的见])[一-龥]"
)
_WITHIN_NAME = re.compile(rf"\((?={NAMED_ASIDE})([一-龥]{{1,3}})\)")  # 校(园)长陪餐记录表 is one name
_IS_ANOTHER = re.compile(
    r"(?P<what>[一-龥“”]{0,12}(?:课例|微课|视频|作品|照片|案例|论文|征文|教案|稿件|作业|课件))"
    r"(?:均|都|一律|[应须需]|应当|必须)?[为是](?=[一-龥]|[A-Z\d]{2,5}\s*格式)"
)
_POINTS = re.compile("(?:相关|有关|所有|全部|各项|以上|上述)+的?")  # 相关纸质材料
_AMONG = re.compile(r"[中里](?:择优|遴选|选出?|推荐)?(?:报送|推荐|选送|上报)[一-龥《“]")  # 从本校课例中择优报送课例视频
_NEAR = 80  # signs in front of a name that tell how it is meant
_ASIDE = re.compile(rf"(?:(?<![材资]料)|(?!{EACH_IN_BRACKETS}))\((?!{NAMED_ASIDE})[^()《》]*\)")


def find_names(text: str, start: int, end: int, blank: Iterable[tuple[int, int]]) -> tuple[Name, ...]:
    """The papers that a stretch of a line names, in order; `blank` are the stretches that are dates or addresses."""
    bare, blank = text, tuple(blank)
    for pattern in (_HELD, _ASIDE, _RANGE, _REFERENCE, _CLOCK, _BLANK, _BATCH, _MONTHS):
        bare = pattern.sub(lambda m: "\x00" * len(m[0]), bare)
    signs = list(bare)
    for first, last in blank:
        signs[first:last] = "\x00" * (last - first)
    for match in (*_legal(text), *WITH_ANOTHER.finditer(text, start, end)):
        signs[match.start() : match.end()] = "\x00" * (match.end() - match.start())
    hidden = _WITHIN_NAME.sub("\x01\\1\x01", "".join(signs))
    hidden = _QUOTED.sub(lambda m: m[0][0] + "\x01" * (len(m[0]) - 2) + m[0][-1], hidden)
    named = tuple(name for first, last in _pieces(hidden, start, end) for name in _of_piece(text, hidden, first, last))
    found = _with_things(text, start, end, named, blank)
    ends = {name.end for name in found}
    return tuple(name for name in found if not (text[name.start - 1 : name.start] == "/" and name.start - 1 in ends))


def _with_things(
    text: str, start: int, end: int, found: tuple[Name, ...], blank: tuple[tuple[int, int], ...]
) -> tuple[Name, ...]:
    """Also what a list names beside them that is no paper by its name."""
    spans = [(a, b) for a, b in listed_things(text) if not any(c <= a and b <= d for c, d in blank)]
    things = [Name(a, b, text[a:b], listed=True) for a, b in spans if start <= a and b <= end]
    firm = [one for one in found if not (one.generic and any(_is_told_by(one, thing, things) for thing in things))]
    new = [thing for thing in things if not any(_meet(thing, one) for one in firm)]
    known = [replace(one, listed=any(_meet(thing, one) for thing in things)) for one in firm]
    return tuple(sorted((*known, *new), key=lambda one: one.start))


def _is_told_by(one: Name, thing: Name, things: list[Name]) -> bool:
    """《登记表》连同作品原件: the originals are a thing of the list, and no form of the paper beside them."""
    original = one.form == "原件" and len(things) > 1
    return one.title == thing.title or original and f"{one.title}{one.form}" == thing.title


def _meet(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=512)  # a line is read stretch by stretch
def _legal(text: str) -> tuple[re.Match[str], ...]:
    """What a whole line names only to go by: 根据金融类、物流类引进方案(附件3)打分."""
    return tuple(LEGAL.finditer(text))


def names_in(text: str) -> tuple[Name, ...]:
    """The papers that a whole text names, in order, but for the generic ones."""
    places = [(one.start, one.end) for one in find_online(text, 0, len(text)) if one.led]  # 上传“备课网”学校目录
    return tuple(name for name in find_names(text, 0, len(text), places) if not name.generic)


def _pieces(hidden: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in BOUNDARY.finditer(hidden, start, end):
        if match.start() > at:
            yield at, match.start()
        at = max(at, match.end())
    if end > at:
        yield at, end


def _of_piece(text: str, hidden: str, start: int, end: int) -> Iterator[Name]:
    books = [(m.start() + start, m.end() + start) for m in re.finditer(r"《\x01+》", hidden[start:end])]
    books = [(a, b) for a, b in books if not (_NOTICE.search(text[a:b]) or is_studied(text, a, b))]
    if not books and "《\x01" in hidden[start:end]:
        return  # 《通知》 is what is spoken of
    if len(books) > 1 or books and _ends_in_book(text, books[-1][1], end):
        for first, last in books:
            yield Name(first, last, text[first:last])
        return
    title, form, end = _named(text, start, end)
    near = hidden[max(0, start - _NEAR) : start]
    if form and (not title or form.endswith("材料") and _POINTS.fullmatch(title)):
        yield Name(start, end, f"{title}{form}", generic=True, form="" if title else form)
    elif (
        title
        and not _EACH_OF_THEM.match(title)
        and not _NO_PAPER.search(title)
        and (PAPER.search(title) or title.endswith(("复印件", "扫描件", "原件", "原作")) or books)
        and len(title) <= 40
        and not (_SPOKEN_OF.match(text, end) or _SIZED.match(text, end) or is_counted_up(title, text, end))
        and not AWARDED.match(title)
        and (not _TOLD.search(title) or _WRITTEN.search(near))
        and not (_AS_FORMS.match(text, end) and "《" not in title)
        and not (_FOR_EXAMPLE.match(text, end) and "《" not in title)
        and not only_points(title, text, end)
        and not _is_beside(title, text, start, end, near)
    ):
        yield Name(start, end, title, _is_generic(title, text, start), form)
    elif title and not PAPER.search(title):
        yield from _in_quotes(text, hidden, start, end)


def _ends_in_book(text: str, book: int, end: int) -> bool:
    """《总结》于…, 《周报表》数据统计至4月30日; not 《课程》教案, which is another paper."""
    rest = text[book:end]
    return is_counted_up(rest, text, end) or not PAPER.search(_bare(rest)[0])


def _is_beside(title: str, text: str, start: int, end: int, near: str) -> bool:
    """Whether what is named stands in another paper, or only says what one is like."""
    among = near.endswith("从") and bool(_AMONG.match(text, end))
    part = among or is_of_another(title, near, text[end:], text[start:end]) or is_part(text, end, near)
    return part or is_what_it_is_like(text[start:end], near)


def _is_generic(title: str, text: str, start: int) -> bool:
    return bool(GENERIC.match(title) and not _IS_OWN.match(text, start) or _OF_SOMEBODY.fullmatch(title))


def _named(text: str, start: int, end: int) -> tuple[str, str, int]:
    """A piece's name, its form, and where it ends: 课例为课堂实录视频 names a 课例, and says what it is like."""
    title, form = _bare(text[start:end])
    told = _IS_ANOTHER.match(title)
    return (told["what"], form, text.index(told["what"], start) + len(told["what"])) if told else (title, form, end)


def _in_quotes(text: str, hidden: str, start: int, end: int) -> Iterator[Name]:
    """师父的“学期带教计划”进邮箱的最后时间: a paper's name in quotes among other words."""
    for match in _IN_QUOTES.finditer(hidden, start, end):
        title = text[match.start() + 1 : match.end() - 1]
        if is_paper(title) and (_HANDED.match(text, match.end()) or _ASKED.search(text, 0, match.start())):
            yield Name(match.start(), match.end(), text[match.start() : match.end()])


def _bare(piece: str) -> tuple[str, str]:
    """A piece without who, how many and in which form: 各校安全工作总结电子版 -> 安全工作总结, 电子版."""
    title, form = _OF_IT.sub("", piece.strip()), ""
    while True:
        before = title
        title = _AS_SIGNED.sub("", _BEHIND.sub("", title)).strip()
        for match in FORM.finditer(title):
            if match.end() == len(title) and match[0]:
                form, title = match[0] or form, title[: match.start()].strip("的 ")
                if title and "《" not in title and (form == "复印件" or is_document(title, form)):
                    return f"{title}{form}", form  # 退款凭证复印件 is no 退款凭证
                break
            if match.start() == 0 and match.end() > 0 and PAPER.search(title[match.end() :]):
                form, title = match[0], title[match.end() :].lstrip("的")
                break
        title = _WHO.sub("", title) if PAPER.search(_WHO.sub("", title)) else title
        if title == before:
            return title, form


def all_papers(told: str) -> tuple[str, ...]:
    """The papers of a text that is nothing else: 《统计表》《典型案例》, 计划、总结; none where it says more."""
    pieces = [piece.strip() for piece in _BETWEEN.split(told) if piece.strip()]
    return tuple(pieces) if all(is_paper(piece) for piece in pieces) else ()


def is_paper(text: str) -> bool:
    bare = re.sub(r"\([^()]*\)$", "", text.strip(" 。:,;"))
    return len(text) <= 32 and bool(PAPER.search(bare.rstrip("》”"))) and not GENERIC.match(bare)
