"""Who hands in, in the circular's own words, where these are no schools: 各医疗机构, 电梯使用单位, 各村（社区）."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMED = re.compile(
    r"(?:各|每(?:个|家|所|名|位|处|户)?|全[县市区](?!性)|有关|相关|辖区内?各?)(?P<who>[\u4e00-\u9fff()、“”]{1,24}?)"
    r"(?=应(?!急)|要(?!求)|须|需|请|将|于|在(?!用|建)|把|填|按|根据|结合|对|报(?!告)|提交|撰写|推荐|组织|以|通过|统筹|依照|均|从|每|发现|自[一二三四五六七八九\d]|一式|拍照|写|纸质|结束|汇总|编制|形成|建立|更新|选送|完成|先(?!进)|还(?!款)|也|确定|明确|指定|广泛|深入|全面|开展|做好|加强|选派|落实|动员|"
    r"登录|高度|认真|积极|严格|立足|限|要|务必|可|申报|[1一]份|\d|[,:;。]|$)"
)
_SCHOOLS = re.compile(
    r"校|小学|中学|初中|高中|职高|园(?!区|林)|学院|教学点|班主任|教师|学区|幼儿|教研组|年级|班级|学员"
)
_OTHERS = re.compile(
    r"企业|公司|医院|卫生|诊所|医疗|机构|村|社区|乡|镇|街道|[局委办站所馆院队厅](?:$|[、()各])|部门|单位|工会|支部|党委|党组|合作社|农场|林场|"
    r"商户|场所|中心(?!校|学校|小学)|园区|景区|协会|团体|户|店|市场|政府|成员|系统|网点|银行|专业部|处室|科室"
)
_BARE = re.compile(
    r"[\u4e00-\u9fff()、]{0,20}(?:企业|公司|医院|卫生院|卫生室|机构|社区|乡镇|街道|政府|办事处|办公室|[局委馆所站股科]|部门|单位|工会|支部|合作社|农场|林场|商户)"
)
_TO_HELP = re.compile(r"为(?:方便|便于)[^,。;]*")  # 为方便各单位安排 asks nobody
_NO_ONE = re.compile(r"^(?:[项类份次件种月年季周日]|自|位置|方面|环节|阶段|部分|地实际|级各)")


def told_party(texts: Iterable[str], addressees: str) -> str:
    """The words for those who hand in; "" where they are schools or teachers, or nobody is named."""
    if _SCHOOLS.search(addressees):
        return ""
    for text in (*texts, addressees.rstrip(":")):
        for found in _NAMED.finditer(_TO_HELP.sub("", text)):
            who = found["who"]
            if _NO_ONE.match(who) or not (_OTHERS.search(who) or _SCHOOLS.search(who)):
                continue
            if _SCHOOLS.search(who):
                return ""
            return re.sub("(?:再|还|各自|各|均|都)$", "", found[0])
    return ""


def party_of_cell(cell: str) -> str:
    """A table's 乡镇人民政府、城关街道办事处; "" for schools, and for what is no body at all."""
    return cell if len(cell) <= 24 and _BARE.fullmatch(cell) and not _SCHOOLS.search(cell) else ""
