"""Who we are to a website: User-Agent, cookies and passwords, and to which hosts they may be shown."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

import httpx

from tasks.domain.evidence.source import WebsiteSource

USER_AGENT = "Rollcall/0.1 (polite reader of class pages)"


def named(contact: str) -> str:
    """Who asks, and where the site's administrator may write to."""
    is_plain = contact.isascii() and contact.isprintable() and contact
    return f"Rollcall/0.1 (polite reader of class pages; contact: {contact})" if is_plain else USER_AGENT


@dataclass(slots=True)
class Session:
    """The cookies of one reading by host, and the secret, which is never shown to another host or in clear."""

    home: str  # base_url
    authorization: str = ""
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    user_agent: str = USER_AGENT

    def headers_for(self, url: str) -> dict[str, str]:
        headers = {"User-Agent": self.user_agent, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
        headers |= {"Accept-Encoding": "gzip", "Accept-Language": "zh-CN,zh;q=0.9"}
        jar = self.cookies.get(_host(url), {})
        if self._is_downgraded(url):
            return headers
        if jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
        if self.authorization and _host(url) == _host(self.home):
            headers["Authorization"] = self.authorization
        return headers

    def learn(self, url: str, response: httpx.Response) -> None:
        """Take over the cookies that an answer sets, and drop those that it takes back."""
        for line in response.headers.get_list("set-cookie"):
            try:
                parsed = SimpleCookie(line)
            except CookieError:
                continue
            for name, morsel in parsed.items():
                jar = self.cookies.setdefault(_host(url), {})
                if morsel["max-age"] in ("0", "-1") or "1970" in morsel["expires"] or morsel.value == "deleted":
                    jar.pop(name, None)
                else:
                    jar[name] = morsel.coded_value

    def _is_downgraded(self, url: str) -> bool:
        return urlsplit(self.home).scheme == "https" and urlsplit(url).scheme != "https"


def session_of(source: WebsiteSource, secret: str | None, contact: str = "") -> Session:
    """A fresh session; the secret is the Cookie header (login kind cookie) or the password (basic)."""
    session = Session(source.base_url, user_agent=named(contact))
    if source.login.kind == "basic":
        pair = f"{source.login.username}:{secret or ''}".encode()
        session.authorization = "Basic " + b64encode(pair).decode("ascii")
    if source.login.kind == "cookie" and secret:
        pairs = (part.strip().partition("=") for part in secret.removeprefix("Cookie:").split(";"))
        session.cookies[_host(source.base_url)] = {name: value for name, _, value in pairs if name}
    return session


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
