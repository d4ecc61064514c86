"""What a summary is made of: the page, its picture, the workbook and the bulletin, from the verdicts as they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.domain.notice.changes import Before
from tasks.domain.notice.detail import details
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.notice import Notice
from tasks.domain.notice.occasion import Occasion, occasion_of
from tasks.domain.notice.summaries import concerned
from tasks.domain.notice.summary import Summary, sum_up
from tasks.domain.verdict.verdict import Verdict, VerdictKind
from tasks.pages.bulletin import bulletin
from tasks.pages.mails import Enclosure, Mail, render_summary
from tasks.pages.official_paper import DOCX
from tasks.pages.summary_book import XLSX, summary_book
from tasks.pages.trend_picture import trend_picture
from tasks.store import outbox
from tasks.store.outbox_summaries import last_summary
from tasks.store.session import open_store, reading

TREND = "trend"  # the picture's Content-ID: summary.html names it


@dataclass(frozen=True, slots=True)
class Report:
    """One summary for one reader, before it is written."""

    summary: Summary
    verdicts: Sequence[Verdict]
    occasion: Occasion


def summary_subject(notice: Notice, desktop: Desktop, texts: Mapping[str, str], at: datetime) -> str:
    """The mail's subject alone: its workbook and its bulletin are made when it leaves."""
    return render_summary(_report(notice, desktop, at).summary, texts).subject


def compose_summary(
    notice: Notice, desktop: Desktop, texts: Mapping[str, str], at: datetime
) -> tuple[Mail, tuple[Enclosure, ...]]:
    """The mail with its enclosures. Raises LookupError when what it was about is no longer there."""
    report = _report(notice, desktop, at)
    enclosures = _enclosures(report.summary, report.verdicts, report.occasion, desktop, at)
    return render_summary(report.summary, texts), enclosures


def _report(notice: Notice, desktop: Desktop, at: datetime) -> Report:
    contact = desktop.roster.contact[notice.recipient]
    occasion = occasion_of(notice.key, contact.id, desktop.verdicts.values(), at)
    verdicts = concerned(occasion, contact, desktop, at)
    before = desktop.previous(contact.id, notice.decided_at)
    return Report(sum_up(verdicts, contact, desktop, at, occasion.due_on, before), verdicts, occasion)


def _enclosures(
    summary: Summary, verdicts: Sequence[Verdict], occasion: Occasion, desktop: Desktop, at: datetime
) -> tuple[Enclosure, ...]:
    day = occasion.due_on or at.date()
    name = f"{summary.occasion}-{day:%Y-%m-%d}"
    book = summary_book(summary, details(verdicts, desktop, at, whole_phones=True))
    files = [Enclosure(f"{name}.xlsx", XLSX, book)]
    if occasion.due_on is not None:
        files.append(Enclosure(f"通报（草稿）-{day:%Y-%m-%d}.docx", DOCX, bulletin(summary)))
    if picture := trend_picture(summary.trend):
        files.append(Enclosure("趋势.png", "image/png", picture, TREND))
    return tuple(files)


def accuse_from(county: County, case: CaseFile) -> datetime:
    """Since when somebody may be accused: the plan was open then, and mails were sent."""
    if county.app.sending != "on":
        return case.opened_first_at
    with reading(open_store(county.database_url)) as session:
        since = outbox.sending_since(session, case.version.plan, case.as_of, case.opened_first_at)
    return max(since, case.opened_first_at)


def previous_summaries(county: County, plan: str) -> Callable[[str, datetime], Before | None]:
    """How things stood at a reader's last summary, by the store's own rows; each moment is opened once."""

    @lru_cache(maxsize=4)
    def kinds_at(moment: datetime) -> Mapping[str, VerdictKind]:
        with reading(open_store(county.database_url)) as session:
            return {id_: verdict.kind for id_, verdict in open_casefile(session, moment, plan).verdicts.items()}

    def before(reader: str, moment: datetime) -> Before | None:
        with reading(open_store(county.database_url)) as session:
            last = last_summary(session, plan, reader, moment)
        return Before(last, kinds_at(last)) if last else None

    return before
