"""Where something goes: an e-mail address, a column of the website, or the circular's own word for another place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.domain.plan.drafting.places.online import ANEW, find_online

ADDRESS = re.compile(r"(?<![\w.*@])[A-Za-z0-9][\w.*+-]*@[\w-]+(?:\.[\w-]+)+", re.A)
_MAILBOX = re.compile(r"(?:电子|指定|工作|专用|公共|学校|单位|接收|投稿)*(?:邮箱|邮件|信箱)|[Ee]-?mail")
_NOT_SENT = re.compile(
    r"(?:不(?:再|另|得|必|需|用|要|单独)?|无[需须]|免|勿)(?:再|另行?)?(?:发送?|寄送?|报送?|传|通过|使用|用|以)(?:至|到)?(?:县|市|区|指定)?的?$"
)  # 不发邮件
_KNOWN = (
    ("class_share", re.compile(r"(?:本校|本)?班级?共享栏目?|共享栏目?|班级共享")),
    ("personal_article", re.compile(r"个人中心(?:的?文章)?(?:中|里|栏目?)?")),
    ("class_membership", re.compile(r"加入[^,。;]{0,16}?班级[”\"]?")),
    ("web_report", re.compile(r"能力提升网站?|网报")),
)
_NAME = r"[\u4e00-\u9fff〇A-Za-z0-9“”\"'—-]"
_TOWARDS = (
    r"(?:送交[至到给]?|[送交寄]至|[送交寄报上传]到|报至|报给|交给|交回|交由|交往|报送给?|上报给?|上交给?|提交给?|报备至?|备案至|递交给?|报送(?=县|市|区|所在地?[乡镇县街]|属地)|"
    r"送达|(?<![申填汇预])报(?![告名表]|到[地时会处日须后者当])|交|(?<![接配输赠欢护])送|寄|至(?!少|今|于|\d{1,2}\s*[份篇张件幅日月号])|(?<![收报签])到(?!账|期(?!刊))|向)"
)
_BUREAU = (
    r"(?:办公室|教研室|资料室|收发室|[\u4e00-\u9fff]{0,6}分局|[\u4e00-\u9fff]{1,8}(?:中队|大队|派出所)|[\u4e00-\u9fff]{1,6}[科股室处部](?!技|学|目|研|分|署|门|委)|中心(?!校)|部门|领导小组|"
    r"[\u4e00-\u9fff]{0,6}(?:科研|师训|干训|信息|综合|会务|评审|评选|督导|项目|资料|宣传)组(?=[(,。;\d]|$)|"
    r"(?:教育|教体|体育|卫健)局|[\u4e00-\u9fff]{1,6}[政纪人工团妇]委(?=[(,。;]|$)|进修学?校|[\u4e00-\u9fff]{1,6}站|[\u4e00-\u9fff]{0,12}(?:功能厅|报告厅|签到处|报名处|会务组|服务台)|党委|党组织|党(?:总)?支部|团委|工会|(?<=[乡镇县市区道])(?:残联|妇联|科协)|中心校|教务处|教导处|教科所|[\u4e00-\u9fff]{1,6}所|"
    r"[\u4e00-\u9fff]{1,6}(?:办|馆)(?=[(,。;\d]|$)|(?:(?:所在|本)?学校|(?:所在|本)(?:单位|班级))(?=提交|上交|递交|存档|留存|备案|[,。;]|$)|档案馆|窗口|教研员|(?<!报送)联系人(?!:))"
)
_ENDS = (
    r"(?=[^\u4e00-\u9fff]|备|汇|审|存|留|处|统|联系|收|邮寄|签|提|上交|递|[\u4e00-\u9fff]{1,3}(?:老师|同志|主任)|[\u4e00-\u9fff]姐|[老小][\u4e00-\u9fff](?![\u4e00-\u9fff])|"
    r"[\u4e00-\u9fff]{2,3}处(?=[,。;(]|$)|[楼\d一二三四五六]|进|盖|报(?!告)|申报|$)"
)
_OFFICE = re.compile(
    rf"{_TOWARDS}((?!电子|纸质|材料|送?(?:地[址点]|方式|邮箱|电话)|[《“]){_NAME}{{0,20}}?{_BUREAU}){_ENDS}"
)
_ROOMED = re.compile(  # 送县科技馆(三楼306)
    rf"(?:(?<![接配输赠欢护])送[交达]?|(?<![上提递])交|寄|报(?![告名表]))[至到给往回]?((?!电子|纸质|材料|[《“]){_NAME}{{2,18}}?)"
    r"(?<![表单书件])(?=\([^()]*(?:(?<!\d)\d{3,4}(?![\d年字])|楼|室|[路街]|号|邮编|窗口|大厦|大院)[^()]*\))"
)
_POSTED = re.compile(r"(?:采[取用]|以|用|通过)(?:邮政|挂号)?邮寄(?:的?方式)?|邮寄方式")
_NO_PLACE = re.compile(r"^(?:见|按|详见|根据|同|另行|待定|无|/|—|-)|^[^,。;]{0,8}(?:格式|电子[版稿])(?:[,、]|$)")
_SITES = frozenset(("网站", "平台", "系统", "校园网"))  # beside a mailbox: 邮箱+网站
_NUMBERED_ROOM = re.compile(  # 送县民政局203室
    rf"(?:(?<![接配输赠欢护])送[交达]?|(?<![上提递])交|寄|报(?![告名表]))[至到给往回]?((?!电子|纸质|材料|[《“]){_NAME}{{2,16}}?"
    r"(?:[局委办楼馆校院站所]|中心|大厅)[A-Z]?\d{2,4}室)"
)
_ROOM = re.compile(r"(?:^|(?<=[(,:\s]))([\u4e00-\u9fff]{2,14}(?:办公室|教研室|[科股室处部]))(?=$|[),。;(\s\d])")
_THROUGH = re.compile(r"(?:通过|登录|利用|使用)“?[\u4e00-\u9fffA-Za-z]{2,20}”?$")
_AHEAD = re.compile(
    r"^.*[至到给往](?=.{2,})|^.*(?:\d[日号]|[日号时分]前|\d{2}前)(?:之?前|以前)?(?:送交|[交送报])?(?=.{2,})|^[至到给往回]|^.{0,4}时(?:一并)?[交送](?=.{2,})"
)  # 由报送人于4月3日前送交县教育局学籍科


@dataclass(frozen=True, slots=True)
class Place:
    start: int
    end: int
    channel: str


def find_places(text: str, start: int, end: int, quoted: tuple[tuple[int, int], ...] = ()) -> tuple[Place, ...]:
    """The places that a stretch of a line names, in order, each once; nothing inside a paper's name."""
    found: list[Place] = []
    for channel, pattern in (("mailbox", ADDRESS), ("mailbox", _MAILBOX), *_KNOWN):
        found += [
            Place(m.start(), m.end(), channel)
            for m in pattern.finditer(text, start, end)
            if not _NOT_SENT.search(text[: m.start()][-12:])
        ]
    found += [
        Place(one.start, one.end, one.word)
        for one in find_online(text, start, end)
        if _is_free((one.start, one.end), found, text)
    ]
    found += [Place(m.start(), m.end(), "邮寄") for m in _POSTED.finditer(text, start, end)]
    for pattern in (_OFFICE, _ROOMED, _NUMBERED_ROOM):
        found += [
            Place(m.start(1), m.end(1), _AHEAD.sub("", m[1]))
            for m in pattern.finditer(text, start, end)
            if _is_free(m.span(1), found, text)
        ]
    found = [place for place in found if not _receives(place, found, text)]
    found = [place for place in found if place.channel.count("“") == place.channel.count("”")]
    free = [p for p in found if p.channel and not any(a <= p.start and p.end <= b for a, b in quoted)]
    return tuple(sorted(free, key=lambda place: place.start))


