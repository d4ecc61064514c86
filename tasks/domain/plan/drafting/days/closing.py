"""Days that close something, or only say which day is meant: 3月16日17:00系统关门, 节后第一天(5月6日)录进系统."""

from __future__ import annotations

import re
from itertools import pairwise

from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.papers.names.finding import is_paper

_IT = r"(?:系统|平台|通道|窗口|入口|端口|问卷|后台|网站|网络|网上|报名|填报|上传|申报|投稿|链接|小程序|文档|信箱|票箱)"
_CLOSES = re.compile(
    r"\s*(?:为|是)(?:最后|最终|报送|上报|提交)(?:期限|时限|日期|一[天日])"  # 5月20日为最后期限
    rf"|\s*,?{_IT}*(?:将|会|即|准时|自动|统一)*"
    r"(?:关闭|停止(?:接收|受理|填报|上传|报名|申报)|封闭|锁定|关门|封[箱网口盘](?=[,。;)]|$)|[关停截](?=[,。;)]|$)"
    r"|(?:统一)?收[齐完](?=[,。;)]|$)|截稿|收稿|下线)"  # 3月16日20:00封箱, 3月20日12:00收齐
)
_WHICH_DAY = re.compile(
    r"(?:[第下头前后][一二三两]?[天日]|首[日天]|次日|当[日天]|(?:上班|开工|开学|返校|工作)[日天])\($"
)
_JOINT, _SEVERAL = re.compile(r"^\s*(?:[、,;和]|其中)*"), 2
_DONE_TO = re.compile(r"[将把于]|结果|反馈")
_HAS_ITS_DAY = re.compile(r"《[^《》]*》(?:的?(?:时限|期限|时间|截止)?[为是:])?$")
_IS_ALL = re.compile(r"\s*(?:之?前|止|截止)?(?:\([^()]*\))?\s*(?:[,;、。]|$)")
_TOO_SOON = re.compile(r"[^,。;]{0,4}(?:召开|举行|举办|开始|启动|组织|集中|公布|公示|发放|下发)")
_CLAUSE_AHEAD = re.compile(r"(?:签[字名]|盖章|公章|手印|一[张份本]|\d{1,2}[张份本套册])[,;]\s*$")


def closes(behind: str) -> bool:
    """Whether what stands behind a moment says that nothing is taken any more: 系统关闭, 封箱, 收齐."""
    return bool(_CLOSES.match(behind))


def glosses(before: str, behind: str) -> bool:
    """五一节后上班第一天(5月6日)录进…: the day in brackets is that on which it is handed in."""
    clause = re.split("[。;]", behind)[0]
    return bool(
        _WHICH_DAY.search(before)
        and behind.startswith(")")
        and not _TOO_SOON.match(behind, 1)
        and SUBMIT.search(clause)
    )


_NEXT_PARTY = re.compile(
    r"\s*[、,;和]\s*[一-龥、()]{0,14}?(?:校长|园长|教师|学校|[小中]学|初中|高中|幼儿园|[校园院局站馆所镇乡村]|单位|企业|街道|社区|机构|部门|公司)"
    r"(?:则|须|应)?[于在]?\s*"
)


def is_each_its_own(when: When, text: str, start: int, end: int, others: list[When]) -> bool:
    """文稿4月15日、视频(5分钟以内)4月22日,分两次传到…: a sentence of papers, each with its day, and then the verb."""
    days = [one for one in others if one.day and not (one.ranged or one.repeats)]
    if len(days) < _SEVERAL or when not in days or len(days) != len(others):
        return False
    if SUBMIT.search(text, days[-1].end, end) and all(
        one.marked and _NEXT_PARTY.fullmatch(text, one.end, other.start) for one, other in pairwise(days)
    ):
        return True  # 高中校长于5月21日前、初中和小学校长于5月28日前送…
    edges = [start, *(one.end for one in days)]
    pieces = [_JOINT.sub("", text[edge : one.start]) for edge, one in zip(edges, days, strict=False)]
    return all(is_paper(piece) and not _DONE_TO.search(piece) for piece in pieces) and bool(
        SUBMIT.search(text, days[-1].end, end)
    )


def is_told_again(when: When, text: str, start: int, end: int, others: list[When]) -> bool:
    """《统计表》3月6日,《责任书》3月11日: a row of names, each with nothing but its day behind it."""
    days = [one for one in others if one.day and not (one.ranged or one.repeats)]
    alone = [
        one
        for one in days
        if _HAS_ITS_DAY.search(text[start : one.start].rstrip(" ,")) and _IS_ALL.match(text[one.end : end])
    ]
    return len(alone) >= _SEVERAL and when in alone


_PARTY_AHEAD = re.compile(  # 各校11月27日(星期五)发送《研修案例》2篇
    r"(?:^|[。;:,])\s*请?(?:各|每[一所个名位]?|全体|参[赛训评])[^,。;:\d]{1,10}$"
)


def at_the_start(before: str, behind: str) -> bool:
    """…三方签名,4月27日交镇村建办: a paper that is signed, or counted, and then the day on which it is handed in."""
    if _PARTY_AHEAD.search(before) and SUBMIT.match(behind.lstrip()):
        return True
    handed = before.rstrip().endswith(",") and SUBMIT.search(before)  # 3月20日前上传信息表,4月20日上传汇总表
    return bool((_CLAUSE_AHEAD.search(before) or handed) and SUBMIT.match(behind.lstrip()))
