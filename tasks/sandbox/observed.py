"""How the schools hand in S6, one archive for each observed lesson, due on 05-08 at close of business (circular L30).

A course has one letter for each moment: 02-10, 02-17, 02-23 | 02-25, 02-27, 03-15, 05-09 (website down), 05-10.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tasks.domain.plan.party import Stage
from tasks.sandbox.lessons import AT_A_TIME, Session, archive, session_files, sessions
from tasks.sandbox.packing import packed
from tasks.sandbox.script import Script
from tasks.sandbox.wire import File
from tasks.sandbox.world import COMBINED


class Term:
    """One school's spring of observed lessons, and the two places where the archives go."""

    def __init__(self, script: Script, school: str, stage: Stage, count: int, unnamed: int = 0) -> None:
        self.script, self.stage = script, stage
        self.school = script.world.school(school)
        self.sessions = sessions(script.world, self.school, stage, count, unnamed)

    def archives(self, first: int, last: int) -> list[File]:
        return [archive(self.script.world, session) for session in self.sessions[first - 1 : last]]

    def share(self, first: int, last: int, month: str, hour: str = "15:00") -> None:
        """One post for each session, spread over the first days of a month: "03" 3rd to 14th, "04" 6th onwards."""
        start = 3 if month == "03" else 6
        for place, session in enumerate(self.sessions[first - 1 : last]):
            day = start + (place % 12 if month == "03" else place)
            self.share_file(f"{month}-{day:02} {hour}", session, archive(self.script.world, session))

    def share_file(self, when: str, session: Session, file: File) -> None:
        self.script.share(self.school, when, session.post_title, file)

    def mail(self, when: str, files: Sequence[File]) -> None:
        for start in range(0, len(files), AT_A_TIME):
            self.script.mail(self.school, when, f"{self.school.name}推门听课材料", *files[start : start + AT_A_TIME])

    def without_remarks(self) -> File:
        return archive(self.script.world, self.sessions[-1], without="评课")

    def is_true(self, letters: str, habit: str, why: str) -> None:
        party = f"{COMBINED}:{self.stage}" if self.school.id == COMBINED else self.school.id
        self.script.is_true(f"S6/{party}/2023", letters, habit, why)


def _on_time(term: Term) -> None:
    term.share(1, 4, "03")
    term.share(5, 15, "04")
    term.mail("05-05 10:00", term.archives(1, 15))
    term.is_true("nnnnnpus", "on_time", "15 次两处都按时；5 月 9 日网站打不开，只见过 4 次")


def _loose_files_only(term: Term) -> None:
    files = [
        File(file.name.rpartition("/")[2], file.data) for file in session_files(term.script.world, term.sessions[0])
    ]
    term.script.mail(term.school, "03-10 10:00", "第二高级中学推门听课材料", *files)
    term.is_true("nnnnnaum", "loose_files", "只发过一次没有打包的散件，其余没有交")


def _website_early(term: Term) -> None:
    term.share(1, 15, "03")
    term.mail("03-14 10:00", term.archives(1, 9))
    term.mail("05-08 16:00", term.archives(10, 15))
    term.is_true("nnnnnpss", "on_time", "网站 3 月 15 日就见过全部 15 次，5 月 9 日打不开也无妨")


def _mailbox_short(term: Term) -> None:
    term.share(1, 15, "03")
    term.mail("03-14 11:00", term.archives(1, 9))
    term.is_true("nnnnnpmm", "one_channel_only", "网站 15 次齐全；邮箱只有 9 次，5 月 9 日的收信足以证明")


def _one_without_remarks(term: Term) -> None:
    term.share(1, 3, "03")
    term.share(4, 14, "04")
    term.share_file("05-04 10:00", term.sessions[-1], term.without_remarks())
    term.mail("05-06 10:00", [*term.archives(1, 14), term.without_remarks()])
    term.is_true("nnnnnpux", "lacks_a_part", "14 次合格，第 15 次两处都缺评课记录")


def _several_in_one(term: Term) -> None:
    term.share(1, 2, "03")
    term.share(3, 11, "04")
    both = [f for s in term.sessions[10:12] for f in session_files(term.script.world, s, folder=f"第{s.number}次/")]
    term.mail("05-05 10:00", [*term.archives(1, 10), File("推门听课第11-12次.zip", packed(both))])
    term.is_true("nnnnnpux", "several_in_one", "网站 11 次合格；邮箱 10 次合格，另有一个压缩包装了两次")


def _last_one_late(term: Term) -> None:
    term.share(1, 2, "03")
    term.share(3, 10, "04")
    term.share_file("05-09 10:00", term.sessions[10], archive(term.script.world, term.sessions[10]))
    term.mail("05-06 10:00", term.archives(1, 11))
    term.is_true("nnnnnpul", "late", "邮箱按时；网站第 11 次 5 月 9 日才上传")


def _same_one_again(term: Term) -> None:
    tenth = archive(term.script.world, term.sessions[9])
    again = File("推门听课第11次.zip", tenth.data)
    anew = File(
        "推门听课补.zip", packed(reversed(session_files(term.script.world, term.sessions[9], folder="推门听课/")))
    )
    term.share(1, 2, "03")
    term.share(3, 10, "04")
    term.share_file("05-05 10:00", term.sessions[9], again)
    term.share_file("05-05 11:00", term.sessions[9], anew)
    term.mail("05-06 10:00", [*term.archives(1, 10), again, anew])
    term.is_true("nnnnnpum", "twice", "10 次，其中一次改名、重新打包又交了两遍，仍是 10 次")


def _combined(primary: Term, junior: Term) -> None:
    for term, count in ((primary, 11), (junior, 15)):
        term.share(1, 2, "03")
        term.share(3, count, "04")
        named = sessions(term.script.world, term.school, term.stage, count)
        term.mail("05-05 10:00", [archive(term.script.world, session) for session in named])
        term.is_true("nnnnnpus", "names_no_stage", "网站上有一次没写年级和教师，按能使各学段收齐的方式计入")


_HABITS: tuple[tuple[str, Stage, int, Callable[[Term], None]], ...] = (
    ("sch01", Stage.SENIOR, 15, _on_time),
    ("sch02", Stage.SENIOR, 15, _loose_files_only),
    ("sch03", Stage.JUNIOR, 15, _website_early),
    ("sch04", Stage.JUNIOR, 15, _mailbox_short),
    ("sch05", Stage.JUNIOR, 15, _one_without_remarks),
    ("sch06", Stage.PRIMARY, 12, _several_in_one),
    ("sch07", Stage.PRIMARY, 11, _last_one_late),
    ("sch08", Stage.PRIMARY, 11, _same_one_again),
)


def hand_in_observed_lessons(script: Script) -> None:
    """S6 of all schools; kindergartens owe none (ruling A7), the combined school owes by stage."""
    for school, stage, count, habit in _HABITS:
        habit(Term(script, school, stage, count))
    _combined(Term(script, COMBINED, Stage.PRIMARY, 11, unnamed=1), Term(script, COMBINED, Stage.JUNIOR, 15, unnamed=1))
