"""The ladder 催办阶梯: each folder of rungs/ becomes one rung; without any, the shipped ladder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from functools import lru_cache
from pathlib import Path

from settings.mistakes import Mistakes
from settings.table import Table
from settings.template_check import check_template
from settings.texts import SAMPLE_LETTERS, load_texts, shipped_texts
from settings.toml_text import decode, read_toml
from settings.words import ROLE_WORDS, right_one, role
from tasks.domain.notice.rung import Anchor, Rung, When
from tasks.domain.plan.party import Role
from tasks.domain.verdict.verdict import VerdictKind

SHIPPED_RUNGS = Path(__file__).with_name("county") / "rungs"
PARTS = ("rung.toml", "subject.txt", "body.txt", "body.html")
_FOLDER = re.compile(r"(\d{1,3})-([^/]+)")
_WITHIN = re.compile(r"(\d+)\s*wd")
_WHEN_WORDS = "open | T-7 | T-1wd | T-0 | T-2h | +1wd | +2w | every 2w"


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
    rungs = [rung for folder, parts in folders.items() for rung in _rungs(folder, parts, texts, mistakes)]
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


@lru_cache(maxsize=1)
def _shipped_templates() -> Mapping[str, str]:
    """The templates of the shipped ladder by folder and file."""
    paths = [path for path in SHIPPED_RUNGS.glob("*/*") if path.suffix in {".txt", ".html"}]
    return {f"{path.parent.name}/{path.name}": path.read_text("utf-8") for path in paths}


def _rungs(folder: str, parts: Mapping[str, bytes], texts: Mapping[str, str], mistakes: Mistakes) -> tuple[Rung, ...]:
    """One rung, or one for each of several moments: `when = ["+1w", "+2w"]` in 65-again gives again-1w and again-2w."""
    named = _FOLDER.fullmatch(folder)
    where = f"rungs/{folder}"
    if named is None:
        mistakes.add(where, "", "文件夹名应是“两位数-级名”", "20-T-7")
    for part in PARTS:
        if part not in parts:
            mistakes.add(where, "", f"缺少 {part}", f"{where}/{part}")
    if named is None or len(parts) < len(PARTS):
        return ()
    templates = {part: _template(f"{where}/{part}", parts[part], texts, mistakes) for part in PARTS[1:]}
    table = Table(read_toml(f"{where}/rung.toml", parts["rung.toml"], mistakes), mistakes)
    moments = _moments(table)
    rung = _rung(named[2], int(named[1]), moments[0][1], table, templates)
    table.close()
    for _, when in moments:
        _check_sense(replace(rung, when=when), table)
    if len(moments) == 1:
        return (rung,)
    return tuple(replace(rung, name=f"{rung.name}-{text.lstrip('+')}", when=when) for text, when in moments)


def _rung(name: str, order: int, when: When, table: Table, templates: Mapping[str, str]) -> Rung:
    return Rung(
        name=name,
        order=order,
        when=when,
        to=table.word("to", Role.COORDINATOR, role, ROLE_WORDS),
        verdicts=_verdicts(table),
        accuses=_flag(table, "accuses"),
        at=table.word("at", time(8, 30), _clock, "08:30"),
        within=_within(table),
        release_by=_release_by(table),
        only_behind=_flag(table, "only_behind"),
        skips_rest_days=_flag(table, "skips_rest_days"),
        subject=templates["subject.txt"].strip(),
        text=templates["body.txt"],
        html=templates["body.html"],
    )


def _template(file: str, data: bytes, texts: Mapping[str, str], mistakes: Mistakes) -> str:
    text = decode(data)
    if text is None:
        mistakes.add(file, "", "认不出文件的编码", "用记事本另存为 UTF-8")
        return ""
    if _shipped_templates().get(file.partition("/")[2]) == text and texts == shipped_texts():
        return text  # as `init` wrote it: tried when it was shipped, and not again by every command
    check_template(file, text, texts, SAMPLE_LETTERS, mistakes)
    return text


def _moments(table: Table) -> list[tuple[str, When]]:
    """The moments as written, each with what it means; a week before when nothing could be read."""
    texts = table.texts("when") if isinstance(table.raw("when"), list) else ()
    found = []
    for text in texts or filter(None, [table.text("when", needed=True, example="T-7")]):
        try:
            found.append((text, When.read(text)))
        except ValueError:
            table.wrong("when", f"读不懂 when = “{text}”", _WHEN_WORDS)
    return found or [("T-7", When(Anchor.BEFORE, 7))]


def _release_by(table: Table) -> Role | None:
    """`needs_release = true` alone asks for an admin."""
    needed = _flag(table, "needs_release")
    if table.raw("release_by") is None:
        return Role.ADMIN if needed else None
    found = table.word("release_by", Role.ADMIN, role, ROLE_WORDS)
    if found not in {Role.ADMIN, Role.STAGE_CONTACT}:
        table.wrong("release_by", "放行的人只能是联系人或管理员", 'release_by = "stage_contact"')
    return found


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
    if rung.only_behind and rung.accuses:
        table.wrong("only_behind", "进度提醒只在截止之前发，不催缴", "only_behind = false")
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
