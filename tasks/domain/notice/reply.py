"""What a reply to one of our mails says: thanks, a promise with a day, a question, or that it was sent long ago."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tasks.domain.notice.named_days import with_dates
from tasks.domain.notice.promised_day import promised_day
from tasks.domain.plan.calendar import Calendar


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
_TOLD = "通知|转告|转达|转发|告知|安排|布置|部署|督促|催|要求|组织|联系|知悉|收到|阅"  # others, who have yet to send
_LONG_AGO = (  # that it was sent before is the plain meaning
    re.compile(rf"(?:已经|已|早就|早已)(?!{_TOLD})(?:(?!准备|将|会|马上|明天|后天|再).){{0,14}}?(?:{_SEND}|补)"),
    re.compile(
        r"(?:已经|已|早|都|全)(?:(?!准备|整理|将|会|马上|再).){0,6}?(?:完成|补齐|补上|补全|弄好|做好)(?!前|之前)"
    ),
    re.compile(rf"(?:刚才|刚刚|刚|昨天|昨日|昨晚|前天|前日|当天|当时|前几天|前两天).{{0,14}}?(?:{_SEND}|补)"),
    re.compile(rf"上上?个?(?:周|星期|礼拜|月).{{0,14}}?{_SEND}"),
    re.compile(rf"^(?:我们?|我校|我园|学校|老师)?(?:之前|以前|前期|前段时间).{{0,14}}?{_SEND}"),
    re.compile(rf"(?:上午|中午|下午|晚上|今早|今天).{{0,14}}?{_SEND}(?:的|过)"),
    re.compile(rf"{_SEND}过(?!去|来)"),
)
_DONE = re.compile(rf"(?:{_SEND}(?:过去|过来|上去|上|完|齐|全)?|补(?:齐|上|全|完)?|完成|弄好|做好)了(?!解)|{_SEND}的$")
_ALL_SENT = re.compile(rf"(?:早|都|全).{{0,14}}?{_SEND}|{_SEND}(?:完|齐|上去)")
_COMPLAINT = re.compile(
    r"(?:搞|弄|统计|核对|通知)?(?:错了|有误|不对|不属实|不实)|(?:怎么|为什么|为何|凭什么|明明)"
    r"|(?:没有?|并未|未|不会)(?:漏|少|忘)|(?:补|发|交|传)(?:过|完|齐)?了(?:吗|没|么)$"
)
_NOT_YET = re.compile(
    rf"(?:还|尚)?(?:没有|没|未|不曾)(?:能|来得及|及时|有|按时)?{_SEND}(?:过|上|完|齐)?"
    rf"|{_SEND}(?:不了|不上|不出|不全)|(?:来不及|赶不上|没法|无法|不能)\S{{0,6}}{_SEND}"
    rf"|(?:漏|忘了|忘记|忘|晚|迟|耽误){_SEND}"
)
_SURELY_LATER = re.compile(
    r"(?<!不)(?:会|将|能|要)(?!议)|准备|争取|打算|尽快|尽早|马上|立即|立刻|抓紧|明[天日早晚儿]|后[天日]|下个?(?:周|星期|礼拜|月)"
)
_LATER = (
    r"前|内|(?<!最)后(?!来|台|勤)|周[一二三四五六日天]|星期[一二三四五六日天]|再|补|今[天日晚儿]|上午|中午|下午|晚上|下班|左右|月|[日号]|预计|计划|最迟|最晚|"
    + _SURELY_LATER.pattern
)
_FUTURE = re.compile(
    rf"(?:{_LATER})\S{{0,10}}?{_SEND}|补{_SEND}|补齐|补上|补全|补报|补完|补$|完成|(?:交|送|弄|做)(?:上|齐|好)"
)
_BARE_DAY = re.compile(
    r"^(?:最迟|最晚|大概|大约|预计|争取|计划|到)?"
    r"(?:[\d年月日号./\-一二两三四五六七八九十]|上旬|中旬|下旬|本|这|下|个|周|星期|礼拜|天|今|明|后|早|晚|初|底|末|小时|工作日"
    r"|上午|中午|下午|晚上|下班|之?前|以前|之?内|以内|左右|\s)+$"
)
_EXCUSE = re.compile(
    r"^(?:\(|因|由于|因为)|^(?:请|望|敬请|还请|万望)(?:您|领导|老师|多)*(?:谅解|理解|见谅|包涵|原谅|海涵|放心|知悉|知晓|查收)"
    r"|添麻烦|久等|特此(?:说明|回复|报告)|出差|外出|请假|生病|住院|停电|停网|没网|网络|电脑|忙|开会|培训"
)
_QUERY = re.compile(
    r"^(?:您好|你好)?(?:请问|请|麻烦|帮忙|帮|想|问一下|您|老师)*(?:查询|查一下|查下|查查|看一下|看看)(?:一下)?(?:我校|我园|本校|本园|我们(?:学校)?|学校)?的?"
    r"(?:还(?:差|缺|少|有).{0,12}|情况|状态|进度|收交情况|提交情况|材料情况|本校情况|我校情况)?$"
    r"|^(?:请问|麻烦问下|问一下|想问下)?(?:我校|我园|本校|本园|我们(?:学校)?|学校)?(?:现在|目前)?还?(?:差|缺|少|有)(?:什么|哪些|哪几项|哪项|啥|多少)(?:材料|资料|东西|项)?(?:没有?(?:交|上传|报))?(?:了|呢)?$"
    r"|^(?:请问)?(?:我校|我园|本校|我们(?:学校)?|学校)的?(?:材料|资料)?(?:都|全)?(?:交|上传|报)?齐(?:了)?(?:吗|没有|没|么)$"
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
    r"|^(?:我们学校|我们?|我校|我园|学校|本校)?(?:会|将|一定|正在|正|马上|立即|立刻|尽快|尽早|抓紧|抓紧时间|争取|继续|这就|现在|准时|按时|及时|按期|按要求)+"
    r"(?:去|来|会|把|将)?(?:准备|整理|安排|办理|办|处理|落实|完成|督促|催促|组织|补|补交|补上|补齐|补充|补正|修改|整改|上传|提交|上交|上报|报送|报|发|交|做|弄|通知|布置|收集|核对|核实)?"
    r"(?:材料|资料|相关材料|各项材料|老师们?|教师们?|好|完|齐|一下|的|中|这些|工作|执行|了)*$"
    r"|^(?:我|我们|我校|这就|马上)?(?:已|已经|再|会)?(?:通知|转告|转达|转发|告知|安排|布置|部署|督促|催|催促)(?:一下|给|到|各)?"
    r"(?:老师们?|教师们?|相关老师|各位老师|负责人|下去|了|学科组|.{0,8}(?:组长|主任|老师|教师|部门|学科)们?(?:去)?(?:准备|整理|收集|落实)?(?:材料|资料)?)*$"
    r"|^(?:各项|相关)?(?:材料|资料)?(?:已|已经|正在|在|我们正?在)?(?:准备|整理|收集|汇总|组织|统计)(?:好|完|齐|齐全|完毕|中|了|当中|材料|资料)*$"
    r"|^(?:我们?|我校)?(?:会|将)?(?:加快|抓紧|加紧)(?:进度|落实|推进|办理|工作)*$|^请(?:您|领导|老师)*放心$",
    re.I,
)  # fmt: skip
_NAME_LINE, _SIGNATURE = 24, 10  # characters; lines
_TELLING = re.compile(rf"{_SEND}|已|没|未|补|[?？]|怎么")
_THANKS = re.compile(
    r"收到|收悉|知悉|知道了|明白|了解|好的|好嘞|好滴|好|行|嗯|恩|哦|ok|okay|谢谢|感谢|多谢|老师|主任|校长|领导|您的?|你的?|们|提醒|通知|告知|来信|邮件|辛苦了?|麻烦了?|哈|啦|呢|呀|噢|了|的|[\s~～^_]",
    re.I,
)
_CLAUSE = re.compile(r"(?:[,。!;\n\r~…、]|:(?!\d)|\.(?!\d))+|\s{2,}")


def read_reply(text: str, today: date, names: Collection[str] = (), calendar: Calendar | None = None) -> Said:
    """`text`: the sender's own words, without the mail that they answer. `names`: the sender's and the school's.

    With a `calendar` the holidays that are named have their days.

    Whatever is not wholly understood is unreadable: only what every clause of allows for is taken for thanks.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", text).strip() if unicodedata.category(sign) != "So")
    plain = with_dates(plain, today, calendar) if calendar else plain
    if any(mark in plain for mark in "?？"):
        return Said(ReplyKind.QUERY if _is_query(plain, names) else ReplyKind.UNREADABLE)
    plain = _unsigned(plain, names)
    clauses = [clause for piece in _CLAUSE.split(plain) if (clause := piece.strip())]
    telling = [clause for clause in clauses if not _is_courtesy(clause, names)]
    if not clauses:
        return Said(ReplyKind.UNREADABLE if not text.strip() or plain else ReplyKind.ACKNOWLEDGED)
    if telling and all(_QUERY.match(clause) for clause in telling):
        return Said(ReplyKind.QUERY)
    if any(_disputes(clause, today) for clause in telling):
        return Said(ReplyKind.DISPUTED)
    rest = [clause for clause in telling if not _YES.match(clause)]
    if not rest:
        return Said(ReplyKind.ACKNOWLEDGED)
    return _promise(rest, today)


