"""Logs in to a website with its own form, and watches whether it still knows us at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from tasks.domain.errors import BadInput
from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.reading.addresses import absolute, is_same_page
from tasks.sites.reading.answer import Answer, Trouble, refused, unbelievable
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.fields import one_line, words_of
from tasks.sites.reading.listing import Document, document
from tasks.sites.reading.signs import has_logout, has_password_field, leads_to_login

_WRONG = re.compile(
    r"(?i)密码(错误|不正确|有误)|用户名(或|和|/)密码|(账号|帐号|账户|用户名?)(不存在|错误|被?(锁定|禁用|停用))"
    r"|登[录陆]失败|验证码(错误|不正确|不能为空)|incorrect|invalid (user|password|login)"
)
_CAPTCHA = re.compile(r"(?i)验证码|captcha|verify_?code|checkcode|seccode")


@dataclass(frozen=True, slots=True)
class Landing:
    """A page that shows whether we are logged in, as it looked after the login. An empty address: there is none."""

    url: str = ""
    had_logout: bool = False


def need_secret(source: WebsiteSource, secret: str | None) -> None:
    """Raise BadInput when the source's login cannot even be tried."""
    variable = secret_name(source)
    if source.login.kind in ("cookie", "basic", "form") and not secret:
        raise BadInput(f"来源 {source.id} 要登录，但没有找到密码，因此没有读取；请在 secrets.env 里设置 {variable}。")
    if source.login.kind not in ("none", "cookie", "basic", "form"):
        raise BadInput(f"来源 {source.id} 的 login.kind“{source.login.kind}”不可用；可用：none、cookie、basic、form。")


def secret_name(source: WebsiteSource) -> str:
    return "ROLLCALL_SECRET_" + re.sub(r"[^A-Za-z0-9]", "_", source.id).upper()


async def log_in(fetcher: Fetcher, source: WebsiteSource, secret: str | None) -> Landing | Trouble:
    """Send the login form, if the source has one, and look at a page that shows whether we are known."""
    landing: str | Trouble = source.base_url
    if source.login.kind == "form":
        known = await _known_already(fetcher, source)
        if known is not None:
            return known
        landing = await _send_form(fetcher, source, secret)
    if isinstance(landing, Trouble) or source.login.kind not in ("form", "cookie"):
        return landing if isinstance(landing, Trouble) else Landing()
    page = await _look(fetcher, source, landing)
    if isinstance(page, Trouble):
        return Landing() if page.status else page  # a site without a front page can still be read
    # A front page may ask everybody to log in; the lists' own pages then tell whether we are known.
    if not _knows_us(page):
        return Landing()
    if source.login.kind == "form" and has_logout(page.root):
        fetcher.memory.landing, fetcher.memory.cookies = landing, fetcher.session.cookies
    return Landing(landing, has_logout(page.root))


async def _known_already(fetcher: Fetcher, source: WebsiteSource) -> Landing | None:
    """Where the session of the last reading still runs: a site sees one login, not one for each reading."""
    memory = fetcher.memory
    if not memory.landing or not memory.cookies:
        return None
    fetcher.session.cookies = {host: dict(jar) for host, jar in memory.cookies.items()}
    page = await _look(fetcher, source, memory.landing)
    if isinstance(page, _Looked) and has_logout(page.root) and not page.is_login:
        memory.cookies = fetcher.session.cookies
        return Landing(memory.landing, had_logout=True)
    fetcher.session.cookies.clear()
    memory.landing, memory.cookies = "", {}
    return None


async def is_still_known(fetcher: Fetcher, source: WebsiteSource, landing: Landing) -> Trouble | None:
    """The trouble, if the site no longer knows us: what was read may then be a stranger's view."""
    if not landing.url:
        return None
    page = await _look(fetcher, source, landing.url)
    if isinstance(page, Trouble):
        return page
    is_gone = landing.had_logout and not has_logout(page.root)
    return unbelievable("读取期间登录失效了") if is_gone or not _knows_us(page) else None


def _knows_us(page: _Looked) -> bool:
    if page.is_login:
        return False
    return has_logout(page.root) or not has_password_field(page.root)


@dataclass(frozen=True, slots=True)
class _Looked:
    root: LexborNode
    is_login: bool  # we were sent to the login page


async def _look(fetcher: Fetcher, source: WebsiteSource, url: str) -> _Looked | Trouble:
    answer = await fetcher.page(url)
    page = answer if isinstance(answer, Trouble) else document(answer, source)
    if isinstance(page, Trouble):
        return page
    assert isinstance(answer, Answer)
    moved = not is_same_page(answer.asked, answer.url)
    return _Looked(page.root, moved and leads_to_login(answer.url, source.login.url) and not has_logout(page.root))


async def _send_form(fetcher: Fetcher, source: WebsiteSource, secret: str | None) -> str | Trouble:
    """Fill the login form as a browser would, hidden fields and all; the address to which it led."""
    answer = await fetcher.page(absolute(source.base_url, source.login.url or "/"))
    page = answer if isinstance(answer, Trouble) else document(answer, source)
    if isinstance(page, Trouble):
        return page
    assert isinstance(answer, Answer)
    form = _login_form(page, source)
    if form is None:
        return unbelievable("登录页上找不到登录表单，请核对 login.url 和 login.fields")
    fields = _filled(form, source, secret or "")
    action = page.link(form.attributes.get("action") or "") or answer.url
    sent = await fetcher.submit(action, fields, page.text.encoding)
    if isinstance(sent, Trouble):
        return refused(f"登录被拒绝（{sent.status}）", sent.status) if sent.status in (400, 401, 403, 422) else sent
    after = document(sent, source)
    if isinstance(after, Trouble):
        return after
    words = words_of([after.root], 5000)
    if not has_logout(after.root) and (has_password_field(after.root) or _WRONG.search(words)):
        why = '，登录页要求验证码：请改用 login.kind = "cookie"' if _CAPTCHA.search(form.html or "") else ""
        return refused(f"站点拒绝了用户名或密码{why}")
    return source.base_url if is_same_page(sent.url, action) else sent.url


def _login_form(page: Document, source: WebsiteSource) -> LexborNode | None:
    password = source.login.fields.get("password", "")
    for form in page.root.css("form"):
        names = [node.attributes.get("name") for node in form.css("input")]
        if password in names if password else has_password_field(form):
            return form
    return None


def _filled(form: LexborNode, source: WebsiteSource, secret: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    user, password, submitted = "", "", False
    for node in form.css("input[name], button[name]"):
        name, kind = node.attributes.get("name") or "", (node.attributes.get("type") or "text").lower()
        if kind == "submit" or node.tag == "button":
            if submitted:
                continue
            submitted = True
        elif kind in ("button", "reset", "image", "file") or (kind in ("checkbox", "radio") and not _is_checked(node)):
            continue
        elif kind == "password":
            password = password or name
        elif kind in ("text", "email", "tel"):
            user = user or name
        fields[name] = node.attributes.get("value") or ""
    for choice in form.css("select[name]"):
        option = choice.css_first("option[selected]") or choice.css_first("option")
        if option is not None:
            fields[choice.attributes.get("name") or ""] = option.attributes.get("value") or one_line(option.text())
    fields[source.login.fields.get("username") or user] = source.login.username
    fields[source.login.fields.get("password") or password] = secret
    return fields


def _is_checked(node: LexborNode) -> bool:
    return "checked" in node.attributes
