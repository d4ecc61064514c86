"""Places on the net, by the circular's own words: “平安校园”平台“演练”栏目, 县政务OA, 微信工作群."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ANEW = "↑"  # in front of a word that points back: 同一系统, 该平台
# \x01 hides what stands in quotes, \x02 a name in quotes that is itself a place: “资助专网”
_SIGN = r"[\u4e00-\u9fffA-Za-z0-9—·\x01-]"
_NOUNS = (
    r"(?:微信|QQ|qq|钉钉|飞书)(?:工作|交流|管理)?群|工作群|交流群|联络群|群(?![众体团岛主英])|平台|系统|公众号|小程序|客户端|网盘|云盘|钉盘|服务网|直报网|网站|官网|专网|"
    r"(?<=同一)栏目|(?<=同一个)栏目|(?<=该)专?栏目?|内网|门户|APP|App|OA(?:系统|平台)?|电子税务局|网上办事大厅|网厅|问卷星|腾讯文档|金山文档|在线文档|共享文档|(?:共享|公共)文件夹?(?![\u4e00-\u9fff])|公共盘|共享盘|政务微信|企业微信|浙政钉|粤政易|渝快政|赣政通|"
    r"钉钉|微信|飞书|云(?=[,。;“”)(\x01]|$)|网(?!直报)(?![上络点格购民楼管具箱球吧课安红友页信])"
)
_FOLLOWED = (  # what is no place to hand in: 系统关闭后, 平台建设, 在官网公布, 小程序每日开放
    r"(?![\u4e00-\u9fff]{0,2}(?:建设|维护|安全|打印|导出|生成|自动|中的|开放|关闭|开启|账号|管理员|技术|客服|升级|提示|审核|退回|显示|"
    r"默认|里的|公布|公示|发布|公告|查询|查看|下载|通知|名单|名称|每[日天]|使用|运行|登记证|文件下载|用户|数据真实|状态|设置|邮箱|邮件))"
)
_COLUMN = (  # behind the site, whose address may stand between: “研修网”(网址:…)的“校本研修”栏目
    r"(?:(?:\([^()“]{0,60}\))?(?:的?(?:群文件(?:的|中的|里的)?)?“[\x01\x02]+”(?:专?栏目?|模块|专区|频道|板块|(?:共享)?文件夹|端口|空间)|"
    r"“[\x01\x02]+”(?=[,。;)]|$)|\((?:QQ|微信|钉钉)(?:工作)?群\)|(?:个人空间|管理端|数据上报端|[\u4e00-\u9fff]{2,6}(?:模块|栏目|专栏|专区|频道|板块|工作坊)|"
    r"的?(?:个人|学校|校级|各校|各园|园所|单位|本[一-龥]{1,3}?|部门|机构|企业|班级|年级|学科|教师|教研组|工作室|用户|县级|区级|共享|公共|专用)"
    r"[\u4e00-\u9fff]{0,3}(?:目录|文件夹|页面|主页|网页|空间|资[料源]库|案例库|题库|文章|文集|班级"
    r"|园地|共享栏|社区|专栏|专区|栏目)(?:栏目?)?)))?"  # “备课网”学校目录
)
_PLACE = re.compile(
    rf"(?P<head>(?:“[\x01\x02]+”|{_SIGN}){{0,24}}?(?:{_NOUNS})|{_SIGN}{{0,24}}?“\x02+”){_FOLLOWED}{_COLUMN}"
)
_QUOTED_ALONE = re.compile(r"(?<=登录|登陆|通过|进入|使用)“\x01+”(?!的?(?:方式|形式|模式|渠道|途径|精神))")
_ENDS = re.compile(rf"(?:{_NOUNS})$")
_BEFORE = re.compile(  # words that only lead to the place
    r"^.*(?:上传|发送|发布|登[录陆入]|通过|提交|报送|填报|录入|导入|发入|填入|传入|加入|上报|(?<=[前日号])[报发传交送]|[录填传存]进|走(?=“)|(?<![现存所潜])在(?!线|校|职(?!称)|编|岗|读|籍)|"
    r"至(?!诚)|到(?!位)|(?:利|使|采|应)用|(?<![信专通适作费实公利使采应])用|以|(?<![基关对由属])于|请|各校|指定|规定|(?<![合])并|给|入驻|的|统一|(?<![自])由|简称|"
    r"(?<![服])从|将|把|依托|借助|经(?=“)|进入|向|转入|(?<=[书表件料版])[发传报]|(?:[发传报交]|关注)(?=“)|完成)(?=.)|^[发传报交送](?![布展现达统])(?=..)"
)
_LED = re.compile(
    r"(?:[在至到于用入给从向]|登[录陆]|通过|进入|上传|提交|发送|填报|报送|传|发|报|使用|依托|导入|录入|借助|申报|反馈|交|完成)$"
)
_GIVES = re.compile(r"[\u4e00-\u9fff]{0,2}(?:下载|查询|查看|公布|公示)")  # 在网站“下载中心”栏目下载
_GROUP_FILES = re.compile(r"群的?群?文件")  # 样表在“研训”群群文件中, and 传到“研训”群的群文件“名单”文件夹
_PUT_THERE = re.compile(r"[传发交存放][至到入在给]$|上传$")
_FROM = re.compile(r"(?:从|自|由|关注|据|简称为?|以下称)\x00*$")
_AGAIN = re.compile(r"^(?:同一|同|该|上述|以上|前述|此|本|这个|相同|原|上面|前款)(?:的|个)?")
_BARE = re.compile(rf"^(?:电子|工作|信息|管理|业务|网上|线上)?(?:{_NOUNS}|专?栏目?)$")
_UNNAMED = re.compile(
    r"(?:指定|规定|相应|相关|有关|专用|统一|对应|各自|本地|线上)的?(?:平台|系统|网站|网盘|[\u4e00-\u9fffQq]{0,3}群)$"
)
_BORN = re.compile(r"^(?:(?:电子(?!税务)|指定|规定|相应|专门|固定)*(?:版|稿|件)?(?:的)?|[\d日前号]+)")
_HANDS_IN = re.compile(r"[^,。;]{0,14}(?:上传|填报|报送|提交|申报|录入|填写|上报|反馈|注册|报名|登记)")
_OF_EACH = re.compile(r"各(?!自)|每|对")
_OPENS_WITH_VERB = re.compile(r"[查看学建管用订关加推做发写][^“]")
_KNOWN_ALONE = re.compile(r"钉钉|微信|QQ|qq|问卷星|腾讯文档|金山文档|OA|浙政钉|粤政易|渝快政|赣政通|钉盘|飞书")


@dataclass(frozen=True, slots=True)
class Online:
    """`word`: the circular's name of the place; "" where it has none; with ANEW in front where it points back."""

    start: int
    end: int
    word: str
    led: bool = False  # 在, 登录, 通过 stands before it


