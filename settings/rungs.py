"""The ladder 催办阶梯: each folder of rungs/ becomes one rung; without any, the shipped ladder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from functools import lru_cache
from pathlib import Path

from settings.mistakes import Mistakes
from settings.table import Table
from settings.texts import check_template, load_texts, shipped_texts
from settings.toml_text import decode, read_toml
from settings.words import ROLE_WORDS, right_one, role
from tasks.domain.notice.letter import Letter
from tasks.domain.notice.rung import Anchor, Rung, When
from tasks.domain.plan.party import Role
from tasks.domain.verdict.verdict import VerdictKind

SHIPPED_RUNGS = Path(__file__).with_name("county") / "rungs"
PARTS = ("rung.toml", "subject.txt", "body.txt", "body.html")
_FOLDER = re.compile(r"(\d{1,3})-([^/]+)")
_WITHIN = re.compile(r"(\d+)\s*wd")
_WHEN_WORDS = "open | T-7 | T-1wd | T-0 | T-2h | +1wd | +2w"


def load_rungs(files: Mapping[str, bytes]) -> tuple[Rung, ...]:
    """The rungs of a county's files (`rungs/NN-name/…`), in the folders' order; the shipped ones if there are none.

    Raises BadFiles with every mistake of every folder, and of the texts that the templates include.
    """
    mistakes = Mistakes()
    texts = load_texts(files, mistakes)
    rungs = read_rungs(files, texts, mistakes)
    mistakes.stop_if_any()
    return rungs


def read_rungs(files: Mapping[str, bytes], texts: Mapping[str, str], mistakes: Mistakes) -> tuple[Rung, ...]:
    """As `load_rungs`, but the mistakes are gathered with those of the county's other files."""
    folders: dict[str, dict[str, bytes]] = {}
    for path, data in sorted(files.items()):
        if path.startswith("rungs/"):
            _, folder, part = (path.split("/", 2) + ["", ""])[:3]
            if not part:
                mistakes.add(path, "", "rungs/ 里只放文件夹", "rungs/20-T-7/rung.toml")
            elif part not in PARTS:
                mistakes.add(path, "", f"不认识的文件 {part}", right_one(part, PARTS))
            else:
                folders.setdefault(folder, {})[part] = data
    if not folders:
        return shipped_rungs()
    rungs = [rung for folder, parts in folders.items() if (rung := _rung(folder, parts, texts, mistakes))]
    _refuse_twins(rungs, mistakes)
    return tuple(sorted(rungs, key=lambda rung: (rung.order, rung.name)))


@lru_cache(maxsize=1)
def shipped_rungs() -> tuple[Rung, ...]:
    files = {
        f"rungs/{path.parent.name}/{path.name}": path.read_bytes()
        for path in SHIPPED_RUNGS.glob("*/*")
        if path.is_file()
    }
    mistakes = Mistakes()
    rungs = read_rungs(files, shipped_texts(), mistakes)
    mistakes.stop_if_any()
    return rungs


def _rung(folder: str, parts: Mapping[str, bytes], texts: Mapping[str, str], mistakes: Mistakes) -> Rung | None:
    named = _FOLDER.fullmatch(folder)
    where = f"rungs/{folder}"
    if named is None:
        mistakes.add(where, "", "文件夹名应是“两位数-级名”", "20-T-7")
    for part in PARTS:
        if part not in parts:
            mistakes.add(where, "", f"缺少 {part}", f"{where}/{part}")
    if named is None or len(parts) < len(PARTS):
        return None
    templates = {part: _template(f"{where}/{part}", parts[part], texts, mistakes) for part in PARTS[1:]}
    table = Table(read_toml(f"{where}/rung.toml", parts["rung.toml"], mistakes), mistakes)
    rung = Rung(
        name=named[2],
        order=int(named[1]),
        when=_when(table),
        to=table.word("to", Role.COORDINATOR, role, ROLE_WORDS),
        verdicts=_verdicts(table),
        accuses=_flag(table, "accuses"),
        at=table.word("at", time(8, 30), _clock, "08:30"),
        within=_within(table),
        needs_release=_flag(table, "needs_release"),
        skips_rest_days=_flag(table, "skips_rest_days"),
        subject=templates["subject.txt"].strip(),
        text=templates["body.txt"],
        html=templates["body.html"],
    )
    table.close()
    _check_sense(rung, table)
    return rung


def _template(file: str, data: bytes, texts: Mapping[str, str], mistakes: Mistakes) -> str:
    text = decode(data)
    if text is None:
        mistakes.add(file, "", "认不出文件的编码", "用记事本另存为 UTF-8")
        return ""
    check_template(file, text, texts, Letter, mistakes)
    return text


def _when(table: Table) -> When:
    text = table.text("when", needed=True, example="T-7")
    try:
        return When.read(text) if text else When(Anchor.BEFORE, 7)
    except ValueError:
        table.wrong("when", f"读不懂 when = “{text}”", _WHEN_WORDS)
        return When(Anchor.BEFORE, 7)


def _verdicts(table: Table) -> tuple[VerdictKind, ...]:
    found = []
    for word in table.texts("verdicts"):
        by_label = {kind.label: kind for kind in VerdictKind} | {kind.value: kind for kind in VerdictKind}
        if word in by_label:
            found.append(by_label[word])
        else:
            table.wrong("verdicts", f"没有“{word}”这种判定", right_one(word, VerdictKind))
    if not table.texts("verdicts"):
        table.wrong("verdicts", "没有写对谁发", 'verdicts = ["awaiting", "partial", "rejected"]')
    return tuple(dict.fromkeys(found))


def _within(table: Table) -> int | None:
    text = table.text("within", "next")
    if text == "next":
        return None
    if match := _WITHIN.fullmatch(text):
        return int(match[1])
    table.wrong("within", f"读不懂 within = “{text}”", "next | 10wd")
    return None


def _flag(table: Table, key: str) -> bool:
    value = table.raw(key)
    if value is None:
        return False
    if not isinstance(value, bool):
        table.wrong(key, f"{key} 应是 true 或 false", f"{key} = true")
        return False
    return value


def _clock(text: str) -> time | None:
    try:
        return time.fromisoformat(text.replace("：", ":"))
    except ValueError:
        return None


def _check_sense(rung: Rung, table: Table) -> None:
    """A rung that accuses comes after the due moment, has a lateness cap, and says so; a reminder names nobody."""
    after = rung.when.anchor is Anchor.AFTER
    accusing = {VerdictKind.MISSING, VerdictKind.UNKNOWN} & set(rung.verdicts)
    if accusing and not rung.accuses:
        table.wrong("accuses", "对“缺交”或“我方未能核实”发信就是催缴，须经发前核对", "accuses = true")
    if rung.accuses and not after:
        table.wrong("when", "截止之前不能催缴", "+1wd")
    if after and rung.within is None:
        table.wrong("within", "截止之后的级要写最晚多久还发", 'within = "10wd"')


def _refuse_twins(rungs: list[Rung], mistakes: Mistakes) -> None:
    seen: dict[str, Rung] = {}
    for rung in rungs:
        if rung.name in seen:
            mistakes.add(f"rungs/{rung.order}-{rung.name}", "", f"级名 {rung.name} 用了两次", "每级一个名字")
        seen[rung.name] = rung
