"""What stays where it was written: 日志由学生本人保管, 签到表由各馆存档; with no day, what is kept is not owed."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.not_handed_in import STAYS, stays, without_what_stays
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.page import Line, narrow
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.owed import Owed

_KEEPS = (
    r"[》”]?(?:\([^()]*\))?(?:、[^,。;《》、]{2,16})?[^,。;《》]{0,8}?,?(?:仍|均|都|一律|统一|原件)*(?:由[^,。;]{1,14}?)?"
    r"(?:自行|妥善|分别|收齐|收回|装订|整理|分类|[,、])*"
    r"(?:(?:保管|保存|留存|自存|自留|存档|归档|留校|留档|存查|备查|留底|收存|各[存执][一两1-9]份|留在(?:本)?[社校园馆站所村院厂店][内里]?)(?!后|完毕|的?[报交送])|存[于在放]?[^,。;]{1,10}?(?:备查|存档)|不随[^,。;]{0,6}(?:报送|上报|上交|提交)|不(?:用|需|必|再|要求?)?(?:另|单独)?(?:上?报|上?交|报送|提交|收取?)(?=[,。;]|$))"
)
_PUT_AWAY = re.compile(  # 申报单和证书复印件由学校装入教师培训档案
    r"(?:^|[。;,])(?P<what>[一-龥]{3,12}?)(?:[、和及](?P<beside>[一-龥]{2,8}))?由(?:所在|各|本)?(?:学校|单位|校|园|村|社区|医院|企业|科室)"
    r"(?:统一|及时|负责|收齐|汇总|整理|后|[,、])*[装归存放]入[^,。;]{0,10}(?:档案|袋|盒|柜)"
)
_KEPT_THERE = re.compile(
    r"[^,。;《]{0,4}?(?:都|均|仍|则)?[放存留][在于][^,。;]{0,8}(?:备查|存查|存档|备用)(?=[,。;]|$)|[^,。;《]{0,12},?由[^,。;]{1,12}?(?:自行|妥善|各自|统一|收齐|收回|装订|分类|、)*(?:留存|存档|保管|保存|归档|自存|留档|留校|留园|留底|存查|自带|自备|带[来到至]|(?:签[字名]|盖章|汇总)(?=[。;]|$))(?:备查)?(?=[,。;]|$)"
    r"|[^,。;《]{0,12},?(?:均|统一)?(?:存放|保存|保管|留存)[在于](?:各?(?:签约|所在|本|原)?(?:单位|学校|村|社区|园|企业|公司|医院|项目现场|卫生院|班级))(?=[,。;])"
    r"|(?:、[^,。;《》、]{2,12}){1,6}等?(?:均|都|一律)?由[^,。;]{1,12}?(?:自行|妥善|统一)*(?:保存|保管|留存|存档|归档)(?=[,。;]|$)"
    r"|(?:、[^,。;《》、()]{2,12}){0,4}\((?:均|都|由)?[^(),。;]{0,6}[留存][^(),。;]{0,8}(?:备查|存档|归档|保管|保存)\)"
)  # 台账、清单(留站备查), 脚本和影像由单位自行留存, 背景PPT由选手当日自带, 团队作品由全体成员签字
_KEPT_BOOK = re.compile(  # 《责任书》由学校存档; not 《申请表》由学校存档一份
    r"(?:均|都|仍)?由[^,。;]{1,8}?(?:自行|妥善|统一)?(?:留存|存档|保管|保存|归档|留档|备查)(?:备查)?(?=[,。;]|$)"
)
_KEPT_END = re.compile(
    r",(?!并|且|一份|[在按以由])[^,。;《》\d]{2,24}?(?:(?:仍|均|都|统一)*由[^,。;]{1,10}?|以[^,。;]{1,8}形式)?(?:自行|妥善|统一|留在?)*"
    r"(?:留存|存档|保管|保存|归档|留档|留校|留园|存查|备查|学校备查)(?:备查)?(?:,[^,。;]{0,6}(?:不|无[须需])[^,。;]{0,8})?[。;]?$"
)
_ORIGINAL_STAYS = re.compile(  # 填写《信息表》,签字确认后录入,签字原件由学校存档备查
    r",(?:签字|盖章|纸质)?(?:原件|原表)由[^,。;]{1,8}?(?:存档|留存|保管|保存|归档)"
)
_BY_A_DAY = re.compile(r"\d[日号](?:\([^()]*\))?(?:\d{1,2}[:时](?:\d\d)?)?之?前")
_OF_WHAT_STAYS = re.compile(f"{STAYS}|保[存管](?!员)|归档|留校|不(?:上?[报交]|收|送)的")  # 三、学校留存, 四、不报的材料
_NOT_ASKED_FOR = re.compile(  # 5 不必报送的, 四、不用交的材料: over what stays, whatever its lines say is done by a day
    r"[^,。;:]{0,8}?(?:不(?:再|需要?|须|必|用|要)?|无[需须])(?:再|另行?|单独)?(?:报送|上报|提交|上交|[报交送])的"
    r"(?:材料|资料|东西|事项|报表|表格|内容)?[:。]?"
)
_NOT_ASKED = re.compile(r"答\s*\d{0,2}\s*[:、.]\s*(?:都|均|一律)?(?:不(?:要|用|需要|需|必|交|报|收)|无[需须])")
_QUESTION = re.compile(r"问\s*\d{0,2}\s*[:、.]")


def without_kept_end(sentence: str) -> str:
    """A sentence that hands something in by a day, without the clause at its end that says what stays where it is:
    于3月21日前将《设计》上传至专栏,研讨的记录由学校备查,不需上报。"""
    found = _KEPT_END.search(sentence)
    asks = found and SUBMIT.search(sentence, 0, found.start()) and _BY_A_DAY.search(sentence, 0, found.start())
    return sentence[: found.start()] if found and asks else sentence


def is_kept_there(text: str, name: Name) -> bool:
    """Whether the words behind a name of the line say that it stays where it was written; behind one in 《》 only those
    that say it of all of it."""
    return bool((_KEPT_BOOK if "《" in name.title else _KEPT_THERE).match(text, name.end))


def is_kept(owed: Owed, page: Page) -> bool:
    """Whether what no day is told for is said to be kept by whoever wrote it; or what is handed in nowhere but at one's
    own school is said to stay there."""
    if (owed.when is None or not owed.channels) and any(
        owed.title.strip("《》").endswith(one["what"]) or owed.title == one["beside"]
        for one in _PUT_AWAY.finditer(owed.line.body)
    ):
        return True
    own = next((said for said in owed.line.body.split("。") if owed.title in said), "")
    if _ORIGINAL_STAYS.search(own) and not (owed.when and owed.when.quote in own):
        return True
    name = re.escape(owed.title.strip("《》“”"))
    return owed.when is None and (
        bool(re.search(f"{name}{_KEEPS}", narrow(page.text))) or is_listed_as_kept(owed.line, page)
    )


def is_listed_as_kept(line: Line, page: Page) -> bool:
    """三、学校留存: 下列资料由学校保存三年,不上报: whether a list's or a table's heading, or the sentence over it, says
    that what it names stays."""
    over = [page.line[number] for number in line.parents]
    kept = [one.text for one in over if one.is_heading and not SUBMIT.search(without_what_stays(one.text))]
    if any(_OF_WHAT_STAYS.search(text) or stays(text) for text in kept):
        return True
    beside = (one for one in reversed(page.lines) if one.number < line.number and one.parents == line.parents)
    lead = next((one.text for one in beside if not one.kind and re.search("[。:]$", one.text)), "")
    says_so = stays(lead) or _OF_WHAT_STAYS.search(lead)
    return bool(says_so) and not SUBMIT.search(without_what_stays(lead))


def stands_under_what_stays(page: Page, line: Line) -> bool:
    """Whether a line stands under a heading of what is not handed in."""
    return any(_NOT_ASKED_FOR.fullmatch(page.line[number].body.strip(" 】")) for number in line.parents)


def answered_no(page: Page, line: Line) -> bool:
    """问:《申请表》要不要送来? 答:不要: a question about what is not asked for."""
    following = next((one for one in page.lines if one.number > line.number), None)
    return bool(_QUESTION.match(line.text) and following and _NOT_ASKED.match(following.text))
