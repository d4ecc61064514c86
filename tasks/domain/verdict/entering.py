"""From the rows of a list to entries of a ledger: whose hours, which school's points; who cannot be told is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.domain.plan.party import Roster, School, Teacher
from tasks.domain.plan.rosters.listed import name_key, school_key, without_county
from tasks.domain.verdict.credit import CreditAccount
from tasks.domain.verdict.entry import Entry, EntryKind, figure


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was read: `name` a teacher's, "" for the school itself; `about` a category or an aspect."""

    place: str
    name: str
    school: str
    about: str
    amount: float
    why: str = ""
    id: str = ""  # the teacher's, where a column tells namesakes apart
    headed: str = ""  # what stands above: the title of the list and the heading of its amounts

    def about_one_of(self, known: Sequence[str]) -> str:
        """What the row says itself; else the only one that there is, or the only one that its headings name."""
        named = [one for one in known if one in self.headed] if len(known) > 1 else known
        return self.about or (named[0] if len(named) == 1 else "")


@dataclass(frozen=True, slots=True)
class Entered:
    """`refused`: Chinese, one for each row that could not be taken; then nothing of the list is entered."""

    entries: tuple[Entry, ...]
    refused: tuple[str, ...] = ()


def hours_entered(
    rows: Iterable[Row],
    roster: Roster,
    categories: Sequence[str],
    kind: EntryKind,
    at: datetime,
    by: str,
    school: str = "",
) -> Entered:
    """Hours for teachers by name and school; `school` (id or name) is whose list it is where it names none.

    A row without a category is of the only one that a list may fill, or that the list's title or heading names.
    """
    entries: dict[tuple[str, str], Entry] = {}
    refused: list[str] = []
    for row in rows:
        found = _teachers(row, roster, school)
        category = row.about_one_of(categories)
        if len(found) != 1:
            why = f"有 {len(found)} 位，分不清，请加“编号”一列" if found else "不在花名册里"
            refused.append(f"{row.place}：{_who(row, school)}{why}")
        elif category not in categories:
            said = f"没有学时类别“{category}”" if category else "没有写学时类别"
            refused.append(
                f"{row.place}：{said}；凭名单的类别有：{'、'.join(categories) or '（无，见 plan.toml [credit]）'}"
            )
        elif (found[0].id, category) in entries:
            refused.append(f"{row.place}：{_who(row, school)}出现两次")
        else:
            entry = Entry(kind, found[0].id, category, row.amount, at, row.place, row.why, by)
            entries[found[0].id, category] = entry
    return Entered(tuple(entries.values()), tuple(refused))


def points_entered(rows: Iterable[Row], roster: Roster, aspects: dict[str, float], at: datetime, by: str) -> Entered:
    """Points for schools; `aspects`: name -> most points, as [[scoring.by_hand]] says."""
    entries: list[Entry] = []
    refused: list[str] = []
    for row in rows:
        schools = schools_named(row.school, roster)
        aspect = row.about_one_of(tuple(aspects))
        if len(schools) != 1:
            refused.append(f"{row.place}：“{row.school}”{'不在花名册里' if not schools else '指哪所学校分不清'}")
        elif aspect not in aspects:
            refused.append(f"{row.place}：计划里没有评分项目“{aspect}”；有：{'、'.join(aspects) or '（无）'}")
        elif row.amount > aspects[aspect]:
            refused.append(f"{row.place}：{figure(row.amount)} 分超过“{aspect}”的满分 {figure(aspects[aspect])}")
        elif not row.why:
            refused.append(f"{row.place}：没有写理由，每一分都要有理由")
        else:
            entries.append(Entry(EntryKind.POINTS, schools[0].id, aspect, row.amount, at, row.place, row.why, by))
    return Entered(tuple(entries), tuple(refused))


def approvals(accounts: Iterable[CreditAccount], category: str, at: datetime, by: str) -> tuple[Entry, ...]:
    """What is proposed and not yet approved, as approvals: all of it stands as it stood at that moment."""
    return tuple(
        Entry(EntryKind.APPROVED, account.teacher.id, line.category, line.proposed, at, "", "按提议认定", by)
        for account in accounts
        for line in account.lines
        if line.proposed > line.approved and (not category or line.category == category)
    )


def schools_named(word: str, roster: Roster) -> tuple[School, ...]:
    """By id, name or alias; without the county's name where nothing fits with it."""
    key = school_key(word)
    exact = [s for s in roster.schools if key in {school_key(name) for name in (s.id, s.name, *s.aliases)}]
    bare = without_county(key)
    near = [s for s in roster.schools if bare in {without_county(school_key(name)) for name in (s.name, *s.aliases)}]
    return tuple(exact or near)


def _teachers(row: Row, roster: Roster, school: str) -> list[Teacher]:
    schools = {one.id for one in schools_named(row.school or school, roster)}
    anywhere = not (row.school or school)
    same = [t for t in roster.teachers if name_key(row.name) in {name_key(n) for n in (t.name, *t.aliases)}]
    here = [teacher for teacher in same if anywhere or teacher.school in schools]
    return [teacher for teacher in here if teacher.id == row.id] or here


def _who(row: Row, school: str) -> str:
    return f"{row.school or school}{row.name}"
