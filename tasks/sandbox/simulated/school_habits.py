"""How the schools of a made-up county hand in papers, sessions and reports, and how their teachers join the class."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from random import Random

from tasks.domain.plan.party import School, Stage
from tasks.sandbox.lessons import AT_A_TIME, archive, sessions
from tasks.sandbox.packing import cut_short, locked, packed
from tasks.sandbox.papers import DUE_IN_FEBRUARY, NAMES, paper
from tasks.sandbox.reports import TITLES
from tasks.sandbox.script import site_account
from tasks.sandbox.simulated.needs import BOTH, MONTHS, Need
from tasks.sandbox.simulated.truth import Quality
from tasks.sandbox.simulated.year import Year
from tasks.sandbox.wire import File, Joined


def hand_in(year: Year, school: School) -> None:
    """All that a school owes in the year."""
    if Stage.KINDERGARTEN not in school.stages:
        _papers(year, school)
        _paper(year, school, "S8", year.chance("S8", school.id))
        for stage in school.stages:
            _lessons(year, school, stage)
    for month in MONTHS:
        _report(year, school, month)
    _join(year, school)


def _papers(year: Year, school: School) -> None:
    """S1-S5: in one mail with five files, or each by itself."""
    chance = year.chance("papers", school.id)
    owed = [year.need(f"{r}/{school.id}/{year.year}") for r in DUE_IN_FEBRUARY]
    if chance.random() > 0.4:
        for requirement in DUE_IN_FEBRUARY:
            _paper(year, school, requirement, chance)
        return
    at = year.when(owed[0], chance)
    if at is not None:
        year.mail(school, at, f"{school.name}材料1-5", [paper(year.world, school, n.requirement) for n in owed])
        for need in owed:
            year.came(need, "mailbox", "it", Quality.GOOD, at)
    for need in owed:
        shown = year.when(need, chance)
        if shown is not None:
            _share(year, school, need, shown, paper(year.world, school, need.requirement))


def _paper(year: Year, school: School, requirement: str, chance: Random) -> None:
    need = year.need(f"{requirement}/{school.id}/{year.year}")
    good = paper(year.world, school, requirement)
    lot = chance.random()
    if lot < 0.10:
        _spoilt(year, school, need, good, chance)
        return
    channels = (chance.choice(BOTH),) if lot < 0.16 else BOTH
    for channel in channels:
        at = year.when(need, chance)
        if at is None:
            continue
        if channel == "class_share":
            _share(year, school, need, at, good)
        else:
            year.mail(school, at, f"{school.name}{NAMES[requirement]}", [good])
            year.came(need, channel, "it", Quality.GOOD, at)


def _spoilt(year: Year, school: School, need: Need, good: File, chance: Random) -> None:
    """By mail it comes broken, locked, or from nobody's address; most broken ones are mended later."""
    at = year.when(need, chance, "in_time") or need.due_at
    subject = f"{school.name}{NAMES[need.requirement]}"
    kind = chance.choice(("broken", "broken", "locked", "stranger", "poisoned"))
    year.counts[f"paper_{kind}"] += 1
    if kind == "broken":
        year.mail(school, at, subject, [replace(good, data=cut_short(good.data))])
        year.came(need, "mailbox", "broken", Quality.BAD, at)
        if chance.random() < 0.7:
            later = at + timedelta(days=chance.randrange(1, 12), minutes=7)
            year.mail(school, later, f"更正：{subject}", [good])
            year.came(need, "mailbox", "it", Quality.GOOD, later)
    elif kind == "locked":
        year.mail(school, at, subject, [File(f"{NAMES[need.requirement]}.zip", locked([good]))])
        year.came(need, "mailbox", "it", Quality.WAITS, at)
    elif kind == "poisoned":
        year.mail(school, at, subject, [File(f"{NAMES[need.requirement]}.zip", _bomb())])
        year.came(need, "mailbox", "poisoned", Quality.ODD, at)
    else:
        sender = ("somebody@mail.example.test", "某老师")
        year.script.mail(school, at, subject, good, sender=sender)
        year.came(need, "mailbox", "it", Quality.WAITS, at)
    shown = year.when(need, chance)
    if shown is not None:
        _share(year, school, need, shown, good)


