"""How the teachers hand in T1 and T2, personal articles due by the end of 04-30 (circular L40-L49).

A course has one letter for each moment: 02-10, 02-17, 02-23 | 02-25, 02-27, 03-15, 05-09 (website down), 05-10.
Between 03-15 and 05-10 nobody looked: what came then is unknown on 05-09, and a date of its own cannot be disproved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tasks.domain.plan.party import Teacher
from tasks.sandbox import office
from tasks.sandbox.essays import essay
from tasks.sandbox.packing import cut_short, old_word
from tasks.sandbox.pictures import photo, printed
from tasks.sandbox.script import Script
from tasks.sandbox.wire import File
from tasks.sandbox.world import RARE

CERTIFICATE = "寒假研修学习电子证书"
REFLECTION = "“大学习、大研培、大提高”研培活动学习心得体会"


@dataclass(frozen=True, slots=True)
class Came:
    """One habit of handing in: when it appeared, the date it bears if another, what is true then, how many do so."""

    letters: str
    habit: str
    why: str
    share: int  # of a hundred teachers
    when: str = ""
    dated: str = ""


_TIMES = (
    Came("ssssssss", "early", "开季以前就交了", 14, "01-15 10:00"),
    Came("asssssss", "on_time", "按时", 16, "02-14 10:00"),
    Came("aassssss", "on_time", "按时", 14, "02-20 10:00"),
    Came("aaasssss", "on_time", "按时", 8, "02-24 20:00"),
    Came("aaaaasss", "on_time", "按时", 14, "03-05 10:00"),
    Came("aaaaaaus", "on_time", "按时；5 月 9 日网站打不开，我方未能核实", 12, "04-18 10:00"),
    Came("aaaaaaus", "date_without_time", "日期是 4 月 30 日，没有钟点：按时", 4, "04-30 22:00", "2023-04-30"),
    Came("aaaaaaus", "back_dated", "写 4 月 29 日，5 月 6 日才出现；其间没有完整收取，推翻不了", 3,
         "05-06 10:00", "2023-04-29T10:00"),
    Came("aaaaaaul", "late", "5 月 3 日才交", 7, "05-03 10:00"),
    Came("aaaaaaum", "never", "没有交", 8),
)  # fmt: skip
_NEVER = _TIMES[-1]

Habit = Callable[[Script, Teacher], tuple[str, str, str]]  # puts it on the wire; gives letters, habit, why


def hand_in_studies(script: Script) -> None:
    """T1 and T2 of all teachers: a few special cases, and for all others the times above by lot."""
    for requirement, special, hand_in in (("T1", _CERTIFICATES, _certificate), ("T2", _REFLECTIONS, _reflection)):
        taken = _namesakes(script, requirement)
        others = [t for t in script.world.roster.teachers if t.id not in taken]
        script.world.random(requirement, "order").shuffle(others)
        for habit, teacher in zip(special, others, strict=False):
            script.is_true(f"{requirement}/{teacher.id}/2023", *habit(script, teacher))
        rest = others[len(special) :]
        for teacher, came in zip(rest, _dealt(len(rest)), strict=True):
            if came.when:
                hand_in(script, teacher, came)
            script.is_true(f"{requirement}/{teacher.id}/2023", came.letters, came.habit, came.why)


def _dealt(count: int) -> Iterable[Came]:
    """So many habits in their shares, the first ones filling up what rounding leaves."""
    dealt = [came for came in _TIMES for _ in range(max(1, came.share * count // 100))]
    return (dealt + [_TIMES[n % 5] for n in range(count)])[:count]


def _namesakes(script: Script, requirement: str) -> set[str]:
    """Teachers who cannot be told apart: what one of them hands in waits at both."""
    teachers = script.world.roster.teachers
    pair = [t for t in teachers if not t.account] if requirement == "T1" else [t for t in teachers if t.name == RARE]
    when = Came("awwwwwww", "same_name", "同名，文章看不出是哪一位的，两人都等人工认定", 0, "02-14 11:00")
    if requirement == "T1":
        _certificate(script, pair[0], when)
    else:
        body = essay(script.world.random("T2", pair[0].id), 1200)
        script.article(pair[0], when.when, REFLECTION, body=body, account="", label="")
    for teacher in pair:
        script.is_true(f"{requirement}/{teacher.id}/2023", when.letters, when.habit, when.why)
    silent = [t for t in teachers if not t.account] if requirement == "T2" else []
    for teacher in silent:
        script.is_true(f"T2/{teacher.id}/2023", _NEVER.letters, _NEVER.habit, _NEVER.why)
    return {teacher.id for teacher in (*pair, *silent)}


def _certificate(script: Script, teacher: Teacher, came: Came) -> None:
    if int(teacher.id[1:]) % 3:
        file = File("证书.jpg", photo(f"certificate {script.world.seed} {teacher.id}"))
    else:
        file = File(f"{CERTIFICATE}.pdf", printed([CERTIFICATE, f"姓名：{teacher.name}", "学时：10"]))
    script.article(teacher, came.when, CERTIFICATE, file, dated=came.dated)


def _reflection(script: Script, teacher: Teacher, came: Came, count: int = 0) -> None:
    """In the article's body, or in a document, or in the table of a document (the longer counts)."""
    chance = script.world.random("T2", teacher.id, came.when)
    text = essay(chance, count or chance.randint(1100, 1400))
    form = int(teacher.id[1:]) % 4
    if form in (0, 1):
        script.article(teacher, came.when, REFLECTION, body=text, dated=came.dated)
        return
    told = [text] if form == 2 else []
    data = office.document("学习心得体会", told, [] if told else [["正文", text]])
    script.article(teacher, came.when, "学习心得体会", File("学习心得体会.docx", data), dated=came.dated)


