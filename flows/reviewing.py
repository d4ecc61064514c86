"""The answers of the review desk: `review` lays out what waits for a person, `find` says where words stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from flows.answers import gather, print_json
from flows.session import Session
from tasks.domain.errors import BadInput
from tasks.domain.verdict.searching import Searched, search
from tasks.openers import OPENER_VERSION
from tasks.pages.review_desk import review_document, review_text
from tasks.pages.review_sheet import review_sheet
from tasks.pages.status import as_table, iso
from tasks.review import exhibits_of, review_desk
from tasks.store.findings import contents_known
from tasks.store.session import open_store, reading

_KINDS = {"school": "学校", "teacher": "教师", "contact": "联系人", "obligation": "应交", "item": "件"}


def review(session: Session, format_: str, as_of: str, plan: str, out: Path | None, *, files: bool) -> None:
    moment = session.as_of(as_of)
    desk = review_desk(session.county, moment, plan or None)
    if format_ == "json":
        print_json(review_document(desk, iso(moment)))
    elif format_ == "table":
        typer.echo(review_text(desk))
    elif out is None:
        raise BadInput("裁定表要写到文件：请加 --out 待人工.xlsx。")
    else:
        beside = out.with_name(f"{out.stem}-文件") if files else None
        exhibits = exhibits_of(session.county, desk, beside, pictures=True)
        out.write_bytes(review_sheet(desk, exhibits))
        told = f"，文件在 {beside}" if beside and beside.is_dir() else ""
        mails = f"，通知 {len(desk.notices)} 封" if desk.notices else ""
        typer.echo(
            f"已写出 {out}（{len(desk.items)} 件{mails}{told}）。在“决定”一列填写，再运行 rollcall decide --from {out}"
        )


def find(session: Session, words: Sequence[str], as_of: str, plan: str, *, json: bool) -> None:
    case = gather(session, as_of, plan)
    with reading(open_store(session.county.database_url)) as connection:
        contents = contents_known(connection, OPENER_VERSION)
    found = search(words, Searched(case.plan, case.roster, case.verdicts, case.placed, contents))
    if json:
        hits = [
            {"kind": hit.kind, "id": hit.id, "name": hit.name, "where": hit.where, "standing": hit.standing,
             "received_at": iso(hit.at) if hit.at else None}
            for hit in found
        ]  # fmt: skip
        print_json({"as_of": iso(case.as_of), "words": list(words), "hits": hits})
        return
    if not found:
        typer.echo(f"没有找到“{' '.join(words)}”。查的是人员、应交项、标题、文件名、发件人。")
        return
    rows = [
        (_KINDS[hit.kind], hit.id, hit.name, hit.where, hit.standing, f"{hit.at:%Y-%m-%d %H:%M}" if hit.at else "")
        for hit in found
    ]
    typer.echo(f"找到 {len(found)} 处：\n\n{as_table(('类别', '编号', '名称', '在哪里', '情况', '收到'), rows)}")
