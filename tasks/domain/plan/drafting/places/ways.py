"""How a thing gets to its place: over the table, by post, on a stick; and who only reads what was mailed."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NET = re.compile(
    r"^[a-z_]+$|平台|系统|网|群|小程序|公众号|钉钉|微信|QQ|云|问卷|文档|OA|APP|政钉|政易|网盘|共享|客户端|传真|电话|短信"
)
_BY_HAND = re.compile(
    r"纸质|书面|原件|实物|一式|密封|档案袋|当面|现场|装订|胶装|打印|存档一份|邮寄|寄送|[一二两三四五\d]\s*份(?:送|交|报)|盖章(?:件|版)(?!扫描)|U盘|优盘|光盘|硬盘"
)
_CARRIED = r"(?:(?<![报呈选推发传投派护运])送[交达]?|(?<![上提递])交|递交|(?<!邮)寄|(?<!上)缴)[至到给往回]{0,2}"
_NO_PAPER = re.compile(
    r"(?:不|无需|无须|不用|不必|毋须|不再|免)[^,。;]{0,6}(?:纸质|书面)[^,。;]*|不(?:再|得)?(?:接收|受理|接受|收|用|使用|采用|通过|以)(?:邮寄|快递|传真|电话|短信)[^,。;]*|(?:纸质|原件)[^,。;]{0,8}(?:留存|存档|自存|备查|装订存|由[^,。;]{1,8}保[存管])[^,。;]*"
)
_POST = re.compile(r"邮寄|寄送|寄[至到回往交]|快递(?=至|到|方式|寄|送达)|挂号信|邮政特快|EMS")
_OR_BY_HAND = re.compile(
    r"(?:邮寄|寄送|快递)\s*(?:或|、)\s*[^,。;]{0,6}?(?:送|交)|(?:送[至到交]?|交)\s*或\s*(?:邮寄|寄|快递)"
)
_MEDIUM = re.compile(r"刻盘|U盘|u盘|优盘|光盘|移动硬盘|硬盘|存储卡")
_PAPER = re.compile(
    r"纸质|书面(?=上?报|提交|送|版|材料|形式|续报)|[^\u4e00-\u9fff]原件|加?盖(?:公|单位)?章后?(?:送|交)"
)
_SPOKEN = (
    ("传真", re.compile(r"传真")),
    ("电话", re.compile(r"或者?电话(?:上?报|均|$|,|。)|电话(?:或|均可)")),
    ("短信", re.compile(r"短信")),
)
_LINK = re.compile(r"(?:链接|提取码|网址)[^。;]{0,16}(?:发|报|填)")
_ELECTRONIC = re.compile(r"电子|扫描|[Ww]ord|PDF|pdf")
_MAILED = re.compile(r"邮箱|@|平台|系统|群|OA|网盘|钉钉|微信|QQ")
_ANY_PAPER = re.compile(r"^纸质")


def by_their_way(channels: Iterable[str], told: Iterable[str]) -> list[str]:
    """The channels of one thing after what is said of its way: an office is a place for what is carried or posted
    there; what is mailed goes to the mailbox alone, whoever reads it."""
    said = "。".join(told)
    bare = _NO_PAPER.sub("", said)
    channels = list(dict.fromkeys(channels))
    said = f"{said}。邮寄" if "邮寄" in channels and "邮寄" not in said else said
    channels += [word for word, spoken in _SPOKEN if spoken.search(bare) and word not in channels]
    net = [one for one in channels if _NET.search(one)]
    offices = [one for one in channels if one not in net and not _ANY_PAPER.match(one)]
    if net:
        offices = [one for one in offices if _is_carried(one, bare) or _is_beside_mail(one, bare)]
    if "mailbox" in net and _LINK.search(said):
        net = [one for one in net if not re.search(r"网盘|云盘", one)]  # 上传网盘并将链接发至邮箱
    return [*net, *_carried(offices, bare)]


def mailed_to(channels: list[str], told: Iterable[str], everything: str) -> list[str]:
    """报科教股, where the circular names 科教股邮箱: the mailbox. What is carried to it stays at its door."""
    office = channels[0] if len(channels) == 1 else ""
    if not office or _MEDIUM.search(office) or _POST.search(office) or _NET.search(office):
        return channels
    if _is_carried(office, "。".join(told)):
        return channels
    box = re.search(
        rf"{re.escape(office[-3:])}[^。;,，\n\d]{{0,4}}(?:电子)?邮?箱?[^。;,，\n]{{0,6}}(?:邮箱|@)", everything
    )
    return ["mailbox"] if box else channels


def is_on_the_net(channel: str) -> bool:
    """Whether what goes there goes as a file, and not over a table."""
    return bool(_NET.search(channel))


def _is_carried(office: str, said: str) -> bool:
    """盖章件送教研室, 同时发至邮箱: two ways. 报教研室, 邮箱…: the room only reads it."""
    if re.search(rf"{re.escape(office)}\([^()@]{{0,12}}\d室\)", said):
        return True  # 报送师训处(行政楼204室)
    at = said.find(office)
    clauses = [clause for clause in re.split(r"[,。;]", said) if office in clause]
    near = said[max(0, at - 40) : at] if at >= 0 else ""
    own = re.split(r"[。;]", near)[-1]
    if re.search(r"(?:通过|登录|利用|使用|用)[^,。;]{2,24}$", own):
        return False
    return any(re.search(rf"{_CARRIED}[^,。;]{{0,12}}?{re.escape(office)}", clause) for clause in clauses) or bool(
        _BY_HAND.search(own.split("电子")[0] if "电子" in own else own)
        or any(_BY_HAND.search(clause) for clause in clauses)
    )


def _is_beside_mail(office: str, said: str) -> bool:
    """报教务处,并将电子版发至邮箱: what is told apart as electronic goes beside what the office gets."""
    clauses = re.split(r"[,。;]", said)
    at = next((n for n, clause in enumerate(clauses) if office in clause), None)
    if at is None or _ELECTRONIC.search(clauses[at]):
        return False
    apart = (clause for clause in clauses if office not in clause and _ELECTRONIC.search(clause))
    return any(_MAILED.search(clause) for clause in apart)


def _carried(offices: list[str], said: str) -> list[str]:
    """The offices with the way to them, as the circular says it; 纸质 where it names none."""
    offices = [one for one in offices if one != "邮寄"]
    medium, paper = _MEDIUM.search(said), bool(_PAPER.search(said))
    if medium:
        word = "光盘" if medium[0] == "刻盘" else medium[0]
        stick = f"{word}送{offices[0]}" if offices else word
        return [*(offices or ["纸质"] if paper else []), stick]
    if post := _POST.search(_NO_PAPER.sub("", said)):
        posted = f"邮寄至{offices[0]}" if offices else post[0]
        return [posted, *(offices if _OR_BY_HAND.search(said) else [])]
    return offices or (["纸质"] if paper else [])
