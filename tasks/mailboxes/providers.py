"""What is known of each mail provider: its host, how its passwords are called, and where to switch IMAP on."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.domain.evidence.source import MailboxSource


@dataclass(frozen=True, slots=True)
class Provider:
    host: str = ""
    port: int = 993
    advice: str = "请核对用户名和密码，并确认服务商已为该邮箱开启 IMAP"


_NETEASE = (
    "网易邮箱要用“授权码”，不是登录密码：请在网页邮箱“设置 → POP3/SMTP/IMAP”中开启 IMAP、新增授权码，"
    "并把收取范围选为“全部邮件”"
)
_QQ = "QQ 邮箱要用“授权码”，不是 QQ 密码：请在网页邮箱“设置 → 账号”中开启 IMAP 服务、生成授权码，并把收取选项设为“全部”"
_GENERIC = Provider()
PROVIDERS = {
    "126": Provider("imap.126.com", advice=_NETEASE),
    "163": Provider("imap.163.com", advice=_NETEASE),
    "qq": Provider("imap.qq.com", advice=_QQ),
    "generic": _GENERIC,
}


def provider_of(source: MailboxSource) -> Provider:
    """By the source's `provider`, else by its host, so that a forgotten key still gives the right advice."""
    if source.provider in PROVIDERS and source.provider != "generic":
        return PROVIDERS[source.provider]
    host = source.host.lower()
    return next((known for known in PROVIDERS.values() if known.host and known.host == host), _GENERIC)


def host_of(source: MailboxSource) -> str:
    return source.host or provider_of(source).host
