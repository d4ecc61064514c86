"""Of the same mail that came twice one counts: not the copy in an old archive, nor a row that stood in its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tasks.domain.evidence.item import Submission, SubmissionKind

UNFETCHED = "unfetched:"  # the beginning of the version of a mail that the server listed and did not give
BROUGHT = "import"  # the source of what a person brought in: no file in sources/ has this name


def superseded(arrived: Sequence[Submission], decided: Collection[int]) -> frozenset[int]:
    """The numbers of those that another stands for; never one about which a person decided (`decided`).

    A mail in an archive is a copy when a mailbox, or the archive before, has one with its Message-ID and files.
    """
    mails = [one for one in arrived if one.kind is SubmissionKind.MAIL]
    if not any(one.source == BROUGHT or one.version.startswith(UNFETCHED) for one in mails):
        return frozenset()
    given = {(one.source, one.key) for one in mails if not one.version.startswith(UNFETCHED)}
    known = {mark for one in mails if one.source != BROUGHT and (mark := _mark(one))}
    gone = set()
    for one in mails:
        mark = _mark(one) if one.source == BROUGHT else None
        if one.id in decided:
            continue
        if mark in known or (one.version.startswith(UNFETCHED) and (one.source, one.key) in given):
            gone.add(one.id)
        elif mark:
            known.add(mark)
    return frozenset(gone)


def _mark(mail: Submission) -> tuple[str, ...] | None:
    """Line breaks and headers change on the way; what was written and attached does not."""
    number = mail.headers.get("message_id", "").strip()
    if not number:
        return None
    files = sorted(one.blob.sha256 if one.blob else one.url for one in mail.attachments)
    return (number, *(files or ["".join(mail.body.split())]))
