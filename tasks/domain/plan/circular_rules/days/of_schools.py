"""Whether a circular, or one of its days, is for schools, which are closed in the holidays when others work."""

from __future__ import annotations

import re

from tasks.domain.plan.circular_rules.reading.own_lists import list_for, list_with
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import numbers_in

_SCHOOLS = re.compile(
    r"(?<![体党驾])校|幼儿园|各园|教师|学区|小学|初中|高中|中学|教务|教导|班主任|专业[科部系]|系\(部\)|系部"
)
_OTHER_PARTY = re.compile(
    r"^.*(?:教育|教体|体育|教科)[一-龥]{0,4}局$|^(?!.*(?:校|园|教|班|学区)).*(?:镇|街道|村|社区|站|馆|局|企业|公司|景区|医院|卫生院|机构|中心)"
)
_WHO_HANDS_IN = re.compile(r"(?:报送|上报|提交|上交)的?(?:材料|资料)?:?$|(?:材料|资料|部分):?$")
_SUBJECT = re.compile(
    r"[^《。;]{0,40}?(?:站|所|院|馆|场|体校|党校|社区|村|镇|街道|企业|公司|机构)(?:\([^()]{0,12}\))?[各均都应须要另]{0,2}(?=[填写报交将把于]|撰写)"
)
_HEAD = 16  # signs


def is_for_schools(circular: Circular) -> bool:
    """Whether it is addressed to schools: a health centre works in August. Without an address, whether it speaks of
    them."""
    heads = [line for _, line in circular.lines[:8] if line.endswith(":") and not re.search("。|如下|通知", line)]
    return any(_SCHOOLS.search(text) for text in heads or [circular.all_narrow])


def is_of_schools(circular: Circular, mention: Mention) -> bool:
    """Whether a day is for schools, where others are addressed beside them: 各文化站、各景区、各试点学校."""
    heads = [line for _, line in circular.lines[:8] if line.endswith(":")]
    if not any(_OTHER_PARTY.search(party) for head in heads for party in re.split("[,、;:和及与]", head)):
        return True
    row = circular.rows.get(mention.line)
    head = _head_of_its_list(circular, mention)
    said = "\t".join(cell.text for cell in row.cells) if row else f"{head},{mention.sentence}"
    theirs = _SUBJECT.match(said)  # 各派出所填《校园周边治安情况表》
    return bool(_SCHOOLS.search(theirs[0] if theirs else said))


def _head_of_its_list(circular: Circular, mention: Mention) -> str:
    """(一)中心校报送, over the item, or over those that 材料1于8月15日前 means; nothing where it does not tell who."""
    by_number = bool(numbers_in(mention.sentence))
    listed = list_with(circular, mention.line)
    own = list_for(circular, mention.line, mention.before) if by_number else listed and listed[0]
    head = circular.narrow.get(own.head, "") if own else ""
    return head if _WHO_HANDS_IN.search(head) and len(head) <= _HEAD else ""
