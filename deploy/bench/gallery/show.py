"""Sends the archives of the gallery into a made-up county, reads and judges them, and writes what is said as a page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(TOP), str(TOP / "deploy" / "bench")]

from gallery.archives import Exhibit, exhibits  # noqa: E402
from gallery.page import Shown, page_of  # noqa: E402

_NUMBERS = "一二三四五六七八九十"
_PLAN = """
[plan]
id = "gallery"
year = 2023
[[requirement]]
id = "S6"
title = "“推门听课”材料"
aliases = ["听课材料"]
party = "school"
channels = ["mailbox"]
due = "05-08 17:00"
checks = [
  { name = "archive_parts", parts = ["签到", "教案|教学设计", "照片>=3", "笔记>=1", "评课"] },
  "one_session",
  { name = "photos_differ", min = 3 },
]
"""
_CALL = "from flows.cli import main; main()"


@dataclass(frozen=True)
class County:
    home: Path

    def run(self, *words: str, at: str) -> str:
        command = [sys.executable, "-c", _CALL, "--home", str(self.home), "--clock", at, *words]
        env = {name: text for name, text in os.environ.items() if not name.startswith(("ROLLCALL_", "PREFECT_API"))}
        ran = subprocess.run(command, env=env | {"PYTHONPATH": str(TOP)}, capture_output=True, text=True, check=False)
        if ran.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(words)}: {ran.stdout}{ran.stderr}")
        return ran.stdout


def main(out: Path) -> int:
    shown = tuple(look_at(tuple(exhibits())))
    out.write_text(page_of(shown), "utf-8")
    wrong = [f"{one.exhibit.file}: {one.verdict} {one.sentences}" for one in shown if not one.is_as_wanted]
    print("\n".join([*wrong, f"gallery: {len(shown) - len(wrong)} of {len(shown)} as they should be, in {out}"]))
    return 1 if wrong else 0


def look_at(wanted: tuple[Exhibit, ...]) -> list[Shown]:
    """One school for each archive; each is mailed, read and judged as any other."""
    from tasks.openers import contact_sheet, open_file

    with tempfile.TemporaryDirectory(prefix="gallery-") as folder:
        county = _county(Path(folder), wanted)
        county.run("plan", "open", "--yes", at="2023-03-01T09:00")
        county.run("read", at="2023-05-06T10:00")
        county.run("judge", at="2023-05-06T10:00")
        rows = json.loads(county.run("status", "--format", "json", at="2023-05-06T10:00"))["rows"]
        shown = []
        for number, (exhibit, row) in enumerate(zip(wanted, rows, strict=True), 1):
            assert row["party"] == f"sch{number:02}", row["id"]
            path = county.home / "state" / "evidence" / _file(row)["sha256"]
            photos = contact_sheet(path, exhibit.file, 120)
            shown.append(Shown(exhibit, row, _file(row), open_file(path, exhibit.file), photos))
        return shown


def _file(row: dict[str, Any]) -> dict[str, Any]:
    """The archive that was sent: the one piece of evidence of its obligation."""
    [item] = row["evidence"]
    return dict(item)


def _county(home: Path, wanted: tuple[Exhibit, ...]) -> County:
    numbers = range(1, len(wanted) + 1)
    schools = "".join(f"sch{n:02},{name_of(n)},小学,c{n}\n" for n in numbers)
    contacts = "".join(f"c{n},王老师,负责人,c{n}@school.example\n" for n in numbers)
    files = {
        "rollcall.toml": "",
        "plan.toml": _PLAN,
        "roster/schools.csv": "编号,学校,学段,负责人\n" + schools,
        "roster/contacts.csv": "编号,姓名,角色,邮箱\n" + contacts,
        "sources/box.toml": 'kind = "maildir"\npath = "incoming/mail"\n',
    }
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8")
    for folder in ("new", "cur", "tmp"):
        (home / "incoming" / "mail" / folder).mkdir(parents=True)
    for number, exhibit in enumerate(wanted, 1):
        (home / "incoming" / "mail" / "new" / f"{number:02}").write_bytes(_letter(number, exhibit))
    return County(home)


def name_of(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"第{('十' + (_NUMBERS[ones - 1] if ones else '')) if tens else _NUMBERS[ones - 1]}小学"


def _letter(number: int, exhibit: Exhibit) -> bytes:
    letter = EmailMessage()
    letter["From"] = f"c{number}@school.example"
    letter["To"] = "box@county.example"
    letter["Subject"] = f"{name_of(number)}听课材料"
    letter["Date"] = f"Fri, 05 May 2023 10:{number:02}:00 +0800"
    letter["Message-ID"] = f"<{number}@school.example>"
    letter.set_content("材料见附件。")
    letter.add_attachment(exhibit.make(), "application", "octet-stream", filename=exhibit.file)
    received = f"Received: from a by b; Fri, 05 May 2023 10:{number:02}:00 +0800\r\n"
    return received.encode() + letter.as_bytes()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
