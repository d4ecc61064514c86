"""What notices are decided from and written from: the case file with the county's ladder, window and addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection

from settings.app import County
from settings.rungs import load_rungs
from settings.texts import load_texts
from tasks.casefile import CaseFile
from tasks.domain.evidence.source import MailboxSource
from tasks.domain.notice.appeal import appealed_schools
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.headline import spoken_of
from tasks.domain.notice.letter import write_letter
from tasks.domain.notice.matter import Matter, matters
from tasks.domain.notice.notice import SUMMARY, Notice
from tasks.domain.notice.recipients import can_be_mailed, school_of
from tasks.domain.notice.rung import Anchor, Rung, rung_named
from tasks.domain.notice.window import Hours, SendWindow
from tasks.domain.plan.party import Role, Stage
from tasks.mailbag import Mailbag, open_mailbag
from tasks.pages.bulletin import supervision
from tasks.pages.mails import (
    Enclosure,
    Mail,
    Worded,
    render_letter,
    render_subject,
    templates_of,
)
from tasks.pages.official_paper import DOCX
from tasks.reporting import accuse_from, compose_summary, previous_summaries, summary_subject
from tasks.store import outbox
from tasks.store.lapses import lapsed_at
from tasks.store.outbox_unheard import unheard
from tasks.store.plans import files_of


@dataclass(frozen=True)
class Ladder:
    """The rungs and texts of one plan version."""

    rungs: tuple[Rung, ...]
    texts: Mapping[str, str]

    def worded(self, kind: str) -> Worded:
        """The templates of a notice of this kind: the kick-off or the gravest of its rungs, else its texts.

        Raises LookupError when the plan has neither.
        """
        rungs = [rung for name in kind.split("+") if (rung := rung_named(name, self.rungs)) is not None]
        opening = [rung for rung in rungs if rung.when.anchor is Anchor.OPENING]
        if opening and not any(rung.accuses for rung in rungs):
            return opening[0]  # what was merged into a kick-off stands on its checklist
        return rungs[0] if rungs else templates_of(kind, self.texts)

    def spoken_of(self, notice: Notice) -> frozenset[str]:
        """The obligations that the words of a notice's text speak of."""
        worded = self.worded(notice.kind)
        return spoken_of(notice, worded if isinstance(worded, Rung) else None, self.rungs)


def ladder_of(session: Connection, case: CaseFile) -> Ladder:
    files = files_of(session, case.version.id)
    return _ladder(tuple(sorted((path, data) for path, data in files.items() if path.startswith(("rungs/", "texts/")))))


@lru_cache(maxsize=4)
def _ladder(files: tuple[tuple[str, bytes], ...]) -> Ladder:
    """The templates of a version are tried once in each process."""
    return Ladder(load_rungs(dict(files)), load_texts(dict(files)))


def window_of(county: County) -> SendWindow:
    window = county.app.send_window
    return SendWindow(tuple(Hours(h.first, h.last) for h in window.hours), window.days == "working")


def desk_of(
    session: Connection, county: County, case: CaseFile, rungs: tuple[Rung, ...], bag: Mailbag | None = None
) -> Desk:
    """Where notices stand at `case.as_of`, by what the outbox knows and what came back to our mails."""
    bag = bag or open_mailbag(session, case)
    plan, opened = case.version.plan, case.opened_first_at
    sending = is_on(county)
    since = outbox.sending_since(session, plan, case.as_of, opened) if sending else opened
    return Desk(
        plan=case.plan,
        roster=case.roster,
        calendar=case.calendar,
        rungs=rungs,
        window=window_of(county),
        grace=case.looks.grace,
        as_of=case.as_of,
        accuse_from=max(since, opened),
        lapsed_at=lapsed_at(session, plan, case.as_of),
        decided_before=outbox.last_decided(session, plan, case.as_of) or opened,
        told=outbox.told(session, plan, sending=sending),
        unheard=unheard(session, plan, bag.bounced),
        appealed=appealed_schools(bag.appeals),
        pauses=bag.pauses,
        bounced=bag.bounced,
        orphans=bag.orphans,
    )


def desktop_of(county: County, case: CaseFile, desk: Desk | None = None) -> Desktop:
    """What letters are written from."""
    appealed = frozenset(
        o.id
        for o in case.obligations
        if desk and (school := school_of(o, case.roster)) is not None and school.id in desk.appealed
    )
    boxes = [s for s in case.sources if isinstance(s, MailboxSource) and can_be_mailed(s.username)]

    def mailbox_for(stages: tuple[Stage, ...]) -> str:
        return next((b.username for b in boxes if not b.stages or set(b.stages) & set(stages)), "")

    smtp = county.app.smtp
    return Desktop(
        plan=case.plan,
        roster=case.roster,
        verdicts=case.verdicts,
        sender=county.app.name,
        reply_to=smtp.reply_to or smtp.sender,
        mailbox_for=mailbox_for,
        placed=case.placed,
        appealed=appealed,
        accuse_from=accuse_from(county, case),
        previous=previous_summaries(county, case.version.plan),
    )


def matters_of(county: County, case: CaseFile) -> Mapping[str, Matter]:
    fresh_for = county.app.send_window.fresh_for
    return matters(case.verdicts.values(), case.plan, case.calendar, case.as_of, fresh_for)


def is_on(county: County) -> bool:
    return county.app.sending == "on"


def subject_of(notice: Notice, desktop: Desktop, ladder: Ladder, at: datetime) -> str:
    if notice.kind == SUMMARY:
        return summary_subject(notice, desktop, ladder.texts, at)
    letter = write_letter(notice, desktop, at, ladder.spoken_of)
    return render_subject(letter, ladder.worded(notice.kind), ladder.texts)


def compose(notice: Notice, desktop: Desktop, ladder: Ladder, at: datetime) -> tuple[Mail, tuple[Enclosure, ...]]:
    """The mail as it reads now. Raises LookupError when what it was about is no longer there."""
    if notice.kind == SUMMARY:
        return compose_summary(notice, desktop, ladder.texts, at)
    letter, worded = write_letter(notice, desktop, at, ladder.spoken_of), ladder.worded(notice.kind)
    mail = render_letter(letter, worded, ladder.texts)
    if isinstance(worded, Rung) and worded.to is Role.PRINCIPAL:
        return mail, (Enclosure(f"督办单-{letter.school}.docx", DOCX, supervision(letter)),)
    return mail, ()
