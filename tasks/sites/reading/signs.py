"""Tells a page that holds nothing from one that is not the page: login, maintenance, firewall, error."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from tasks.sites.reading.fields import one_line, words_of

_LOGIN_PATH = re.compile(r"(?i)(log[-_]?in|log[-_]?on|sign[-_]?in|passport|denglu|/sso|/cas/|mod=logging)")
_LOGOUT = re.compile(r"(?i)(log[-_]?out|sign[-_]?out|退出|注销)")
_CLOSED = re.compile(
    r"(网站|系统|站点|平台|服务器|本站).{0,8}(维护|升级|关闭|关站|停机|改版)|(维护|升级|改版)(中|期间|公告)|正在(维护|升级|改版|建设)"
    r"|(暂时|临时|已经?)关闭|(暂停|停止)(服务|访问|开放)|稍后再(试|访问|来)|under maintenance|temporarily unavailable"
)
_CLOSED_LOOSELY = re.compile(r"维护|升级|关闭|关站|停机|改版")
_GUARDED = re.compile(
    r"(?i)安全验证|访问验证|人机验证|滑动验证|请完成验证|验证您?是否|访问被?拦截|网站防火墙|云防护|请求存在威胁|访问过于频繁"
    r"|请开启 ?javascript|enable javascript|cf-challenge|just a moment|checking your browser|_jsl_clearance"
    r"|access denied"
)
_BARRED = re.compile(
    r"请(先|重新)?登[录陆]|登[录陆](后|才|以后|超时|已过期)|尚?未登[录陆]|没有(访问|浏览|查看)?的?权限"
    r"|无权(限|访问|查看|浏览)?|仅限?(会员|成员|本班).{0,4}(可见|查看)"
)
_ERROR = re.compile(
    r"(?i)(页面|网页|内容|文章|班级|用户|栏目|信息|资源|主题).{0,8}(不存在|未找到|找不到|已被?删除|无法(显示|访问)|出错)"
    r"|参数错误|非法(请求|操作|访问)|数据库.{0,6}(错误|失败|连接)|系统(错误|繁忙|异常)|运行时错误"
    r"|404|not found|server error|exception"
)
_NOTHING = re.compile(
    r"(?i)暂无|没有|无数据|无记录|还没|尚未|空空如也|为空|no (data|record|post|item|result|entr)|nothing|empty"
)
_PAGER = re.compile(r"上一?页|下一?页|首页|尾页|末页|共\s*\d+\s*[页条]|^\s*[\d\s«»‹›<>.…|]+\s*$")


_LOGIN = re.compile(r"(?i)登[录陆]|log ?in|sign ?in")
_EXCUSES = (
    (_GUARDED, "请求被站点的防护拦截（要求验证）"),
    (_CLOSED, "站点在维护或已关闭"),
    (_BARRED, "站点要求登录，或没有权限"),
)


def has_password_field(root: LexborNode) -> bool:
    return bool(root.css('input[type="password" i]'))


def has_logout(root: LexborNode) -> bool:
    """A link or button to leave: the surest sign that somebody is logged in."""
    return any(
        _LOGOUT.search(one_line(node.text(deep=True)) + " " + (node.attributes.get("href") or ""))
        for node in root.css("a, button")
    )


def leads_to_login(url: str, login_url: str = "") -> bool:
    parts = urlsplit(url)
    if login_url and parts.path.rstrip("/") == urlsplit(login_url).path.rstrip("/") != "":
        return True
    return bool(_LOGIN_PATH.search(parts.path + "?" + parts.query))


def why_not_the_page(root: LexborNode, url: str, login_url: str = "") -> str:
    """Chinese: what a page without its container is instead; empty when only its layout is unknown."""
    if has_password_field(root) or leads_to_login(url, login_url):
        return "得到的是登录页"
    words = words_of([root], 20_000)
    if _GUARDED.search((root.html or "")[:50_000]):
        return "请求被站点的防护拦截（要求验证）"
    if _CLOSED.search(words) or (len(words) < 400 and _CLOSED_LOOSELY.search(words)):
        return "站点在维护或已关闭"
    if _BARRED.search(words):
        return "站点要求登录，或没有权限"
    return "得到的是出错页" if len(words) < 600 and _ERROR.search(words) else ""


def why_doubt_emptiness(root: LexborNode, containers: list[LexborNode], url: str, login_url: str = "") -> str:
    """Chinese: why a container without rows is not believed to be an empty list; empty when it is."""
    if has_password_field(root) and leads_to_login(url, login_url):
        return "得到的是登录页"
    inside = words_of(containers, 20_000)
    heads = words_of(root.css("title, h1, h2"), 2_000)
    if any(has_password_field(node) for node in containers) or (has_password_field(root) and _LOGIN.search(heads)):
        return "得到的是登录页"
    for signs, reason in _EXCUSES:
        if signs.search(inside) or signs.search(heads):
            return reason
    if _ERROR.search(heads) or (_ERROR.search(inside) and not _NOTHING.search(inside)):
        return "得到的是出错页"
    return "页面结构变了：容器里有内容，但没有一行符合" if _looks_filled(containers, inside) else ""


def _looks_filled(containers: list[LexborNode], words: str) -> bool:
    """Dates, or several links with long words: rows that the row selector no longer finds."""
    if re.search(r"(?<!\d)20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}", words):
        return True
    links = {
        text for node in containers for link in node.css("a[href]") if len(text := one_line(link.text(deep=True))) >= 8
    }
    return len(links) >= 3 and not _NOTHING.search(words)


def is_filler(words: str) -> bool:
    """Whether a row without any field only says 暂无数据, or holds a pager."""
    return bool(_NOTHING.search(words) or _PAGER.search(words))