def _file_case(name: str, data: Callable[[Script, Teacher], bytes], title: str, came: Came) -> Habit:
    def hand_in(script: Script, teacher: Teacher) -> tuple[str, str, str]:
        script.article(teacher, came.when, title, File(name, data(script, teacher)))
        return came.letters, came.habit, came.why

    return hand_in


def _colleague_s(script: Script, teacher: Teacher) -> bytes:
    others = [t for t in script.world.teachers(teacher.school) if t.name != teacher.name]
    return printed([CERTIFICATE, f"姓名：{others[0].name}", "学时：10"])


def _twice(script: Script, teacher: Teacher) -> tuple[str, str, str]:
    for when in ("02-14 10:00", "02-15 10:00"):
        _certificate(script, teacher, Came("", "", "", 0, when))
    return "asssssss", "twice", "同一份发了两遍"


def _taken_down(script: Script, teacher: Teacher) -> tuple[str, str, str]:
    _certificate(script, teacher, Came("", "", "", 0, "02-14 10:00"))
    script.take_down(script.posts[-1], "03-01 10:00")
    return "asssssss", "taken_down", "3 月 1 日被删，之前完整收取时见过"


def _without_link(script: Script, teacher: Teacher) -> tuple[str, str, str]:
    _certificate(script, teacher, Came("", "", "", 0, "02-14 10:00"))
    namesakes = [t for t in script.world.teachers(teacher.school) if t.name == teacher.name]
    if len(namesakes) == 1:
        script.posts[-1] = replace(script.posts[-1], account="")
    return "asssssss", "no_account", "网站没给账号，凭姓名和学校认定"


def _length(count: int, came: Came) -> Habit:
    def hand_in(script: Script, teacher: Teacher) -> tuple[str, str, str]:
        _reflection(script, teacher, came, count)
        return came.letters, came.habit, came.why

    return hand_in


def _corrected(first: str, second: str, letters: str, why: str) -> Habit:
    def hand_in(script: Script, teacher: Teacher) -> tuple[str, str, str]:
        _reflection(script, teacher, Came("", "", "", 0, first), 400)
        _reflection(script, teacher, Came("", "", "", 0, second), 1200)
        return letters, "corrected", why

    return hand_in


_CUT = Came("axxxxxxx", "broken", "图片不完整，打不开", 0, "02-14 10:00")
_NO_PICTURE = Came("aaxxxxxx", "wrong_kind", "要图片或 PDF，交的是文字", 0, "02-20 10:00")
_ANOTHER = Came("awwwwwww", "another_name", "证书上是同事的姓名，由人核对", 0, "02-14 10:00")
_CERTIFICATES: tuple[Habit, ...] = (
    _file_case("证书.jpg", lambda script, t: cut_short(photo(f"cut {script.world.seed} {t.id}")), CERTIFICATE, _CUT),
    _file_case("证书.docx", lambda _, t: office.document("证书", [f"{t.name}已完成研修。"]), CERTIFICATE, _NO_PICTURE),
    _file_case("证书.pdf", _colleague_s, CERTIFICATE, _ANOTHER),
    _twice,
    _taken_down,
    _without_link,
    _without_link,
)

_OLD = Came("awwwwwww", "old_format", "附件是旧版 .doc，本机不能读，由人看", 0, "02-14 10:00")
_NEARLY = Came("awwwwwww", "nearly_long_enough", "950 字，900 至 999 字由人核（A16）", 0, "02-14 10:00")
_NEARLY_LATER = Came("aaaaaauw", "nearly_long_enough", "905 字，由人核；5 月 9 日网站打不开", 0, "04-20 10:00")
_SHORT = Came("axxxxxxx", "too_short", "400 字，不足 1000 字", 0, "02-14 10:00")
_SHORT_LATER = Came("aaaaaxxx", "too_short", "860 字，不足 1000 字", 0, "03-05 10:00")
_REFLECTIONS: tuple[Habit, ...] = (
    _length(950, _NEARLY),
    _length(905, _NEARLY_LATER),
    _length(400, _SHORT),
    _length(860, _SHORT_LATER),
    _corrected("02-14 10:00", "02-20 10:00", "axssssss", "先交的 400 字，截止前重交 1200 字"),
    _corrected("04-20 10:00", "05-04 10:00", "aaaaaaus", "4 月 20 日 400 字，催补以前 5 月 4 日重交：取原来的时间"),
    _file_case("心得体会.doc", lambda *_: old_word("心得体会"), REFLECTION, _OLD),
)
