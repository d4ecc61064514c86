"""Whether a mail's sender is who the address says, as the receiving mail provider recorded it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tasks.domain.evidence.item import Submission, SubmissionKind
from tasks.domain.evidence.source import MailboxSource, Source

_UNDECIDED = ("none", "temperror", "permerror", "bestguesspass")


class Standing(StrEnum):
    VERIFIED = "verified"
    UNVERIFIED = "unverified"  # the provider says nothing that can be relied on
    CONTRADICTED = "contradicted"  # the provider says that the address is not the sender's


@dataclass(frozen=True, slots=True)
class Vouching:
    """What the provider says of a sender, with the reason in Chinese; empty where nobody is asked."""

    standing: Standing
    reason: str = ""

    @property
    def is_good(self) -> bool:
        return self.standing is Standing.VERIFIED


def vouching(submission: Submission, source: Source | None) -> Vouching:
    """By the topmost Authentication-Results of a mailbox that names its provider's `authserv_id`.

    With an empty `authserv_id`, and for posts, the sender is taken as given. Expects the header under
    "authentication_results" (several: one a line, topmost first).
    """
    if submission.kind is not SubmissionKind.MAIL or not isinstance(source, MailboxSource) or not source.authserv_id:
        return Vouching(Standing.VERIFIED)
    headers = {name.casefold().replace("-", "_"): value for name, value in submission.headers.items()}
    return vouched(headers.get("authentication_results", ""), source.authserv_id, submission.sender_address)


def is_verified(submission: Submission, source: Source | None) -> bool:
    return vouching(submission, source).is_good


def passes(header: str, authserv_id: str, address: str) -> bool:
    """Whether one Authentication-Results header (RFC 8601), made by `authserv_id`, vouches for the address."""
    return vouched(header, authserv_id, address).is_good


def vouched(header: str, authserv_id: str, address: str) -> Vouching:
    """What one Authentication-Results header (RFC 8601) says of the address, if `authserv_id` made it."""
    topmost = re.sub(r"\r?\n(?=[ \t])", " ", header.strip()).split("\n", 1)[0]
    server, _, rest = re.sub(r"\([^)]*\)", "", topmost).partition(";")
    if not header.strip():
        return Vouching(Standing.UNVERIFIED, "邮件没有服务商的验证结果，发件人未经核实")
    if server.casefold().split()[:1] != [authserv_id.casefold()]:
        return Vouching(Standing.UNVERIFIED, f"最上面的验证结果不是 {authserv_id} 写的，发件人未经核实")
    domain = address.casefold().rpartition("@")[2]
    results = [part.strip().casefold() for part in rest.split(";")]
    dmarc = next((part for part in results if part.startswith("dmarc=")), "dmarc=none")
    if not dmarc.startswith(tuple(f"dmarc={word}" for word in _UNDECIDED)):
        return _said(dmarc, good=dmarc.startswith("dmarc=pass"))
    mine = [part for part in results if part.startswith(("spf=", "dkim=")) and _speaks_for(part, domain)]
    good = next((part for part in mine if part.startswith(("spf=pass", "dkim=pass"))), "")
    bad = next((part for part in mine if part.startswith(("spf=fail", "dkim=fail"))), "")
    if good or bad:
        return _said(good or bad, good=bool(good))
    return Vouching(Standing.UNVERIFIED, "邮件服务商没有给出可用的验证结果，发件人未经核实")


def _said(result: str, *, good: bool) -> Vouching:
    word = result.split()[0]
    if good:
        return Vouching(Standing.VERIFIED, f"邮件服务商已核实发件人（{word}）")
    return Vouching(Standing.CONTRADICTED, f"邮件服务商判定发件地址与实际来路不符（{word}），发件人未经核实")


def _speaks_for(result: str, domain: str) -> bool:
    """Whether a result names the address's own domain, or a domain above or below it; or none at all."""
    named = re.findall(r"(?:header\.(?:d|i|from)|smtp\.mail(?:from)?|smtp\.from)=\"?<?([^\s\";>]+)", result)
    domains = [name.rpartition("@")[2] for name in named]
    return not domains or any(
        one == domain or domain.endswith("." + one) or one.endswith("." + domain) for one in domains
    )