def _receives(place: Place, found: list[Place], text: str) -> bool:
    """通过办公平台报送至局办公室: the office reads it there and is no second place."""
    return any(
        via.end <= place.start
        and _THROUGH.search(text[: via.end])
        and not re.search(r"[,。;、和及]", text[via.end : place.start])
        for via in found
        if via is not place
    )


def of_cell(cell: str) -> tuple[str, ...]:
    """The channels that a table's cell names; a cell that names none we know is itself the word."""
    found = [place.channel for place in find_places(cell, 0, len(cell))]
    found += [m[1] for m in _ROOM.finditer(cell) if not any(m[1] in channel or channel in m[1] for channel in found)]
    found += [word for word in re.split("[+＋、,和及/]", cell) if word.strip() in _SITES and found]
    if spoken := re.match(r"传真|电话|短信", cell):
        return (spoken[0],)
    unnamed = any(not one.word for one in find_online(cell, 0, len(cell)))
    if not found and not unnamed and (word := re.sub(r"(?:报送|上报|提交|上传|方式|发送)+$", "", cell.strip())):
        found = [word] if len(word) <= 16 and not _NO_PLACE.search(word) and not re.search(r"[。;]", word) else []
    return tuple(dict.fromkeys(word.removeprefix(ANEW) for word in found))


def _is_free(span: tuple[int, int], found: list[Place], text: str) -> bool:
    """Not another word for a place that is known already: 进修校网站个人中心 is the personal article alone."""
    return not any(
        place.start < span[1]
        and span[0] < place.end
        or (
            span[1] <= place.start
            and place.channel != "mailbox"
            and not re.search(r"[,。;、和及]", text[span[1] : place.start])
        )
        for place in found
    )
