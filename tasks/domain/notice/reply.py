"""What a reply to one of our mails says: thanks, a promise with a day, a question, or that it was sent long ago."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tasks.domain.notice.promised_day import promised_day


class ReplyKind(StrEnum):
    ACKNOWLEDGED = "acknowledged"  # 收到, 好的, 抓紧准备: changes nothing
    PROMISED = "promised"  # 收到，5月10日前补交
    QUERY = "query"  # 查询
    DISPUTED = "disputed"  # 已交, 发过, 已上传
    UNREADABLE = "unreadable"  # no rule can read it: a person must

    @property
    def is_appeal(self) -> bool:
        return self in {ReplyKind.DISPUTED, ReplyKind.UNREADABLE}


@dataclass(frozen=True, slots=True)
class Said:
    kind: ReplyKind
    until: date | None = None  # the day that a promise names


_SEND = r"(?:上交|提交|上传|上报|报送|发送|邮寄|交|发|传|报|寄|送)"
_DISPUTES = (
    re.compile(
        rf"(?:已经|已|早就|早已|早|都|全|刚才|刚刚|刚|昨天|前天|上周|上午|下午|当天|当时|之前|前几天).{{0,14}}?{_SEND}"
    ),
    re.compile(rf"{_SEND}(?:过|上去了|上了|完了|齐了|完|了)(?!解)"),
    re.compile(r"(?:搞|弄|统计|核对|通知)?(?:错了|有误|不对|不属实|不实)|(?:怎么|为什么|为何|凭什么|明明)"),
)
_NOT_YET = re.compile(rf"(?:还|尚)?(?:没有|没|未|不曾)(?:能|来得及|及时|有|按时)?{_SEND}(?:过|上|完|齐)?")
_FUTURE = re.compile(
    rf"(?:前|内|之前|以前|下周|周[一二三四五六日天]|再|补|会|将|准备|争取|尽快|马上|立即|抓紧|今天|今日|今晚|明天|明日|后天|尽早)\S{{0,10}}?{_SEND}|补{_SEND}|补齐|补上|补全|补报|完成"
)
_QUERY = re.compile(
    r"^(?:您好|你好)?(?:查询|查一下|查下|查查)(?:一下)?(?:情况|状态|进度|收交情况|提交情况|本校情况|我校情况)?$"
)
_POLITE = re.compile(
    r"^(?:.{0,8}(?:老师|主任|校长|领导|同志)(?:您|你)?好?|您好|你好|各位好|此致|敬礼|祝好|祝.{0,6}|顺祝.{0,6}|谢谢.{0,8}|感谢.{0,12}"
    r"|多谢.{0,6}|辛苦.{0,6}|麻烦.{0,3}|不好意思|抱歉|对不起|发自.{0,20}|sent from .{0,30}|来自.{0,20}"
    r"|联系?电话.{0,20}|电话.{0,20}|手机.{0,20}|[\d\s+()*-]{6,20})$",
    re.I,
)
_YES = re.compile(
    r"^(?:邮件|来信|信件|通知|提醒|信息|消息)?(?:已|已经|均已|都)?(?:收到|收悉|知悉|知道|知晓|明白|了解|清楚|阅|阅知|悉)(?:了|啦|您的.{0,6}|通知|邮件|提醒|信息)?(?:通知|邮件|了)?$"
    r"|^(?:好|好的|好滴|好嘞|行|可以|嗯|嗯嗯|恩|是|是的|没问题|遵命|ok|okay|okk|1|收|遵照执行|照办|落实)(?:的|了|吧)?$"
    r"|^(?:我们?|我校|我园|学校|本校)?(?:会|将|一定|正在|正|马上|立即|立刻|尽快|尽早|抓紧|抓紧时间|争取|继续|这就|现在|准时|按时|及时|按期|按要求)+"
    r"(?:去|来|会|把|将)?(?:准备|整理|安排|办理|办|处理|落实|完成|督促|催促|组织|补|补交|补上|补齐|补充|补正|修改|整改|上传|提交|上交|上报|报送|报|发|交|做|弄|通知|布置|收集|核对|核实)?"
    r"(?:材料|资料|相关材料|各项材料|老师们?|教师们?|好|完|齐|一下|的|中|这些|工作|执行|了)*$"
    r"|^(?:已|已经)(?:通知|转告|转达|转发|告知|安排|布置|部署|督促)(?:给|到|各)?(?:老师们?|教师们?|相关老师|各位老师|负责人|下去|了|学科组)*$",
    re.I,
)  # fmt: skip
_CLAUSE = re.compile(r"(?:[,。!;\n\r~…、:]|\.(?!\d))+|\s{2,}")


def read_reply(text: str, today: date, names: Collection[str] = ()) -> Said:
    """`text`: the sender's own words, without the mail that they answer. `names`: the sender's and the school's.

    Whatever is not wholly understood is unreadable: only what every clause of allows for is taken for thanks.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if any(mark in plain for mark in "?？"):
        return Said(ReplyKind.QUERY if _QUERY.match(plain.rstrip("?？。. ")) else ReplyKind.UNREADABLE)
    clauses = [clause for piece in _CLAUSE.split(plain) if (clause := piece.strip())]
    telling = [clause for clause in clauses if not _is_courtesy(clause, names)]
    if not clauses:
        return Said(ReplyKind.UNREADABLE)
    if any(_disputes(clause) for clause in telling):
        return Said(ReplyKind.DISPUTED)
    if [c for c in telling if _QUERY.match(c)] == telling and telling:
        return Said(ReplyKind.QUERY)
    rest = [clause for clause in telling if not _YES.match(clause)]
    if not rest:
        return Said(ReplyKind.ACKNOWLEDGED)
    return _promise(rest, today)


def _promise(rest: list[str], today: date) -> Said:
    """Each clause left over is a promise, or says why it is late; one of them names the day."""
    day = next((found for clause in rest if (found := promised_day(clause, today))), None)
    understood = all(
        _FUTURE.search(clause) or _NOT_YET.search(clause) or promised_day(clause, today) for clause in rest
    )
    if day is not None and understood and any(_FUTURE.search(clause) for clause in rest):
        return Said(ReplyKind.PROMISED, day)
    return Said(ReplyKind.ACKNOWLEDGED if understood and day is None and _only_future(rest) else ReplyKind.UNREADABLE)


def _only_future(rest: list[str]) -> bool:
    """Without a digit: a day that could not be read is for a person."""
    return all(_FUTURE.search(clause) and not re.search(r"\d", clause) for clause in rest)


def _disputes(clause: str) -> bool:
    if _YES.match(clause) or _NOT_YET.search(clause):
        return False
    said = _DISPUTES[0].search(clause) or _DISPUTES[1].search(clause)
    if said and _FUTURE.search(clause) and not re.search(rf"已经?.{{0,10}}{_SEND}|{_SEND}过", clause):
        return False
    return bool(said or _DISPUTES[2].search(clause))


def _is_courtesy(clause: str, names: Collection[str]) -> bool:
    bare = clause
    for name in sorted(filter(None, names), key=len, reverse=True):
        bare = bare.replace(name, "")
    bare = re.sub(r"(?:老师|负责人|校长|教师)|\d{4}年|\d{1,2}月\d{1,2}[日号]", "", bare) if bare != clause else bare
    return (
        not bare.strip(" :：()（）")
        or bool(_POLITE.match(clause))
        or bool(re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}[日号]", clause))
    )