def find_online(text: str, start: int, end: int) -> Iterator[Online]:
    """The places on the net that a stretch of a line names; what a name in quotes is made of does not end it."""
    hidden = re.sub(r"《[^《》]*》|[A-Za-z0-9._*-]+@[\w.-]+", lambda m: "\x00" * len(m[0]), text)
    hidden = re.sub(r"(?:https?://|www\.)[\w./?=&-]+", lambda m: "\x00" * len(m[0]), hidden, flags=re.A)
    hidden = re.sub(r"(?:以下|下文)?(?:简称|统称)为?(?=“)", lambda m: "\x00" * len(m[0]), hidden)
    hidden = re.sub(r"[“「][^“”「」]*[”」]", _quoted, hidden)
    taken = start
    for match in _PLACE.finditer(hidden, start, end):
        word, at = _stripped(hidden, text, match)
        kept = _GROUP_FILES.search(hidden[at : match.end() + 4]) and not _PUT_THERE.search(hidden[:at])
        if at < taken or kept or _GIVES.match(hidden, match.end()):
            continue
        taken = match.end()
        told = "" if _UNNAMED.search(match["head"]) else _told(hidden[:at], word)
        spoken_of = at and not _LED.search(hidden[:at]) and not _HANDS_IN.match(hidden[match.end() : end])
        unlike = _OPENS_WITH_VERB.match(hidden[at:]) or "“" not in hidden[at : match.end()]
        unlike = unlike and bool(told) and not _KNOWN_ALONE.fullmatch(word)
        if told is not None and not (spoken_of and unlike) and not _OF_EACH.match(word):
            yield Online(at, match.end(), told, bool(_LED.search(hidden[:at])))
    for match in _QUOTED_ALONE.finditer(hidden, start, end):
        if not _PLACE.match(hidden, match.start()):
            yield Online(match.start(), match.end(), text[match.start() : match.end()], led=True)


def _quoted(match: re.Match[str]) -> str:
    return "“" + ("\x02" if _ENDS.search(match[0][1:-1]) else "\x01") * (len(match[0]) - 2) + "”"


def _stripped(hidden: str, text: str, match: re.Match[str]) -> tuple[str, int]:
    at = match.start()
    if cut := _BEFORE.match(match["head"]):
        at += cut.end()
    at += len(_BORN.match(hidden[at : match.end("head")])[0])  # type: ignore[index]
    told = re.sub(r"(?<=.)\((?:网址|https?|www)[^()]*\)(?=.)", "", text[at : match.end()])
    return told.strip("\"' -—").replace("”的“", "”“"), at


def _told(before: str, word: str) -> str | None:
    """The word as a channel; None where the place is only spoken of: 系统关闭后."""
    if _FROM.search(before):
        return None
    if _UNNAMED.search(word):
        return ""
    if again := _AGAIN.match(word):
        bare = word[again.end() :]
        if bare.startswith("“"):
            return bare  # 前述“云上非遗”平台
        return ANEW + bare if _BARE.match(re.sub(r"的?“.*$", "", bare)) else word
    if _BARE.match(word) and not _KNOWN_ALONE.search(word):
        return ANEW + word if _LED.search(before) else None
    return word
