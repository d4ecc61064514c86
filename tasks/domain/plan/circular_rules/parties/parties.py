"""Who has to: a word that fits several, a part that nobody delimits, stages that one place forgets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.parties.stages import COUNT, heads_of
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.circulars.not_handed_in import without_what_stays
from tasks.domain.plan.circulars.office import handed_over
from tasks.domain.plan.defect import Defect, defect

_MIDDLE = re.compile(rf"(?<![一-龥])中学(?:(?:每校|各|每人)?[一-龥]{{0,4}}?{COUNT}|(?:每校|须|应|要)?(?:{SUBMIT}))")
_DEGREE = (  # 问题较多的单位, 隐患突出的企业: from how many on?
    r"(?:(?<!比)(?:比?较|偏|过|特别|相当|很)(?:为)?(?:多|少|大|小|高|低|重|好|强|差|弱|远|集中|严重|突出|明显|繁重|薄弱|复杂|困难)|突出|严重|集中|薄弱|繁重)"
)
_PARTY = (
    r"(?:单位|学校|企业|公司|机构|医院|妇联|工会|支部|部门|乡镇|街道|社区|幼儿园|中心校|班级|科室"
    "|[校园镇乡村站所院馆厂店])"
)
_SOME = re.compile(
    r"(?:(?<![一-龥A-Za-z])|(?<=[请由各须将])|(?<=组织)|(?<=要求)|(?<=通知))(?:各)?((?:有关|相关|部分|个别|(?:符合|满足)(?:条件|情况|要求|标准)的?"
    r"|有条件的?|具备条件的?|参与(?:的|活动的?)?|承担[一-龥]{0,6}?(?:任务|工作)?的|(?:条件|基础|能力|工作|效果)(?:较好"
    r"|较强|较突出|成熟|允许|具备)的|涉及的?(?!学生(?:个人)?(?:信息|隐私)|个人)|相应的|参加(?:的|活动的?|培训的?)?)"
    r"(?:学校|单位|部门|教师|老师|班主任|职工|医生|护士|人员|党支部|党总支|团支部|支部|党组织|园所|幼儿园|教职工|班级|同志|主体|企业|机构|科室|股室|站所|负责人|责任人|村|社区"
    r"|乡镇|家长|学生|网格|片区|村民?小组)"
    r"|(?:部分|个别|少数|相应的?|对应的?|(?<!有)需要的|条件(?:合适|适合|较好|成熟)的|合适的|适合的|有能力的|有实力的|规模(?:较|比较)?大的)"
    r"(?:学校|单位|科室|站所|村|社区|企业|党员|团员|会员|小区|楼栋|商户|农户|住户|业主|居民|职工|员工|干部|车间|班组|门店|摊位|网点|合作社|农场|养殖场|公司|人选)"
    r"|(?:有关|相关)(?:乡?镇|街道|镇\(街道\)|乡镇\(街道\)|园区|行政村)"
    r"|(?:一些|有些|某些|少部分)(?:学校|单位|科室|村|社区|乡?镇|街道|企业|部门|支部|网格)(?=的[^,。;]{1,30}(?:尚未|还没|仍未|没有)|[须应请要还仍尚未没])"
    r"|被?抽(?:中|到|取)的?(?:学校|单位|班级|园所|幼儿园|企业|机构)"
    r"|(?:有关|相关)[一-龥]{1,4}?(?:机构|企业|单位|协会|[小中]?学校?|[馆院站园所场社店厂]|中心|公司|商户|组织)"
    r"(?=[须应需要请可将把在于按每另还也]|\d|(?:填写|提交|报送|上报|收集|整理|撰写|制作))"
    r"|(?:部分|个别|有的|某些|少数|一些|多数|大部分|若干)[一-龥()]{0,8}?"
    r"(?:[会联院校园镇乡村区街局办科股站所厂店馆矿社队组团户场室]|[工基]地|项目|工程|单位|企业|公司|中心|组织|医生|教师|学员|机[构关]|系统|部门|俱乐部|[小中]学)"
    r"(?=[^一-龥)]|[还也仍另须需应要请可将把在于按由最务不截撰]|(?:填写|提交|报送|上报))"
    r"|重点(?:学校|单位|企业|部门|乡镇|街道|社区|村|科室)(?=[另还须])"
    r"|(?:具备条件|(?:条件|基础)较好|(?:规模|体量)较大|实力较强|承担(?:任务|工作)|被抽[中到取])的[一-龥]{0,4}?(?:[院校园镇乡村区街站所厂店馆矿社队组行]|工地)"
    r"(?=[须应要需请将把在于按每\d]|提交|报送|上报|填写)"
    rf"|[一-龥]{{2,6}}?{_DEGREE}的[一-龥]{{0,4}}?{_PARTY}(?=[,、]?[另还也仍须应要需请将把每再]|提交|报送|上报|填[写报]|写|报))"
)
_TOLD_WHICH = re.compile(r"[一-龥]{0,4}\([^()]{0,40}(?:名单|附[件表]|见|即|指|、)")  # 部分乡镇(名单见附件2)
_JUST_NAMED = re.compile(r"(?:上述|前述|以上|下列|以下)的?$")
_LISTED_BESIDE = re.compile(r"即[^,。;]{0,2}附|(?<![表中])所列|名单(?:见|附|如)")  # 有关学校…,即附件所列6所
_MEETS = re.compile(r"(?:符合|满足)(?:条件|情况|要求|标准)|具备条件")
_TAKES_PART = re.compile("参[加与]|承担")
_TAKERS_TOLD = re.compile(  # 自愿参加; 每校选派2人参加, and then 参加人员填写回执
    r"自愿|自主(?:参加|报名)|自行决定|(?:\d|[一二两三四五六七八九十])\s?[名人][^。;]{0,12}参[加训会与]"
    r"|(?:选派|委派|指派|安排|推荐|组织|(?<=[,。;各每校园局站])派)[^。;]{1,24}参[加训会与]|(?:全体|所有)[^。;,]{1,16}参[加训会与]"
    r"|参[加训会与](?:人员|对象|范围|单位|教师|学校)[为是:]"
)
_TASK = re.compile(r"承担(?:了)?((?!任务|工作)[一-龥]{2,8}?)(?:任务|工作)?的")
_CONDITIONS = re.compile(r"^[^,。;:]{0,16}(?:条件|范围|资格|对象)(?:和|与|及|[:。]|$)")
_SIGNS = re.compile(
    r"录入“|填写(?=,)|(?:签订|填写|填报|撰写|提供|形成|完成)[^。;]{0,16}《|[,并]交(?![警通流管接])|(?:填写|完成|参加|参与)[^,。;]{0,8}问卷|答题"
    r"|拷(?:贝)?[至到给]|[寄存]至|寄往"
)
_SO_MANY = re.compile(  # 有关学校各报小播音员2名, 部分单位还应填清单1份
    r"(?:各|还|另|须|应|需|要)*(?:(?:每[人校园家个]|报|交|填|写|选?派|推荐)[^,。;]{0,16}?)[\d一二两三]{1,2}\s?[份名篇件张人个]"
)
_ALL_CONCERNED, _POLITE = re.compile("有关|相关"), re.compile("各(?:有关|相关)")
_WHICH_THEY_ARE = re.compile(
    r"[^,。;《》\d]{2,20}的,(?=由|须|应|要|可|于|在|[请将])"
)  # 部分家长不会用手机的,由班主任协助
_FREE_TO = re.compile(r"(?:\([校园所、]{1,3}\))?(?:均?可以?)?(?:自愿|自主)")  # 条件成熟的学校可自愿申报
_SPEAKS_UP = re.compile("(?:来[电函人]|普遍|陆续|多次)?(?:反映|反馈|提出|咨询|询问|建议)")  # 部分学校反映时间偏紧
_SIGNS_IT = re.compile(
    r"(?:须|应|要|需)?(?:在[^,。;]{1,14}上)?(?:签[字名章]|盖章)"
)  # 相关负责人签字: who is in charge there
_IS_A_BODY = re.compile("(?:单位|学校|企业|机构|公司|幼儿园)$")
_SEES_IT = re.compile(r"审[签核批定]|把关|确认")
_OTHERS_ARE_ASKED = re.compile(r",(?=请?(?:各|全体|所有)[一-龥]{1,4})")  # 部分学校门口拥堵,…各校将《方案》报送
_ADDRESSED = re.compile(r"各[一-龥()]{1,10}[、,和及与]?各$")  # 各乡镇、各有关单位: all who are addressed
_TOLD_OF_PAST = re.compile(  # 部分单位上报不及时
    r"存在[^。;]{0,40}问题|以往|(?:不及时|不规范|不到位|不[够完]|不准确|不实|滞后|迟报|漏报|[偏较](?:低|慢|差)|有差距|薄弱|未能?(?:按|及时))(?:[,;]|的?(?:问题|现象|情况))"
)  # why the circular is written
_SUBMIT, _COMES = re.compile(SUBMIT), re.compile("(?:组队|派队|派员)?参[加赛演展](?:[,。;]|$)")  # 由有关学校参加
_SCHOOLS_HEAD = re.compile(r"^(?:各)?学校(?:需?(?:报送|上报|提交))?材料$")
_GARDENS_HEAD = re.compile(r"^(?:各)?幼儿园(?:需?(?:报送|上报|提交))?材料$")  # beside it, a list of their own
_OTHERS_HEAD = re.compile(  # 教师材料, beside 学校材料: without it the one list is for all
    r"^(?!各?学校)[一-龥]{2,6}?(?:需?(?:报送|上报|提交))?材料$"
)
_GARDENS = re.compile(r"各校、各园|各校\(园\)|各中小学\(?、?(?:各)?幼儿园|各学校、各?幼儿园|各校\(园、?所?\)|各校各园")
_STAGES_TOLD = re.compile("各(?:中小学|小学|初中|高中|中学|幼儿园)")
_GARDENS_TOLD = re.compile(  # 其中第5项幼儿园同样报送; 本文所称各校均含幼儿园
    r"校[^,。;]{0,8}(?:含|包括)(?:各)?幼儿园|由[^,。;]{0,16}(?:幼儿园|各园)(?:报送|上报|提交)|(?:幼儿园|各园)[^,。;]{0,8}(?:同样|也|亦|均|只|仅|不|无[须需]|免)[^,。;]{0,8}[报交送参]"
)
_TITLE = re.compile("《[^《》]{1,60}》")
_SET_BY = re.compile(r"按照?([^,。;按]{1,10}?)(?:统一)?制定的([一-龥]{2,8}?)(?=进行|执行|开展|[,。;])")
_SELF_SET = re.compile(r"各(?:校|学校|园|单位|校\(园\))[^。;]{0,40}?(?:自行|根据[^。;,]{0,20})?制定[^。;]{0,40}")


def who_unclear(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    text = circular.all_narrow
    yield from _middle_schools(circular, text)
    yield from _undelimited(circular)
    yield from _schools_or_gardens(circular, text)
    yield from _two_makers(circular)


_TO_ITS_BOX = re.compile("中学[组部段][一-龥]{0,2}(?:邮箱|信箱)")  # 中学发送至中学组邮箱: those who write to it
_DRAWN = re.compile("抽取[^。]{0,24}通知")  # 随机抽取项目40个,并电话通知到单位。被抽中的单位…
_EACH_DOES = tuple(
    re.compile(
        rf"(?:^|[\n,。;、.\s]){stage}(?!组|部)[^,。;:\d\n]{{0,8}}?(?:参[加与]|开展|组织|[举另不]办|报送|提交|上传)"
    )
    for stage in ("初中", "高中")
)
_AWARDED = re.compile("评出|入围|获奖|[一二三]等奖")  # 评出小学组10个、中学组6个


def _middle_schools(circular: Circular, text: str) -> Iterator[Defect]:
    """中学15次 where 初中 do one thing elsewhere and 高中 another; what they number, 高中2次, tells nothing.
    circular L30 against L18, L19"""
    if not all(does.search(text) for does in _EACH_DOES):
        return
    for number, line in circular.lines:
        found = _MIDDLE.search(line)
        if found and not _AWARDED.search(line, 0, found.start()) and not _TO_ITS_BOX.search(line):
            message = f"“{found[0]}”：别处分初中、高中，这里的“中学”含不含高中没有说；几个学段合办的学校怎样算也没有说"
            yield defect("who-unclear", number, found[0], message)


def _undelimited(circular: Circular) -> Iterator[Defect]:
    """参与活动教师 hand in: who these are, nobody says. circular L40 against L41"""
    for one in sentences(circular):
        text = _TITLE.sub(lambda title: "书" * len(title[0]), one.text)  # 《参加活动教师签到表》: a paper's own name
        found = None if one.line in circular.head_lines else _SOME.search(text)  # 月份 参加单位 报送材料
        if found is None or found[1].startswith("被抽") and _DRAWN.search(circular.all_narrow):
            continue
        rest = without_what_stays(_OTHERS_ARE_ASKED.split(one.text[found.end() :])[0])  # 可以拍摄短片,无须上报
        comes = one.text[: found.start(1)].endswith("由") and _COMES.match(rest)
        cells = [circular.cell_under(one.line, column) for column in (Column.WHO, Column.DUE)]
        owes = cells[0] == found[1] and bool(cells[1])  # 部分电站, and no more in the cell of who reports
        verb = any(told.search(rest) for told in (_SUBMIT, _SIGNS)) or _SO_MANY.match(rest)
        asked = bool(verb or comes or owes) or handed_over(rest)
        if asked and not _says_itself_who(one, found, rest) and not _is_told_who(circular, one, found[1]):
            yield defect("who-unclear", one.line, found[1], f"“{found[1]}”是哪些没有说，是不是都要交")


def _says_itself_who(one: Sentence, found: re.Match[str], rest: str) -> bool:
    """Whether the sentence says which they are, asks nothing of them, or is about what they did."""
    before = one.text[: found.start(1)]
    named = _JUST_NAMED.search(before) or _LISTED_BESIDE.search(rest) or _TOLD_WHICH.match(rest)
    if named or re.match(r"[^,。;]{0,4}名单", rest):
        return True
    if (
        _ADDRESSED.search(before)
        or _TOLD_OF_PAST.search(one.text)
        or (found[1].endswith("人") and _SEES_IT.match(rest))
    ):
        return True
    signs_it = () if _IS_A_BODY.search(found[1]) else (_SIGNS_IT,)  # 有关单位签字盖章后,于…前送县局
    return any(told.match(rest) for told in (_WHICH_THEY_ARE, _FREE_TO, _SPEAKS_UP, *signs_it))


def _is_told_who(circular: Circular, one: Sentence, who: str) -> bool:
    """Whether another place says which they are."""
    if _ALL_CONCERNED.match(who) and _POLITE.search(heads_of(circular)):
        return True  # 各有关学会、县科协: at the head, and 请各有关单位 below: those who are addressed
    if who.startswith("重点") and re.search(
        rf"{who}[^,。;]{{0,8}}(?:名单|\d|指|为|是|包括)|{who}\(|[为是定]{who}", circular.all_narrow
    ):
        return True  # 重点企业12家, whose list is known
    if _TAKES_PART.search(who) and not _is_unlike_all(circular, one.line, who):
        return True  # 各单位自愿参加, and in the next item 参加的单位: those who chose to, or were sent
    if "抽" in who and re.search("名单|抽签|抽[中到取测查检][^,。;]{0,6}[为:]", circular.all_narrow):
        return True
    if _MEETS.match(who) and any(_CONDITIONS.search(line) for _, line in circular.lines):
        return True  # 符合条件的企业, where 申报条件 are told in a section of their own
    task = _TASK.match(who)
    if task and circular.all_narrow.count(task[1]) > 1:
        return True  # 承担课例研磨任务的教师, 承担县级公开课的教师: the task is told above
    name = re.escape(who)
    if re.search(rf"(?:上述|以上|下列|以下|前述){name}", circular.all_narrow):
        return True
    return bool(re.search(rf"{name}[”\"]?[,]?(?:是|系)?指|所称[“\"]?{name}", circular.all_narrow))


def _is_unlike_all(circular: Circular, line: int, who: str) -> bool:
    """参与活动教师 where other items speak of 全体教师, and nobody is sent or chooses. circular L40 against L9"""
    told = "活动" in who or re.search(rf"(?:全体|所有){who[-2:]}", circular.all_narrow)
    return bool(told) and not _TAKERS_TOLD.search(_around(circular, line))


def _around(circular: Circular, line: int) -> str:
    """The line with the two above it."""
    return " ".join(circular.narrow.get(n, "") for n in range(line - 2, line + 1))


def _schools_or_gardens(circular: Circular, text: str) -> Iterator[Defect]:
    """学校材料 where one paper of its list is asked of 各校、各园, and others of nobody. circular L24 against L36"""
    titles = {number: circular.places[number].text for number, _ in circular.lines}
    head = next((n for n, title in titles.items() if _SCHOOLS_HEAD.match(title) and circular.places[n].style), 0)
    beside = next((n for n, title in titles.items() if n > head and _OTHERS_HEAD.match(title)), 0)
    if not head or not beside or any(map(_GARDENS_HEAD.match, titles.values())) or _GARDENS_TOLD.search(text):
        return
    listed = {n: circular.narrow[n] for n in titles if head < n < beside}
    if any(map(_STAGES_TOLD.search, listed.values())):
        return  # 由各中小学、幼儿园报送, and in the next item 各小学、初中: each says whose it is
    items = {n for n in listed if circular.places[n].style}
    gardens = {n for n, line in listed.items() if "园" in line}
    asked = {n for n in gardens & items if _GARDENS.search(listed[n])}
    if asked == gardens and asked != items and any(_SUBMIT.search(listed[n]) for n in asked):
        message = "别处写“各校、各园”，这里只写“学校”，幼儿园要不要交没有说"
        yield defect("who-unclear", head, circular.places[head].text, message)


def _two_makers(circular: Circular) -> Iterator[Defect]:
    """按进修校制定的考核项目 here, 各校要制定考核细则 there. circular L11 against L50"""
    made = [(n, found) for n, line in circular.lines for found in _SET_BY.finditer(line)][:20]
    for number, line in circular.lines:
        for own in _SELF_SET.finditer(line):
            for other, found in made:
                if number != other and found[2][:2] in own[0] and not found[1].startswith(("各", "本", "学校")):
                    message = f"第 {other} 行说{found[2]}由{found[1]}制定，这里由各校制定，以谁的为准没有说"
                    yield defect("who-unclear", number, own[0][:30], message)
                    return
