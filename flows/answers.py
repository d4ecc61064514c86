"""The commands that answer: status, explain, rehearse, records. They read, and write nothing."""

from __future__ import annotations

import json as jsonlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from flows.other_plans import in_another_plan
from flows.session import Session, read_moment
from tasks.casefile import CaseFile, open_casefile
from tasks.domain.errors import BadInput
from tasks.domain.verdict.verdict import Verdict, VerdictKind
from tasks.domain.verdict.words import items_named, obligations_named, party_fits
from tasks.pages import explain as explain_page
from tasks.pages import explain_text
from tasks.pages.status import HEADINGS, as_csv, as_table, source_states, status_document, status_rows
from tasks.store.session import open_store, reading

if TYPE_CHECKING:
    from tasks.rehearse import Rehearsed


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of the status are asked for; empty: all."""

    party: str = ""
    verdict: str = ""
    requirement: str = ""
    due_before: str = ""


def print_json(value: Any) -> None:
    typer.echo(jsonlib.dumps(value, ensure_ascii=False, indent=1))


def gather(session: Session, as_of: str, plan: str) -> CaseFile:
    moment = session.as_of(as_of)
    with reading(open_store(session.county.database_url)) as connection:
        return open_casefile(connection, moment, plan or None)


def status(session: Session, format_: str, as_of: str, plan: str, wanted: Wanted, out: Path | None) -> None:
    case = gather(session, as_of, plan)
    verdicts = _wanted(case, wanted, session)
    titles = {r.id: r.title for r in case.plan.requirements}
    if format_ == "json":
        states = source_states(case.sources, case.looks.readings)
        print_json(status_document(case.as_of, case.plan.id, states, verdicts))
        return
    rows = status_rows(verdicts, titles)
    if format_ == "xlsx":
        _write_sheet(out, rows)
        return
    text = as_csv(HEADINGS, rows) if format_ == "csv" else _table(case, verdicts, rows)
    if out is None:
        typer.echo(text.rstrip("\n"))
    else:
        out.write_text(text, "utf-8-sig" if format_ == "csv" else "utf-8")


def _table(case: CaseFile, verdicts: Sequence[Verdict], rows: Sequence[tuple[str, ...]]) -> str:
    kinds = [verdict.kind for verdict in verdicts]
    figures = "，".join(f"{kind.label} {kind.value} {kinds.count(kind)}" for kind in VerdictKind if kind in kinds)
    title = f"{case.plan.id}，截至 {case.as_of:%Y-%m-%d %H:%M}：应交 {len(verdicts)} 项，{figures or '无'}"
    return f"{title}\n\n{as_table(HEADINGS, rows)}"


def _write_sheet(out: Path | None, rows: Sequence[tuple[str, ...]]) -> None:
    from tasks.pages.sheet import table_sheet

    sheet = table_sheet("应交情况", HEADINGS, rows)
    if out is not None:
        out.write_bytes(sheet)
        typer.echo(f"已写出 {out}（{len(rows)} 行）")
    elif sys.stdout.isatty():
        raise BadInput("xlsx 不能显示在屏幕上：请加 --out 文件名.xlsx，或用 > 写到文件。")
    else:
        sys.stdout.buffer.write(sheet)


def _wanted(case: CaseFile, wanted: Wanted, session: Session) -> list[Verdict]:
    kind = _kind(wanted.verdict)
    before = read_moment(wanted.due_before, session.county.zone) if wanted.due_before else None
    if wanted.requirement and wanted.requirement not in case.plan.requirement:
        raise BadInput(f"计划里没有要求 {wanted.requirement}；有：{'、'.join(case.plan.requirement)}。")
    found = [
        verdict
        for verdict in case.verdicts.values()
        if (kind is None or verdict.kind is kind)
        and (not wanted.requirement or verdict.obligation.requirement == wanted.requirement)
        and (not wanted.party or party_fits(wanted.party, verdict.obligation, case.roster))
        and (before is None or verdict.obligation.due_at < before)
    ]
    if wanted.party and not found and not kind and not wanted.requirement and not before:
        raise BadInput(f"花名册里没有“{wanted.party}”，或者它没有应交项。")
    return found


def _kind(text: str) -> VerdictKind | None:
    if not text:
        return None
    for kind in VerdictKind:
        if text in {kind.value, kind.label}:
            return kind
    raise BadInput(f"没有判定“{text}”；有：{'、'.join(f'{k.label} {k.value}' for k in VerdictKind)}。")


def explain(
    session: Session, what: Sequence[str], as_of: str, plan: str, out: Path | None = None, *, json: bool
) -> None:
    case = gather(session, as_of, plan)
    is_item = len(what) == 1 and any(placed.item.id == what[0] for placed in case.placed)
    found = () if is_item else obligations_named(what, case.obligations, case.plan, case.roster)
    if not found:
        _explain_item(session, case, what, json=json)
        return
    if len(found) > 1:
        hits = [(o.id, o.party_name, case.verdicts[o.id].kind.label) for o in found]
        _list_hits(hits, json=json)
        return
    document = explain_page.obligation_document(_asked(session, case, found[0].id))
    if out is not None:
        out.write_text(explain_text.as_page(document, case.as_of), "utf-8")
        typer.echo(f"已写出 {out}")
        return
    print_json(document) if json else typer.echo(explain_text.as_text(document))


def _asked(session: Session, case: CaseFile, id_: str) -> explain_page.Asked:
    return explain_page.Asked(
        verdict=case.verdicts[id_],
        plan=case.plan,
        calendar=case.calendar,
        looks=case.looks,
        as_of=case.as_of,
        rulings=case.files.rulings,
        circular=case.files.circular,
        decisions=case.decisions,
        notices=_notices_about(session, case, id_),
        letters=_letters_of(session, case, id_),
    )


def _letters_of(session: Session, case: CaseFile, id_: str) -> tuple[str, ...]:
    from tasks.domain.notice.appeal import appealed_schools
    from tasks.domain.notice.recipients import school_of
    from tasks.mailbag import open_mailbag

    school = school_of(case.verdicts[id_].obligation, case.roster)
    if school is None:
        return ()
    with reading(open_store(session.county.database_url)) as connection:
        bag = open_mailbag(connection, case)
    pause, appeal = bag.pauses.get(school.id), appealed_schools(bag.appeals).get(school.id)
    return tuple(filter(None, (pause.reason if pause else "", appeal or "")))


def _holds(verdict: Verdict, item: str) -> bool:
    return any(piece.item.id == item for piece in verdict.evidence)


def _explain_item(session: Session, case: CaseFile, what: Sequence[str], *, json: bool) -> None:
    items = items_named(what, case.placed, case.plan, case.roster)
    if not items:
        way = in_another_plan(session, what, case.as_of) or "可用编号（S1/sch01/2023、e17）或几个词（一小 课程表）。"
        raise BadInput(f"没有找到“{' '.join(what)}”。{way}")
    if len(items) > 1:
        hits = [(p.item.id, p.item.file or p.item.submission.title, p.match.kind.label) for p in items]
        _list_hits(hits, json=json)
        return
    [item] = items
    document = explain_page.item_document(item, [v for v in case.verdicts.values() if _holds(v, item.item.id)])
    print_json(document) if json else typer.echo(explain_text.as_text(document))


def _list_hits(rows: Sequence[tuple[str, str, str]], *, json: bool) -> None:
    if json:
        print_json({"hits": [{"id": id_, "name": name, "standing": kind} for id_, name, kind in rows]})
        return
    typer.echo(f"有 {len(rows)} 项符合，请写得更具体，或用编号：\n\n{as_table(('编号', '名称', '情况'), rows)}")


def _notices_about(session: Session, case: CaseFile, obligation: str) -> list[Any]:
    from tasks.store import outbox

    with reading(open_store(session.county.database_url)) as connection:
        notices = outbox.notices(connection, case.as_of)
    return [n for n in notices if any(line.obligation == obligation for line in n.lines)]


def rehearse(session: Session, days: int, *, json: bool, to: str = "") -> None:
    """As a table and as a page in state/records, or as JSON alone."""
    from tasks.desk import desk_of, desktop_of, ladder_of
    from tasks.pages.notices import notice_rows
    from tasks.rehearse import written_out
    from tasks.remind import rehearse as foresee

    now, county = session.as_of(""), session.county
    with reading(open_store(county.database_url)) as connection:
        case = open_casefile(connection, now)
        ladder = ladder_of(connection, case)
        notices = foresee(connection, county, case, ladder.rungs, timedelta(days=days))
        desk = desk_of(connection, county, case, ladder.rungs)
    found = written_out(notices, desktop_of(county, case, desk), desk, ladder)
    rows = notice_rows([one.notice for one in found])
    sent = _mailed(session, days, now, found, to) if to else ""
    if json:
        print_json(rows)
        return
    typer.echo(sent, nl=bool(sent))
    names = {contact.id: contact.name for contact in case.roster.contacts}
    shown = [
        (r["send_at"][:16], names.get(r["recipient"], r["recipient"]), r["subject"], r["state"], r["reason"])
        for r in rows
    ]
    typer.echo(f"之后 {days} 天，如果什么都不变，会发 {len(rows)} 封（现在什么也没有发出）：\n")
    typer.echo(as_table(("时间", "收件人", "标题", "状态", "说明"), shown))
    typer.echo(f"\n每封信的全文，按收件人：{_rehearsal(session, days, now, found, case)}")


def _mailed(session: Session, days: int, now: datetime, found: Sequence[Rehearsed], to: str) -> str:
    from tasks.rehearsal import mail_rehearsal

    mails = [(one.notice, one.mail) for one in found]
    return mail_rehearsal(session.county, now, mails, timedelta(days=days), to)


def _rehearsal(session: Session, days: int, now: datetime, found: Sequence[Rehearsed], case: CaseFile) -> Path:
    """The page, which a later rehearsal of the same moment replaces."""
    from tasks.pages.rehearsal import rehearsal_page

    records = session.county.records
    records.mkdir(parents=True, exist_ok=True)
    path = records / f"{now:%Y%m%dT%H%M%S}-rehearse-{days}d.html"
    mails = [(one.notice, one.mail, one.enclosures) for one in found]
    path.write_text(rehearsal_page(f"预演 rehearse：之后 {days} 天", now, mails, case.roster), "utf-8")
    path.chmod(0o600)
    return path