def _unsigned(plain: str, names: Collection[str]) -> str:
    """Without the signature: from a short line that bears the sender's or the school's name, if no later one tells."""
    lines = plain.splitlines()
    known = [name for name in names if len(name) > 1]
    for place, line in enumerate(lines):
        is_name = len(line) <= _NAME_LINE and any(name in line for name in known)
        if place and is_name and any(before.strip() for before in lines[:place]):
            rest = lines[place:]
            if len(rest) <= _SIGNATURE and not any(re.search(_TELLING, below) for below in rest):
                return "\n".join(lines[:place])
    return plain


def _is_query(plain: str, names: Collection[str]) -> bool:
    clauses = [clause for piece in re.split(r"[?？]|" + _CLAUSE.pattern, plain) if (clause := (piece or "").strip())]
    telling = [clause for clause in clauses if not _is_courtesy(clause, names)]
    return bool(telling) and all(_QUERY.match(clause) for clause in telling)


def _promise(rest: list[str], today: date) -> Said:
    """Each clause left over is a promise, or says why it is late; the last day that one of them names counts."""
    able = [clause for clause in rest if not _NOT_YET.search(clause)]
    days = [day for clause in able if (day := promised_day(clause, today))]
    promises = [clause for clause in able if _is_promise(clause, today)]
    understood = all(clause in promises or _NOT_YET.search(clause) or _EXCUSE.search(clause) for clause in rest)
    if not (understood and promises):
        return Said(ReplyKind.UNREADABLE)
    if days:
        return Said(ReplyKind.PROMISED, max(days))
    # without a digit: a day that could not be read is for a person
    return Said(ReplyKind.UNREADABLE if re.search(r"\d", "".join(able)) else ReplyKind.ACKNOWLEDGED)


