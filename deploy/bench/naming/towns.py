"""Counties and what their schools sent, written down one by one; nothing was tuned on either before its first look."""

# At first sight of towns: precision 98.8 %, recall 89.5 %, 5.1 % to a person, 15 of 324 refused (teachers' mistyped
# names above all). Of exports (names that telephones, scanners and chats give, near names): 99.7 %, 86.4 %, 10.9 %
# (a third of them strangers, whom a person has to see), 9 of 462 refused.

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from naming.counties import County
from naming.sent import OTHER, PERSON, File, Sent, document, is_essay, pack, picture, sheet
from settings.files import load_files
from tasks.casefile import index_of
from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.domain.plan.expand import expand
from tasks.planfile import calendar_of

HERE = Path(__file__).parent
TOWNS, EXPORTS = HERE / "towns", HERE / "exports"
_SCHOOL, _TEACHER = re.compile(r"[a-z]\d\d"), re.compile(r"(\S+)@([a-z]\d\d)")
_PARTS = ("签到表.jpg", "教案.docx", "照片1.jpg", "照片2.jpg", "照片3.jpg", "评课记录.docx")


def county(folder: Path = TOWNS) -> County:
    raw = {name: (folder / name).read_bytes() for name in ("plan.toml",)}
    raw |= {f"roster/{name}": (folder / name).read_bytes() for name in ("schools.csv", "teachers.csv")}
    schools = [line.split(",") for line in (folder / "schools.csv").read_text("utf-8").splitlines()[1:]]
    people = [f"k-{s[0]},负责人,负责人,{s[0]}@school.example" for s in schools]
    text = "编号,姓名,角色,邮箱\n" + "\n".join([*people, "a1,王老师,管理员,admin@county.example"]) + "\n"
    raw |= {"roster/contacts.csv": text.encode(), "sources/mail.toml": b'kind = "imap"\nhost = "h"\nusername = "u"\n'}
    files = load_files(raw)
    calendar = calendar_of(files)
    index = index_of(files, expand(files.plan, files.roster, calendar), calendar)
    return County("河湾县" if folder == TOWNS else "青石县", files, index, {}, {}, {})


def sents(folder: Path = TOWNS) -> Iterator[Sent]:
    """One mail for each paragraph of sent.txt: its first line is `sender | subject | day`, then a line for each file.

    A file's line is `name | truth | heading`; a member of a bundle is `archive >> name`; truth is REQUIREMENT/school,
    REQUIREMENT/teacher@school, with /month for a monthly one, or person, or other.
    """
    place = county(folder)
    manner = ""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", (folder / "sent.txt").read_text("utf-8").strip())):
        lines = [line for line in paragraph.splitlines() if line.strip()]
        if lines and lines[0].startswith("#"):
            manner = lines.pop(0).lstrip("# ").strip()
        if lines:
            yield _sent(place, manner, lines, number)


def _sent(place: County, manner: str, lines: list[str], number: int) -> Sent:
    sender, title, day = (lines[0].split("|") + ["", ""])[:3]
    files: dict[str, list[File] | File] = {}
    for line in lines[1:]:
        name, truth, heading = (part.strip() for part in (line.split("|") + ["", ""])[:3])
        archive, _, member = name.partition(" >> ")
        one = File(member or archive, _truth(place, truth), _contents(place, member or archive, truth, heading))
        if member:
            kept = files.setdefault(archive, [])
            assert isinstance(kept, list)
            kept.append(one)
        else:
            files[archive] = one
    return Sent(
        manner, place, tuple(_whole(name, one, number) for name, one in files.items()), title.strip(), _address(sender),
        at=f"2025-{day.strip() or '03-10'}T09:00:00",
    )  # fmt: skip


def _whole(name: str, one: list[File] | File, number: int) -> File:
    if isinstance(one, File):
        return one
    return File(name, frozenset(), pack([(f.name, f.contents) for f in one], f"{number}{name}"), tuple(one))


def _address(sender: str) -> str:
    sender = sender.strip()
    return f"{sender}@school.example" if _SCHOOL.fullmatch(sender) else sender


def _truth(place: County, text: str) -> frozenset[str]:
    if text in {"other", "person"}:
        return OTHER if text == "other" else PERSON
    requirement, party, *month = text.split("/")
    if found := _TEACHER.fullmatch(party):
        teachers = place.files.roster.teachers_of[found[2]]
        party = next(t.id for t in teachers if t.name == found[1])
    return frozenset({f"{requirement}/{party}/{month[0] if month else 2025}"})


def _contents(place: County, name: str, truth: str, heading: str) -> Contents:
    """What opens under that name: by its ending, and for a session's archive its parts."""
    ending = name.rpartition(".")[2].lower()
    if ending in {"zip", "rar", "7z"}:
        if heading == "locked":
            return Contents(ContentKind.ARCHIVE, Opening.LOCKED, "zip", reason="压缩包有密码")
        inside = [part for part in heading.split(",") if part] or list(_PARTS)
        return pack(
            ((part, picture() if part.endswith(".jpg") else document("", "正文。" * 30)) for part in inside), name
        )
    if ending in {"jpg", "png", "jpeg", "heic"}:
        return picture()
    if ending in {"xls", "xlsx", "et"}:
        return sheet(heading)
    essay = truth.partition("/")[0] in {r.id for r in place.files.plan.requirements if is_essay(r)}
    text = "结合本校实际，现将情况说明如下，请领导审阅。" * (60 if essay else 4)
    kind = {"ppt": ContentKind.SLIDES, "pptx": ContentKind.SLIDES, "pdf": ContentKind.PDF}.get(ending)
    made = document(heading, text)
    return made if kind is None else Contents(kind, Opening.OPENED, ending, text=made.text, han=made.han, pages=3)
