"""邮箱确认表: schools that no mail can reach, with the addresses that their materials came from; a person decides."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.domain.plan.party import Roster, School
from tasks.domain.verdict.senders import PastSender
from tasks.pages.printed import Printed, printed_book

TITLE = "学校负责人邮箱确认表"
HEADINGS = ("采用", "学校编号", "学校", "负责人", "邮箱", "收到次数", "最近一次")
_NOTE = "在“采用”一列填“是”，再运行 rollcall roster import 本表；没有填的不会写入。邮箱和负责人可以改，空行请补填。"


def address_sheet(schools: Sequence[School], senders: Sequence[PastSender], roster: Roster) -> bytes:
    """One row for each address that was seen, a blank one for a school that nobody wrote for; texts only."""
    rows: list[tuple[str, ...]] = []
    for school in schools:
        names = [roster.contact[id_].name for id_ in school.coordinators[:1] if id_ in roster.contact]
        own = [sender for sender in senders if sender.school == school.id]
        for sender in own:
            seen = (f"{sender.times} 次", f"{sender.last:%Y-%m-%d %H:%M}")
            rows.append(("", school.id, school.name, next(iter(names), sender.name), sender.address, *seen))
        if not own:
            rows.append(("", school.id, school.name, next(iter(names), ""), "", "没有收到过", ""))
    return printed_book([Printed("邮箱确认", TITLE, HEADINGS, tuple(rows), (_NOTE,), (6, 12, 28, 20, 30, 12, 18))])
