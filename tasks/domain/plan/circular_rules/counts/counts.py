"""How many: not said, said so that two readings fit, or so that the parts do not make the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.counts.photos import is_of_photos, photos_asked_for
from tasks.domain.plan.circular_rules.counts.picked import asks_for_papers
from tasks.domain.plan.circular_rules.counts.untold_numbers import untold_number
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"(?:\d{1,5}|[一二两三四五六七八九十]{1,3})"
_UNIT = r"(?:张|幅|份|篇|次|个|节|件|项|名|人|本|套|字|部|册|例|期)"
_DAYS = re.compile(r"(?<![\d年月日号至到—-])[\d年月日号至到—-]{1,30}[日号月]")
_COUNTED = re.compile(
    rf"\d%|{_N}\s{{0,2}}(?:[-—–~至到]\s{{0,2}}{_N}\s{{0,2}})?(?:{_UNIT}|[户家位])|[每各](?!部门|部委|项(?:工作|活动|任务|要求|规定|制度|措施|准备|内容)){_UNIT}|全部|所有|逐"
)
_BARE = re.compile(rf"[一-龥]{{0,6}}{_N}")  # 2, 每园2 in the column 份数
_OF_EACH = re.compile(  # 每篇2000字左右, 每节微课附《推荐表》1份: what one of them is like
    r"每(?:[篇件份幅本部例节册条则集]|个(?=[一-龥]{0,4}(?:案例|作品|微课|视频|节目|课例|论文))|项(?=[一-龥]{0,4}成果))[^,。;]{0,40}"
    r"|\d{2,5}\s{0,2}字|《[^《》]{1,60}》(?:\([^()]{0,8}\))?,?\s{0,2}(?:每(?:[校园站村院人户名]|单位)|各)?[\d一二两三]{1,2}\s{0,2}[份张]|一式[一二两三四五六\d]份"
    r"|[一二三特优金银铜]等?奖[^,。;\d]{0,4}\d{1,3}\s?[名篇件个项幅部人]"
    r"|附[^,。;《]{0,8}?[\d一二两三四五六]{1,2}\s{0,2}[张份幅]|一[个次项](?=[一-龥])(?![一-龥]{0,6}(?:案例|作品|微课|视频|节目|课例|论文|征文|设计|材料|班级|集体|家庭))"
)
_PICKED = re.compile(
    r"(?:(?:优质|示范|精品)课(?!程|例|堂)|(?:优秀|优质|典型|精品|代表性|先进|最美|模范)[一-龥]{0,8}(?:个案|案例|论文|作品|课例|征文|微课|视频|照片|故事|手抄报|(?:读书|学习|调研|观察|采风|实践)?笔记|读后感|书评|日记|书信|书法|海报|标语|手账|演讲稿|调研报告|心得(?:体会)?|剪纸|书画|[绘幻想国漫版]{1,2}画|教师|学生|班级|教学设计|经验材料|个人|家长|[一-龥]员|节目|干部|工作者|班主任|作业设计|教案|集体|家庭(?!教育|医生|农场|作业|病床)|志愿者|班组|支部))(?![一-龥]{0,6}要)"
    r"(?!的(?:产生|评选|推荐|推选|认定|条件|标准|名单))(?![一-龥、”]{0,6}(?:评选|评比|推荐(?!材料)|推选|选拔|申报|表彰|学习宣传)[一-龥]{0,8}(?:工作|活动|表(?!彰)|办法|通知|名单|方案|条件|标准|要求|办公室))"
)
_NOMINATED = re.compile(  # 推荐优秀病历,复印后送…: whatever is picked
    r"(?<=推荐|选送|推选|选报|遴选)(?:优秀|优质|典型|精品|先进|最美|十佳|模范)(?![一-龥]{0,8}(?:材料|名单|推荐|申报|情况))[一-龥]{2,6}(?=[,。;])"
)
_BY_A_QUOTA = re.compile(
    r"按(?:照)?所?(?:分配|下达|给定|核定|规定|限定)的?(?:推荐)?(?:名额|指标|数量)(?=[一-龥]{0,4}(?:推荐|报送|选派|选送|执行))"
)
_QUOTA_TOLD = re.compile(
    r"名额|分配|(?:推荐|选派|选送)指标|每[校园站村院所][^,。;]{0,4}(?:推荐|选派|选送)|推荐[^,。;]{0,10}[每各]"
)
_BY_A_SHARE = re.compile(
    r"按(?:照)?[^,。;\d]{0,14}(?:一定|适当|相应|合理)的?比例"
    r"(?=[^,。;\d(]{0,6}(?:推荐|推选|选派|选送|报送|上报|申报))"
)
_SHARE_TOLD = re.compile(r"\d%|百分之|比例[^,。;]{0,8}[见附]|名额|指标")
_BY_QUOTA = re.compile(r"(?:名额|指标)[一-龥]{0,4}分配[一-龥]{0,4}(?:表|见|\()|(?:名额|推荐数量|指标)[一-龥]{0,4}见附")
_OWN_ACT = re.compile(r"由[^,。;]{2,14}(?:局|中心|组委会|工会|协会|进修学校)[^。;]{0,60}$")  # 由县教育局…并推荐优秀教师
_NOT_BY_THEM = re.compile(r"[^。;]{0,24}(?:不[需用必再]|无需)[^,。;]{0,4}推荐|由[^。;]{2,20}(?:产生|确定|评出|抽取)")
_GOES_UP = re.compile(
    r"[^,。;]{0,6}?将[编收结汇刊登展推发印入择选报在由通]|将?(?:由(?:我[局校院]|[^,。;]{0,8}(?:中心(?!校|学校|小学)|[局室]|组委会|协会|联合会)))?(?:择优|统一)?(?:推荐|选送|推送|报送)(?:参加|参评|至|到)?[省市国]"
    r"|[^,。;]{0,16}?(?:展播|展出|编印|汇编成|结集)"
)  # 优秀课例将推荐参加市级比赛
_MATERIALS = re.compile(r"(?:报送|上报|提交|上交)[一-龥]{0,2}材料|材料(?:报送|上报|提交|清单)")
_WORKS_TOLD = re.compile(rf"每[校园站馆院镇村]?[^,。;]{{0,24}}作品{_N}{_UNIT}")  # 每校按组别报送书写作品10件
_ANNOUNCES = re.compile(
    r"^[^。;]{0,30}关于[^。;]{2,60}的(?:通知|函|公告|通告|方案|意见)$|(?:通知|安排|公告)如下:?$"
    r"|决定(?:组织)?(?:开展|举办)[^。;]*(?:工作|活动|评选)$"
)
_HEADING = re.compile(r"^[^\s,。;:|]{2,16}(?:推荐|推选|评选|选送|选拔|选树|征集|报送)$")  # 2) 优秀团员推荐
_EACH_ONCE, _LIST = re.compile(rf"各{_N}份[^。;]{{0,60}}:$"), 6  # lines
_PICKS = re.compile(r"推荐|推选|报送|上报|提交|上交|选送|遴选|评选并")
_BOUNDS = re.compile(
    rf"(?:不少于|不低于|不得少于|至少|不多于|不超过|不得超过|最多)[一-龥]{{0,3}}\s{{0,2}}{_N}\s{{0,2}}{_UNIT}?[一-龥]{{0,2}}?(?<!级)(?:以上|以下|以内|左右|上下)"
)
_ABOUT = re.compile(
    rf"(?:(?:大约|约)\s{{0,2}}{_N}\s{{0,2}}[一-龥]{{1,2}}(?:左右|上下)|{_N}\s{{0,2}}[张篇份件幅节条段部首则](?:左右|上下)|(?:大约|约)\s{{0,2}}{_N}\s{{0,2}}[张篇份件幅节条段部首则])"
)
_ABOUT_SO_MANY = re.compile(  # 推荐2至3名左右
    rf"(?:推荐|推选|选派|选送|遴选|报送|上报|提交|每[校园站村镇])[^。;]{{0,24}}?(?<!\d){_N}\s{{0,2}}(?:至|到|[-—–~])\s{{0,2}}{_N}\s{{0,2}}{_UNIT}(?:左右|上下)"
)
_ROUGH = re.compile(r"(?:两三|三四|三五|四五|五六|七八)(?:张|篇|份|件|幅|节|次|个)|\d{1,5}余(?:张|篇|份|件|幅|节|次)")
_FROM_TO = re.compile(  # who picks 推荐1至2篇 may choose; who has to write must know
    rf"(?:撰写|报送|上报|提交|上传|上交|(?<!组照)(?<!组照[(,])每[校园人班科组村镇站队社]|每名)(?:(?!推[荐选报]|[选申]报|选送|遴选)[^,。;]){{0,16}}?{_N}\s{{0,2}}(?:[-—–~]|至|到)\s{{0,2}}{_N}\s{{0,2}}(?:篇|份|件|幅|节|个|张)(?![^。;]{{0,16}}自行(?:掌握|确定|决定|把握))"
)
_OWN_WORK = re.compile(
    r"联系|指导(?!教师|老师)|包[联保片]|承担|听课|走访|结对|辅导(?!员|教师|老师)"
)  # 每人联系5至6个单位: nothing is handed in
_BY_THE_OFFICE = re.compile("由[^,。;各]{2,14}[办局委馆部处科股](?:择优|统一|负责)?(?:推荐|选送|报送|上报)")
_LEFT_TO_EACH = re.compile(r"^[^,。;]{0,8}(?:鼓励|欢迎|提倡)")  # 鼓励各乡镇报送做法和图片,择优刊发
_COPIES = re.compile(rf"(?:一式|纸质[版件稿]?)\s{{0,2}}{_N}\s{{0,2}}(?:至|到|[-—–~]|或)\s{{0,2}}{_N}\s{{0,2}}份")
_ANY_OF = re.compile(rf"{_N}\s{{0,2}}[-—–~至到]\s{{0,2}}{_N}\s{{0,2}}(?:{_UNIT}不等|[张幅份篇件个]以上)")  # 3至5份不等
_EITHER = re.compile(rf"{_N}{_UNIT}?或者?{_N}(?:张|篇|份|件|幅|节|次|名|项|部)")
_TWICE = re.compile(
    r"(?<!第)(?<!\d)(\d{1,2}|[一二两三四五六七八九十])\s{0,2}(?:(?!套\()[张份篇件幅节次套个名]\((\d{1,2}|[一二两三四五六七八九十])[张份篇件幅节次套个名](?![一-龥])|\((\d{1,2})\)\s{0,2}[张份篇件幅节次套个名])"
)
_BY_SUBJECT = re.compile(r"[按分各](?:学科|年级|班级|教研组|备课组)")
_PER = re.compile(
    r"每[校园班人科]|每个?(?:学科|年级|班级|教研组|备课组|学校|教师)|各[校园]各|各学科各|[各每](?:学科|年级)\s{0,2}\d|共\s{0,2}\d"
)
_TIMES = re.compile(
    rf"(?:小学|初中|(?<!集)中学(?!习)|高中|幼儿园|各校|学校)[一-龥]{{0,4}}{_N}\s{{0,2}}(?:次|篇|份|节|件)"
)
_LESSONS = re.compile(rf"上{_N}节[^,。;]{{0,12}}课")  # 各年级上1节教育课
_ANGLES = re.compile(rf"\(?\s{{0,2}}({_N})\s{{0,2}}张[^,。;)不少至]{{0,2}}不同[^,。;)]{{0,8}}\)?")
_BOUNDED = re.compile(r"不少于|至少|不低于|以上|不超过|各|每")
_EACH_COUNT = re.compile(
    rf"(每[校园人班科]|每个?(?:学校|教师|学科|班级))[^,。;\d]{{0,12}}?({_N})\s{{0,2}}(张|篇|份|件|幅|节|次|个)"
)


def count_missing(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        text = "" if one.line in circular.head_lines else re.sub(r"《[^《》]{1,80}》", "", one.text)
        if found := untold_number(text):
            yield defect("count-missing", one.line, found[0], f"“{found[0]}”没有说要多少")
        elif found := _of_untold_quota(circular, one):
            yield defect("count-missing", one.line, found[0], f"“{found[0]}”是多少，全文没有写")
        elif (found := _uncounted(circular, one)) and not (_LEFT_TO_EACH.search(one.text) or _goes_on(one, found)):
            yield defect("count-missing", one.line, found[0], f"“{found[0]}”没有说要几{_unit(found[0])}")


def _goes_on(one: Sentence, found: re.Match[str]) -> bool:
    """优秀节目由县语委办推荐到市: an office does it."""
    return _BY_THE_OFFICE.match(one.text, one.text.find(found[0]) + len(found[0])) is not None


def _of_untold_quota(circular: Circular, one: Sentence) -> re.Match[str] | None:
    """各校按分配名额推荐, 按一定比例推荐, where no other line and no attachment tells any."""
    for words, told in ((_BY_A_QUOTA, _QUOTA_TOLD), (_BY_A_SHARE, _SHARE_TOLD)):
        found = words.search(one.text)
        if found is None or told.search(one.text, found.end()):
            continue
        if not any(told.search(text) for line, text in circular.lines if line != one.line):
            return found
    return None


def _uncounted(circular: Circular, one: Sentence) -> re.Match[str] | None:
    place = circular.places[one.line]
    text = re.sub(r"《[^《》]{1,80}》", lambda name: "书" * len(name[0]), one.text)
    if re.search(r"(?:类别|等级|盖章)[^。;]{0,40}:?$", one.text) and not one.asks:
        return None  # a form's line: 推荐类别（奖章／优秀工作者）：
    if _ANNOUNCES.search(one.text) or _HEADING.search(place.text):
        return None  # 关于推荐“最美家庭”的通知, 为做好优秀教师推荐工作,…通知如下
    if place.section == one.line and not re.search("[,。;]", circular.narrow[one.line]):
        return None  # 一、推荐县级“最美家庭”
    if "择优" in text and not _PICKED.search(text):
        text = f"{one.head},{text}"  # 3.优秀案例。由各校择优推荐报送,每篇3000字以内
    picks = one.asks or "推荐" in text or "推选" in text or (place.style and _MATERIALS.search(place.heading))
    found = _PICKED.search(text) if picks and (_PICKS.search(text) or len(text) < 25) else None
    if found is None and picks and asks_for_papers(circular, one):
        found = _NOMINATED.search(text)
    own_act = found and (
        _OWN_ACT.search(text[: found.start()])
        or _GOES_UP.match(text[found.end() :])
        or _NOT_BY_THEM.match(text[found.end() :])
    )
    if found and (own_act or _BY_QUOTA.search(circular.all_narrow)):
        return None  # 名额分配见附件1
    found = found or photos_asked_for(circular, one, text)
    works = found is not None and not is_of_photos(found[0])
    if not works and any(_EACH_ONCE.search(circular.narrow.get(n, "")) for n in range(one.line - _LIST, one.line)):
        return None  # 将以下材料各1份发至…: over its list
    return None if found is None or _is_counted(circular, one, found[0], works=works) else found


def _is_counted(circular: Circular, one: Sentence, name: str, *, works: bool) -> bool:
    """A count in the sentence, or elsewhere in its item: 每校限报3件; for works none that tells what one is like."""
    place = circular.places[one.line]
    around = range(one.line - 6, one.line + 7)
    items = [n for n in around if n in circular.places and circular.places[n].item == place.item]
    if (
        works and (one.asks or asks_for_papers(circular, one)) and place.item in {0, place.section}
    ):  # no item of its own: what speaks of these works
        items = [n for n in items if n == one.line or _speaks_of(circular, n, name)]
    if (works and _is_numbered_elsewhere(circular, one.line, name)) or _BARE.fullmatch(
        circular.cell_under(one.line, Column.COUNT)
    ):
        return True
    near = (_DAYS.sub("", circular.narrow[n] if n != one.line else place.text) for n in items)
    return any(_COUNTED.search(_OF_EACH.sub("", text) if works else text) for text in near)


def _is_numbered_elsewhere(circular: Circular, line: int, name: str) -> bool:
    """优质微视频于5月22日前报送, where another item has asked for 优质微视频1个 of each."""
    told = re.compile(
        rf"{re.escape(name[-4:])}[》”]?,?[^,。;\d]{{0,12}}{_N}\s{{0,2}}{_UNIT}|{re.escape(name[-4:])}\({_UNIT}\)"
        rf"|{re.escape(name[-4:])}[^。;《》]{{0,24}}若干"  # is told there
    )
    works = _WORKS_TOLD if name == "优秀作品" else told
    return any(n != line and (told.search(text) or works.search(text)) for n, text in circular.lines)


def _speaks_of(circular: Circular, line: int, name: str) -> bool:
    """Whether a line names the works, or names no paper: 每校限报3件 may stand alone in a section."""
    text = circular.narrow[line]
    named = name in text or (name[-2:] in text and _PICKS.search(text))
    return bool(named) or bool(circular.places[line].item) and not documents_in(text)


def _unit(name: str) -> str:
    return (
        "张"
        if is_of_photos(name)
        else "名"
        if re.search(r"(?:教师|学生|个人|家长|员|干部|工作者|班主任|志愿者)$", name)
        else "件"
    )


def count_unclear(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    first: dict[tuple[str, ...], tuple[int, int]] = {}
    for one in sentences(circular):
        for pattern, why in _UNCLEAR:
            if (found := pattern.search(one.text)) and not _OWN_WORK.search(found[0]):
                yield defect("count-unclear", one.line, found[0], f"“{found[0]}”{why}")
        if (found := _TWICE.search(one.text)) and number_of(found[1]) != number_of(found[2] or found[3]):
            yield defect("count-unclear", one.line, found[0], f"“{found[0]}”两个数不一样")
        if (found := _AROUND_AT_MOST.search(one.text)) and int(found[2]) < int(found[1]):
            yield defect("count-unclear", one.line, found[0], f"约 {found[1]} 字，又最多 {found[2]} 字，合不到一起")
        told = _LESSONS.sub("", one.text)
        if (found := _TIMES.search(told)) and _BY_SUBJECT.search(told) and not _PER.search(told):
            yield defect("count-unclear", one.line, found[0], f"“{found[0]}”是每校，还是每个学科（年级）没有说")
        found = _ANGLES.search(one.text)
        if found and is_of_photos(one.text) and not _BOUNDED.search(one.text):
            yield defect("count-unclear", one.line, found[0].strip("()"), "是正好这么多，还是至少这么多没有说")
        if one.line not in circular.rows:  # 书画|每校8件, and below it 摄影|每校6件
            yield from _counted_twice(one, first)


_UNCLEAR = (
    (_BOUNDS, "前后两个界限合不到一起，到底要多少没有说"),
    (_ABOUT, "没有准数，少多少算不够没有说"),
    (_ABOUT_SO_MANY, "没有准数，少多少算不够没有说"),
    (_ROUGH, "没有准数，少了也无从判断"),
    (_COPIES, "从几到几，少的够不够没有说"),
    (_FROM_TO, "从几到几，少的够不够没有说"),
    (_ANY_OF, "从几到几，少的够不够没有说"),
    (_EITHER, "是哪一个数没有说"),
)
_AROUND_AT_MOST = re.compile(r"(\d{3,5})字(?:左右|上下)[^。;]{0,8}?(?:最多|不)[^。;\d]{0,6}?(\d{3,5})字")


def _counted_twice(one: Sentence, first: dict[tuple[str, ...], tuple[int, int]]) -> Iterator[Defect]:
    """每校3篇案例 here and 每校5篇案例 there."""
    for found in _EACH_COUNT.finditer(one.text):
        near = one.text[max(0, found.start() - 14) : found.end() + 10]
        noun = re.search(r"案例|论文|征文|作品|课例|教案|教学设计|总结|照片|微课|手抄报|名单|心得", near)
        stages = re.findall(r"小学|初中|高中|中学|幼儿园", one.text[: found.end()])
        if not noun:
            continue
        key, count = (found[1], noun[0], found[3], stages[-1] if stages else ""), number_of(found[2])
        line, known = first.setdefault(key, (one.line, count))
        if known != count and line != one.line:
            yield defect(
                "count-unclear", one.line, found[0], f"第 {line} 行说 {known} {found[3]}，这里说 {count} {found[3]}"
            )
