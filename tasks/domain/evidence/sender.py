"""Whether a mail's sender is who the address says, as the receiving mail provider recorded it."""

from __future__ import annotations

import re

from tasks.domain.evidence.item import Submission, SubmissionKind
from tasks.domain.evidence.source import MailboxSource, Source


def is_verified(submission: Submission, source: Source | None) -> bool:
    """False when the mailbox names its provider's `authserv_id` and the topmost result is absent or fails.

    With an empty `authserv_id`, and for posts, the sender is taken as given. Expects the topmost
    Authentication-Results header under "authentication_results" (several: one a line, topmost first).
    """
    if submission.kind is not SubmissionKind.MAIL or not isinstance(source, MailboxSource) or not source.authserv_id:
        return True
    headers = {name.casefold().replace("-", "_"): value for name, value in submission.headers.items()}
    return passes(headers.get("authentication_results", ""), source.authserv_id, submission.sender_address)


def passes(header: str, authserv_id: str, address: str) -> bool:
    """Whether one Authentication-Results header (RFC 8601), made by `authserv_id`, vouches for the address."""
    topmost = re.sub(r"\r?\n(?=[ \t])", " ", header.strip()).split("\n", 1)[0]
    server, _, rest = re.sub(r"\([^)]*\)", "", topmost).partition(";")
    if server.split()[:1] != [authserv_id] and server.strip().casefold().split()[:1] != [authserv_id.casefold()]:
        return False
    domain = address.casefold().rpartition("@")[2]
    results = [part.strip().casefold() for part in rest.split(";")]
    dmarc = next((part for part in results if part.startswith("dmarc=")), "")
    if dmarc and not dmarc.startswith("dmarc=none"):
        return dmarc.startswith("dmarc=pass")
    return any(part.startswith(("spf=pass", "dkim=pass")) and _speaks_for(part, domain) for part in results)


def _speaks_for(result: str, domain: str) -> bool:
    """Whether a result names the address's own domain, or a domain above or below it; or none at all."""
    named = re.findall(r"(?:header\.(?:d|i|from)|smtp\.mailfrom|smtp\.from)=\"?([^\s\";]+)", result)
    domains = [name.rpartition("@")[2] for name in named]
    return not domains or any(
        one == domain or domain.endswith("." + one) or one.endswith("." + domain) for one in domains
    )