def _is_promise(clause: str, today: date) -> bool:
    if _FUTURE.search(clause) or _BARE_DAY.match(clause):
        return True
    return bool(re.search(_SEND, clause)) and (promised_day(clause, today) or today) > today


def _disputes(clause: str, today: date) -> bool:
    """That it was sent long ago, also in a clause that promises something else; 交齐 and 都交 may yet be to come."""
    if _COMPLAINT.search(clause):
        return True
    if _YES.match(clause) or _NOT_YET.search(clause):
        return False
    if any(form.search(clause) for form in _LONG_AGO):
        return True
    if _DONE.search(clause):
        is_ahead = re.search(r"前|内|再", clause) and (promised_day(clause, today) or today) > today
        return not (_SURELY_LATER.search(clause) or is_ahead)
    return bool(_ALL_SENT.search(clause)) and not _FUTURE.search(clause)


def _is_courtesy(clause: str, names: Collection[str]) -> bool:
    bare = clause
    for name in sorted(filter(None, names), key=len, reverse=True):
        bare = bare.replace(name, "")
    bare = re.sub(r"(?:老师|负责人|校长|教师)|\d{4}年|\d{1,2}月\d{1,2}[日号]", "", bare) if bare != clause else bare
    bare = bare.strip(" :：()（）-—_=*")
    return (
        not bare
        or not _THANKS.sub("", clause)
        or bool(_POLITE.match(clause) or _POLITE.match(bare))
        or bool(re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}[日号]", clause))
    )
