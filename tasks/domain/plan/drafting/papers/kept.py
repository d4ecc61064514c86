"""What stays where it was written: 日志由学生本人保管, 签到表由各馆存档; with no day, what is kept is not owed."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.page import Line, narrow
from tasks.domain.plan.drafting.papers.owed import Owed

_KEEPS = (
    r"[》”]?(?:\([^()]*\))?(?:、[^,。;《》、]{2,16})?[^,。;《》]{0,8}?,?(?:仍|均|都|一律|统一|原件)*(?:由[^,。;]{1,14}?)?"
    r"(?:自行|妥善|分别|收齐|收回|装订|整理|分类|[,、])*"
    r"(?:(?:保管|保存|留存|自存|自留|存档|归档|留校|留档|存查|备查|留底|收存|各[存执][一两1-9]份|留在(?:本)?[社校园馆站所村院厂店][内里]?)(?!后|完毕|的?[报交送])|不随[^,。;]{0,6}(?:报送|上报|上交|提交)|不(?:用|需|必|再|要求?)?(?:另|单独)?(?:上?报|上?交|报送|提交|收取?)(?=[,。;]|$))"
)
_PUT_AWAY = re.compile(  # 申报单和证书复印件由学校装入教师培训档案
    r"(?:^|[。;,])(?P<what>[一-龥]{3,12}?)(?:[、和及][一-龥]{2,8})?由(?:所在|各|本)?(?:学校|单位|校|园|村|社区|医院|企业|科室)"
    r"(?:统一|及时|负责)?[装归存放]入[^,。;]{0,10}(?:档案|袋|盒|柜)"
)
_NOT_ASKED = re.compile(r"答\s*\d{0,2}\s*[:、.]\s*(?:都|均|一律)?(?:不(?:要|用|需要|需|必|交|报|收)|无[需须])")
_QUESTION = re.compile(r"问\s*\d{0,2}\s*[:、.]")


def is_kept(owed: Owed, page: Page) -> bool:
    """Whether what no day is told for is said to be kept by whoever wrote it; or what is handed in nowhere but at one's
    own school is said to stay there."""
    if not owed.channels and any(
        owed.title.strip("《》").endswith(one["what"]) for one in _PUT_AWAY.finditer(owed.line.text)
    ):
        return True
    name = re.escape(owed.title.strip("《》“”"))
    return owed.when is None and bool(re.search(f"{name}{_KEEPS}", narrow(page.text)))


def answered_no(page: Page, line: Line) -> bool:
    """问:《申请表》要不要送来? 答:不要: a question about what is not asked for."""
    following = next((one for one in page.lines if one.number > line.number), None)
    return bool(_QUESTION.match(line.text) and following and _NOT_ASKED.match(following.text))