@cache
def _bomb() -> bytes:
    """An archive that is a thousand times as large as it looks."""
    return packed([File(f"{number}.xlsx", bytes(16 << 20)) for number in range(4)])


def _share(year: Year, school: School, need: Need, at: datetime, file: File) -> None:
    chance = year.chance("share", need.id, at.isoformat())
    lot = chance.random()
    dated = at.date().isoformat() if lot < 0.1 else ""
    post = year.script.share(school, at, f"{school.name}{NAMES[need.requirement]}", file, dated=dated)
    year.came(need, "class_share", "it", Quality.GOOD, at)
    if lot > 0.97:
        year.script.take_down(post, at + timedelta(days=chance.randrange(3, 30)))
        year.counts["post_taken_down"] += 1


def _lessons(year: Year, school: School, stage: Stage) -> None:
    """S6: the archives appear one by one; the mailbox gets them in heaps towards the end."""
    party = f"{school.id}:{stage}" if len(school.stages) > 1 else school.id
    need = year.need(f"S6/{party}/{year.year}")
    chance = year.chance("S6", party)
    held = sessions(year.world, school, stage, need.count, year=year.year)
    files = [archive(year.world, session) for session in held]
    lot = chance.random()
    shown, mailed = need.count, need.count
    if lot < 0.12:
        shown -= chance.randint(1, need.count)
    if 0.06 < lot < 0.22:
        mailed -= chance.randint(1, need.count)
    bad = need.count - 1 if 0.25 < lot < 0.33 else -1
    for place in range(shown):
        session, file = held[place], files[place]
        at = year.when(need, chance, chance.choice(("early", "in_time", "in_time", "last_day")))
        assert at is not None
        if place == bad:
            file, quality = archive(year.world, session, without="评课"), Quality.BAD
            year.counts["session_lacks_a_part"] += 1
        else:
            quality = Quality.GOOD
        year.script.share(school, at, session.post_title, file)
        year.came(need, "class_share", str(place), quality, at)
    _mail_lessons(year, school, need, files[:mailed], chance)


def _mail_lessons(year: Year, school: School, need: Need, files: list[File], chance: Random) -> None:
    for start in range(0, len(files), AT_A_TIME):
        at = year.when(need, chance, chance.choice(("in_time", "in_time", "last_day", "late")))
        assert at is not None
        heap = files[start : start + AT_A_TIME]
        year.mail(school, at, f"{school.name}推门听课材料", heap)
        for place in range(start, start + len(heap)):
            year.came(need, "mailbox", str(place), Quality.GOOD, at)


def _report(year: Year, school: School, month: int) -> None:
    """S7: three kinds of items; each may come in time, late, or never."""
    need = year.need(f"S7/{school.id}/{year.year}-{month:02}")
    chance = year.chance("S7", school.id, month)
    if chance.random() < 0.07:
        return
    for kind, title in TITLES.items():
        at = year.when(need, chance, "never" if chance.random() < 0.04 else "")
        if at is not None:
            year.script.report(school, at, title.format(month=month))
            year.came(need, "web_report", kind, Quality.GOOD, at)


def _join(year: Year, school: School) -> None:
    """S9: in the first year they join one by one; later most are members already, since nobody is thrown out."""
    need = year.need(f"S9/{school.id}/{year.year}")
    staff = year.world.teachers(school.id)
    chance = year.chance("S9", school.id)
    known = {one.account: one.at for one in year.script.members}
    for teacher in staff:
        at = year.when(need, chance, chance.choice(("early", "early", "in_time", "last_day", "late")))
        if (since := known.get(site_account(teacher))) is not None:
            year.came(need, "class_membership", teacher.id, Quality.GOOD, since)
            continue
        if at is None or chance.random() < 0.03:
            continue
        year.script.members.append(Joined(school.class_name, teacher.name, site_account(teacher), at))
        year.came(need, "class_membership", teacher.id, Quality.GOOD, at)
