"""Whether somebody else writes a paper than those whom a circular is addressed to: 评课表由教研员填写并带回."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.papers.not_owed.own_work import OFFICE

_OUTSIDERS = (
    r"第三方|专家|评委|评审[组员]|教研员|督学|验收组|考核组|[一-龥]{1,2}导组|(?:检查|巡视|考察|评估|工作)组"
    r"|[^,。;各所]{0,6}(?:医院|疾控中心|考试中心|招生?办|组委会|出版社|书店|银行|机构(?=直接))"
)
_OUTSIDER_DOES = re.compile(
    rf"[^,。;各每]{{0,6}}(?P<who>{_OUTSIDERS})(?:[于在将须应当逐]|现场|当场|随堂|填[写报]|[^,。;]{{0,3}}\d)"
)  # 评委于当日交齐评分单, 检查组现场填写检查记录
_FROM_THEM = re.compile("[^,。;各每]{0,4}(?:[部股科室]|中心)据此")  # 师训部据此建立培训学员档案
_PRIVATE = re.compile(  # 监护人登录平台填写信息、上传户口簿; 家长离校时填写意见卡
    r"(?:(?!学校|单位|[校园村镇]|各)[^,。;]){0,24}?(?:监护人|家长|申请人|居民|群众|市民|村民|业主|考生(?!所))(?:[^,。;、各]{1,4}[时后前],?)?(?:登[录陆]|通过|在|于|向|填写|上传|提交|提供|携带)"
)
_BEGUN_BY_THEM = re.compile(rf"(?:^|,){_PRIVATE.pattern}")
_ADDRESSED_TOO = re.compile("家长|监护人|申请人|居民|市民|村民|业主|考生")
_OF_HEALTH = re.compile("医疗|医药|卫生|医院")
_SOMEBODY = re.compile("学校|[校园]方|[各每由经]|教师|班主任|单位")
_BY = "(?:均|都|仍|统一|则)*由"
_BY_OTHERS = re.compile(rf"{_BY}(?P<who>{_OUTSIDERS}|{OFFICE})")  # 由教研员填写并带回
_BY_WHOM = re.compile(rf"{_BY}(?P<who>[^,。;]{{2,8}})")
_BY_A_SIGNER = re.compile(rf"{_BY}[^,。;]{{0,16}}(?:签|盖|同意|意见|出具|会同|主任|负责人|校长|审[核定批]后|收齐后)")
_BELOW_IT = re.compile("[镇乡村]|街道|各")  # 由镇(街道)应急办报送
_MAY_OWE = re.compile(
    "[各每本参]|校|园|教师|老师|学[员生院]|作者|单位|企业|[镇乡村班户系组]|街道|社区|负责|代表|[管经]理|联络员|家长|[主班]任|"
    "[院站所店馆部处理社]长|[站所院馆处]|机构|考点|主持|运动员|科室|基地|[子分]公司|成员|申报|推荐|会计|人员|选手|队员|演员|参赛者|经办|工会|支部|示范社"
)


def others_do(clause: str, addressed: str) -> bool:
    """评委于当日交齐评分单: whether a clause begins with somebody to whom this circular is not addressed."""
    begins = _OUTSIDER_DOES.match(clause)
    return bool(begins and _is_outside(begins["who"], addressed) or _FROM_THEM.match(clause))


def _is_outside(who: str, addressed: str) -> bool:
    """民营医院, where nothing is addressed to 各医院, nor to 各定点医疗机构, of which they are."""
    among = who.endswith("医院") and _OF_HEALTH.search(addressed)
    return who[-2:] not in addressed and not among


def is_private(clause: str, addressed: str, sentence: str = "") -> bool:
    """由监护人提交诊断证明和书面申请: whether parents or applicants do it, where nothing is addressed to them; also as
    the `sentence` up to there begins and nobody else acts in it: 家长登录平台填报信息,上传户口簿."""
    begun = _BEGUN_BY_THEM.search(sentence)
    goes_on = begun and not _SOMEBODY.search(sentence, begun.end())
    return bool(_PRIVATE.match(clause) or goes_on) and not _ADDRESSED_TOO.search(addressed)


def is_by_others(behind: str, addressed: str) -> bool:
    """巡检单由公司填写, 准考证由考试中心印制: whether the words behind a paper say that the office writes it, or
    somebody to whom nothing is addressed; not who signs what the others hand in."""
    by = None if _BY_A_SIGNER.match(behind) else _BY_WHOM.match(behind)
    if by is None:
        return False
    known = None if _BELOW_IT.search(by["who"]) else _BY_OTHERS.match(behind)
    if known and known["who"][-3:] not in addressed:
        return True
    return not _MAY_OWE.search(by["who"]) and by["who"][:2] not in addressed
