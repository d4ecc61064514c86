"""Who owes, and how many: 各校, 全体教师, 各园, 高中, 每校3篇, 中学15次、小学11次."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tasks.domain.plan.drafting.days.numbers import COUNT, UNIT, number
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import PartyKind

_ALL = tuple(Stage)
_STAGES = (
    (re.compile(r"中小学(?=校|教师|幼儿|[、,:()各]|$)"), (Stage.SENIOR, Stage.JUNIOR, Stage.PRIMARY)),
    (re.compile(r"义务教育|九年一贯"), (Stage.JUNIOR, Stage.PRIMARY)),
    (re.compile(r"普通高中|高级中学|高中|高三|高二|高一|职高|职业"), (Stage.SENIOR,)),
    (re.compile(r"初级中学|初中|初三|九年级"), (Stage.JUNIOR,)),
    (re.compile(r"(?<![小初高])(?<!高级)(?<!初级)中学(?!生)"), (Stage.SENIOR, Stage.JUNIOR)),
    (re.compile(r"小学(?!生)"), (Stage.PRIMARY,)),
    (re.compile(r"幼儿园|各园|幼儿(?=教师)|\(园\)|、园|校园(?=[)、,])|校、园"), (Stage.KINDERGARTEN,)),
)
_OF_TEACHERS = re.compile(  # 云岭教师进修网: a site, and nobody who hands in
    r"教师(?:进修|发展|培训|教育|研修|研训|学习|成长|专业发展|继续教育)*(?:网站?|平台|系统|云(?![一-龥])|空间|园地)"
)
_SCHOOL = re.compile(
    r"各(?:中小)?学?校|各园|各幼儿园|各单位|各乡镇|各中心(?:学?校|小学)|各直属|各县直|各初中|各高中|各小学|各中学|各民办|各完全|各教育|学校(?![材教])|中心校|幼儿园|每校|"
    r"每所|每园|各地|各镇|各基层|(?<!课题)负责人|校长|园长|各(?:普通)?高中|各中小学|各有关|各相关|各(?:基层)?(?:党|团|工会)|党(?:总)?支部|党组织|团支部|基层工会"
)
_NO_PRAISE = r"(?<!优秀)(?<!先进)(?<!推荐)(?<!推选)(?<!表彰)(?<!慰问)"  # who is chosen or seen, and owes nothing
_TEACHER = re.compile(
    rf"{_NO_PRAISE}教师(?!进修|发展中心|培训中心|节|资格|培训|研修|队伍|名[单册]|花名册|信息|登记|统计|招聘|职称|编制|培养)"
    r"|(?:各位?|全体|每[位名]|所有|任课|学科|骨干|青年|年轻|新|参[训赛评]|授课|执教|指导|带队)老师"
    rf"|{_NO_PRAISE}班主任(?!工作|会)|教研组长|备课组长|学员|每人(?!\s*[\d一二两三]\s*份)|辅导员|教职工|(?<!先进)(?<!优秀)个人(?!中心|总结|简历|所得|空间|信息)"
    r"|(?:全体|每[位名]|各|所有|在职|在册|教师)党员|党员(?=本人|个人|每人|均?[须应要])|课题(?:主持人|负责人)|校医|教练"
)
_BY_SCHOOL = re.compile(
    r"(?:由|以)?(?:学?校|园|单位|中心校)(?:为单位|统一|汇总|集中|负责|收齐|审核)|督促|组织(?:本校|全体|教师)"
)
_EACH = re.compile(
    rf"(?:每(?:所|个|位|名)?(?:学?校|人|园|班|教师|单位|中心校|老师|学校|幼儿园|班主任|位教师|月|科|学科)|各校|各园|每单位)(?:每[人班月])?[^,。;()《》\d]{{0,10}}?"
    rf"(?:不少于|至少|限|共)?[^,。;()《》\d一二两三四五六七八九十]{{0,4}}(?P<n>{COUNT})\s*{UNIT}(?!以内)"
)
_EACH_THING = re.compile(
    rf"每(?![天日周季年]|人次)[\u4e00-\u9fff()]{{1,8}}?\s*(?:不少于|至少|限报?|共|各)?(?P<n>{COUNT})\s*{UNIT}"
)
_OF_MEMBERS = re.compile(  # a team's copies
    rf"每[名位个](?:运动员|选手|学生|队员|演员|幼儿|家长)[一1]\s*{UNIT},?共(?P<n>{COUNT})\s*{UNIT}"
)
_AT_LEAST = re.compile(
    rf"(?:不少于|至少|各?(?:报送|上报|上传|提交|推荐|报|交|选送|推选)|限报)[^,。;\d一二两三四五六七八九十《》]{{0,10}}(?P<n>{COUNT})\s*{UNIT}"
)
_RECOMMENDED = re.compile(
    rf"(?<!获)(?:推荐|推选|选送|选树)[^,。;()《》\d一二两三四五六七八九十]{{0,14}}?(?P<n>{COUNT})\s*[名人户](?=[^\u4e00-\u9fff]|填|参|,|$)[^。]{{0,40}}《"
)
COPIES = re.compile(r"(?:一式|(?<!电子)纸质(?:版|件|稿|材料)?(?:一式)?)\s*(?P<n>[一二两三四五六\d]+)\s*[份套]")
_ORDINAL = re.compile(rf"第\s*{COUNT}(?:\s*[、和及至-]\s*第?{COUNT})*\s*[项条款类次期章]")  # 第19项 counts nothing
_OF_THEM = re.compile(r"(?:将?其中|,|、)的?(?P<n>[一二两三\d])\s*份[^,。;、]{0,14}?(?<![备存])(?:报|送|交|寄)")
_KEPT_COPY = re.compile(
    r"(?<!式)(?P<n>[一二两三\d])\s*份?(?:由|自|交)?[^,。;、]{0,8}?(?:留存|存档|自存|备查|保存|自留|留底)"
)
_STAGE = r"(?:中小学|高级中学|初级中学|普通高中|高中|初中|中学|小学|幼儿园|各园|园)"
_BY_STAGE = re.compile(
    rf"(?P<who>{_STAGE}(?:[、和及]{_STAGE}){{0,3}})校?(?:(?:任课|专任|学科)?(?:教师|班主任))?(?:每[校园所人])?"
    rf"(?:各?(?:推荐|选送)?(?:报送|上报|报|交|提交|推荐|选送|上传)(?P<what>[^,。;、:()\d一二两三四五六七八九十]{{0,20}}?)|不少于|至少|共|各|均|限)?"
    rf"(?P<n>{COUNT})\s*{UNIT}"
)
_STAGED_PEOPLE = re.compile(
    rf"(?P<who>{_STAGE}(?:[、和及]{_STAGE}){{0,3}})校?(?:每[校园所])?各?(?:推荐|选送|推选)[^,。;()《》\d]{{0,8}}?(?P<n>{COUNT})\s*[人名户]"
)
_IN_ALL = rf"\s*(?:\([^()]*\))?[^,。;]{{0,4}},\s*(?:一?共计?|合计)\s*(?P<n>{COUNT})\s*{UNIT}"
_RIGHT_BEHIND = re.compile(rf"\(?(?:各|共|不少于|至少|每[校人园班])?(?P<n>{COUNT})\s*{UNIT}")


@dataclass(frozen=True, slots=True)
class Who:
    party: PartyKind | None = None
    stages: tuple[Stage, ...] | None = None


def who_owes(text: str) -> Who:
    """Who hands in, as a text says it; None where it does not say. The “教师成长”平台 and the 《教师登记表》 do not."""
    text = _OF_TEACHERS.sub("", re.sub("“[^“”]*(?:”|$)|《[^《》]*(?:》|$)", "", text))
    school, teacher = _SCHOOL.search(text), _TEACHER.search(text)
    if school is None and teacher is None:
        return Who()
    if teacher and not _BY_SCHOOL.search(text) and (school is None or teacher.start() < school.start()):
        return Who(PartyKind.TEACHER, stages_of(text[: teacher.end()]))
    return Who(PartyKind.SCHOOL, stages_of(text))


def stages_of(text: str) -> tuple[Stage, ...] | None:
    """The stages a text names; 各校、各园 is all of them; None where it names none."""
    found = {stage for pattern, stages in _STAGES if pattern.search(text) for stage in stages}
    if found == {Stage.KINDERGARTEN} and re.search(r"各?学?校\s*[、,(和]", text):
        found = set(_ALL)
    return tuple(stage for stage in Stage if stage in found) or None


def count_of(text: str) -> int | Mapping[Stage, int] | None:
    """How many, as a text says it: a number, or one for each stage; None where it does not say."""
    text = _ORDINAL.sub("", COPIES.sub("", text))
    staged: dict[Stage, int] = {}
    for match in _BY_STAGE.finditer(text):
        if not match["what"]:
            staged.update(_staged(match))
    if len(staged) > 1:
        return _in_order(staged)
    if each := _OF_MEMBERS.search(text) or _EACH.search(text) or _EACH_THING.search(text) or _AT_LEAST.search(text):
        return number(each["n"])
    return None


def count_by_stage(title: str, text: str) -> Mapping[Stage, int] | None:
    """每所中学报送读书笔记5篇,每所小学3篇: the numbers of this paper; what names another one is passed over."""
    staged: dict[Stage, int] = {}
    is_meant = False
    for match in _BY_STAGE.finditer(COPIES.sub("", text)):
        is_meant = title in match["what"] if match["what"] else is_meant
        if is_meant:
            staged.update(_staged(match))
    return _in_order(staged) if len(staged) > 1 else None


def _staged(match: re.Match[str]) -> dict[Stage, int]:
    stages = stages_of(match["who"].replace("各园", "幼儿园")) or (Stage.KINDERGARTEN,)
    return dict.fromkeys(stages, number(match["n"]))


def _in_order(staged: Mapping[Stage, int]) -> Mapping[Stage, int]:
    return {stage: staged[stage] for stage in Stage if stage in staged}


def count_behind(title: str, text: str) -> int | None:
    """The number right behind a name: 公开课视频1节."""
    if title and (total := re.search(rf"每[次场][^。;]*{re.escape(title)}{_IN_ALL}", text)):
        return number(total["n"])  # 每次填写《记录表》1份,共4份
    bare, at = COPIES.sub("", text), 0
    while title and (at := bare.find(title, at) + len(title)) >= len(title):
        if found := _RIGHT_BEHIND.match(bare, at):
            return number(found["n"])
    return None


def recommended_of(text: str) -> int | Mapping[Stage, int] | None:
    """推荐候选户2户,每户填写《推荐表》1份: as many forms as are recommended."""
    if not re.search(r"每[人名户个件项][^,。;]{0,12}[1一]\s*[张份]|填写|《", text):
        return None
    staged: dict[Stage, int] = {}
    for match in _STAGED_PEOPLE.finditer(text):
        staged.update(_staged(match))
    if len(staged) > 1:
        return _in_order(staged)
    people = _RECOMMENDED.search(text)
    return number(people["n"]) if people else None


def copies_of(text: str) -> int | None:
    """一式四份, of which 一份由企业留存: how many are handed over. None where it does not say."""
    found = COPIES.search(text)
    if not found:
        return None
    if one := _OF_THEM.search(text):
        return number(one["n"])  # 一式两份,将其中一份送…
    kept = _KEPT_COPY.search(text)
    copies = number(found["n"])
    return copies - number(kept["n"]) if kept and number(kept["n"]) < copies else copies


def count_of_cell(cell: str) -> int | Mapping[Stage, int] | None:
    """A table's cell: "3篇", "每校2节", "1"."""
    if (found := count_of(cell)) is not None:
        return found
    if whole := re.search(rf"各\s*[1一]\s*{UNIT}[,、]?共\s*({COUNT})\s*{UNIT}", cell):
        return number(whole[1])  # 语文、数学、英语组各1份,共3份
    named = r"(?:各|共|(?!不超|最多|至多|每)[一-龥]{2,4}(?=\d))?"  # 清册3份
    of_each = r"\s*(?:/?(?:校|人|园|班))?\s*"
    plain = re.fullmatch(rf"\s*{named}({COUNT})\s*{UNIT}?{of_each}", COPIES.sub("", cell))
    return number(plain[1]) if plain else None
