"""Papers left on a net disk or in an online document: the link, its password, its name; they are not fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tasks.domain.evidence.item import Attachment

_REST = r"[!#-&*-;=?-Z_a-z~]*"  # of an address; Chinese words and brackets often follow without a space
_DISK = re.compile(
    r"(?:https?://)?(?<![\w.-])(?:(?:pan|yun|eyun)\.baidu\.com/(?:s/|share)|share\.weiyun\.com/"
    r"|www\.(?:aliyundrive|alipan)\.com/s/|cloud\.189\.cn/|pan\.quark\.cn/s/|www\.123\d*(?:pan)?\.com/s/|pan\.xunlei\.com/s/"
    r"|caiyun\.139\.com/|yun\.139\.com/|drive\.weixin\.qq\.com/s|wwx?\w?\.lanzou\w?\.com/|\w+\.lanzou\w?\.com/|115\.com/s/"
    r"|cowtransfer\.com/s/|f\.ws\d+\.cn/f/|(?:www\.)?wenshushu\.cn/|www\.jianguoyun\.com/p/|pan\.wo\.cn/s/"
    r"|wx\.mail\.qq\.com/s\?|1drv\.ms/|onedrive\.live\.com/|drive\.google\.com/|www\.dropbox\.com/s)" + _REST,
    re.I,
)
_DOCUMENT = re.compile(
    r"(?:https?://)?(?<![\w.-])(?:docs\.qq\.com/(?:doc|sheet|slide|pdf|form|mind|desktop)|(?:www\.)?kdocs\.cn/l/"
    r"|shimo\.im/(?:docs|sheets|file)|alidocs\.dingtalk\.com/|\w+\.feishu\.cn/(?:file|docx?|sheets|drive|wiki|base)"
    r"|www\.yuque\.com/|note\.youdao\.com/|f\.wps\.cn/)" + _REST,
    re.I,
)
_CODE = re.compile(
    r"(?:提取码|访问码|访问密码|提取密码|密码|口令|验证码|pwd)\s*(?:[:：=为是]\s*)?([A-Za-z0-9]{4,8})(?![A-Za-z0-9])",
    re.I,
)
_NAMED = re.compile(
    r"[「《“【]\s*(?!腾讯文档|金山文档|石墨文档|钉钉文档)([^「」《》“”【】\n]{2,120})\s*[」》”】]"
    r"|(?:文件|分享了?|名称)[:：]\s*([^\s:：/][^\n:：/]{1,120})"
    r"|^[ \t]*(?:【[^【】]*】)?[ \t]*([^\s/:：【][^/:：\n]{0,120}\.(?:zip|rar|7z|docx?|xlsx?|pptx?|pdf|wps|et|mp4))\s*$"
    r"|[】]\s*([^\s【】:：/][^\n:：/【】]{1,120}?)\s*$",
    re.M | re.I,
)
_LASTS = re.compile(
    r"(?:有效期(?:至|到|限)?|到期时间|失效时间)\s*[:：]?\s*"
    r"(\d[\d年月日号/.:：\- ]{5,25}\d?[日号]?|\d{1,3}\s*(?:天|小时)|永久)"
)
_BEFORE, _BEHIND = 160, 120  # characters around a link that may speak of it


def on_drives(text: str) -> Iterator[Attachment]:
    """Each link once, in order. The name is the sender's word for it, where one stands just before the link."""
    seen: set[str] = set()
    found = sorted(
        [(match, "网盘链接") for match in _DISK.finditer(text)]
        + [(match, "在线文档链接") for match in _DOCUMENT.finditer(text)],
        key=lambda one: one[0].start(),
    )
    for place, (match, kind) in enumerate(found[:20]):
        address = html.unescape(match[0]).rstrip(".,;:!?&")
        if address in seen:
            continue
        seen.add(address)
        first = max(found[place - 1][0].end() if place else 0, match.start() - _BEFORE)
        last = found[place + 1][0].start() if place + 1 < len(found) else len(text)
        yield _attachment(
            kind, address, text[first : match.start()], text[match.end() : min(last, match.end() + _BEHIND)]
        )


def _attachment(kind: str, address: str, before: str, behind: str) -> Attachment:
    named = [next(filter(None, one)).strip() for one in _NAMED.findall(before)]
    code = _CODE.search(address) or _CODE.search(behind)
    lasts = _LASTS.search(behind) or _LASTS.search(before)
    note = [f"只有{kind}" + (f"（提取码 {code[1]}）" if code else "")]
    note += [f"有效期 {lasts[1].strip()}"] if lasts else []
    url = address if "://" in address else f"https://{address}"
    return Attachment(name=named[-1] if named else kind, note="，".join([*note, "未取得"]), url=url)
